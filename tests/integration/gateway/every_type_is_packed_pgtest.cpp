#include "db/documents.hpp"
#include "gateway/app/produce.hpp"
#include "gateway/files.hpp"
#include "templates/catalogue.hpp"
#include "templates/check.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

#include <regex>

namespace buzon {
namespace {

using db::Alike;
using db::DocumentRole;

// Stores the three documents of one act as issuing does; gives what each must be.
std::map<Sha256, std::string> store(test::GatewayDesk& desk, const std::string& type,
                                    std::int64_t number)
{
    const Services& services = desk.services();
    const templates::ActType& kind = *services.catalogue().find(type, "1.0");
    // Addressee and signer stay those of the sample: this is about bytes, not about rights.
    const std::string sample = std::regex_replace(read_file(kind.folder / "sample.xml").value(),
                                                  std::regex("<referencia>[^<]*"),
                                                  "<referencia>R-" + std::to_string(number));
    const auto act = templates::check(services.catalogue(), sample, kind.sample_on);
    if (!act) throw std::runtime_error(type + ": " + act.error().front().reason);
    const auto made =
        app::produce(services, {*act->type, act->xml, *services.official(*Rfc::parse(test::kHead)),
                                Folio::make("3901", 2026, number), services.now(), "México"});
    if (!made) throw std::runtime_error(type + ": " + made.error().front().reason);
    db::Connection connection = desk.connect();
    db::Transaction tx(connection);
    const auto put = [&](DocumentRole role, const std::string& bytes,
                         std::optional<Sha256> beside) {
        return db::store_document(tx, {"a/b", bytes}, services.now(),
                                  {db::alike_key(role, {type}), beside});
    };
    const Sha256 xml = put(DocumentRole::ActoXml, made->xml, std::nullopt);
    std::map<Sha256, std::string> documents{{xml, made->xml}};
    documents.emplace(put(DocumentRole::ActoHtml, made->html, xml), made->html);
    documents.emplace(put(DocumentRole::ActoPdf, made->pdf, xml), made->pdf);
    tx.commit();
    return documents;
}

TEST(EveryActType, comes_back_byte_for_byte_and_takes_a_fraction)
{
    test::GatewayDesk desk;
    std::int64_t number = 1000;
    for (const templates::ActType& type : desk.services().catalogue().list()) {
        if (type.family != templates::Family::Act) continue;
        // Sizes at the edge of a class have two bases, so the third is the first that surely finds
        // one.
        store(desk, type.key, ++number);
        store(desk, type.key, ++number);
        const auto documents = store(desk, type.key, ++number);
        db::Connection fresh = desk.connect();
        for (const auto& [sha, bytes] : documents) {
            const auto document = db::find_document(fresh, sha);
            ASSERT_TRUE(document) << type.key;
            EXPECT_TRUE(document->bytes == bytes) << type.key;
            const auto stored = fresh
                                    .exec({"stored_size",
                                           "SELECT octet_length(bytes) FROM documents"
                                           " WHERE sha = $1"},
                                          db::Params{sha})
                                    .front()
                                    .next<std::int64_t>();
            EXPECT_LT(stored, std::ssize(bytes) / 8) << type.key;
        }
    }
    EXPECT_GE(number, 1000 + 3 * 35);
}

}  // namespace
}  // namespace buzon
