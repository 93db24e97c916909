#include "db/documents.hpp"
#include "gateway/app/produce.hpp"
#include "gateway/files.hpp"
#include "templates/catalogue.hpp"
#include "templates/check.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <vector>

namespace buzon {
namespace {

using db::Alike;
using db::DocumentRole;

struct Stored {
    Sha256 sha;
    std::string bytes;
};

// Stores the three documents of one act as issuing does; gives what each must be.
std::vector<Stored> store(test::GatewayDesk& desk, const std::string& type, std::int64_t number)
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
    const Sha256 html = put(DocumentRole::ActoHtml, made->html, xml);
    const Sha256 pdf = put(DocumentRole::ActoPdf, made->pdf, xml);
    tx.commit();
    return {{xml, made->xml}, {html, made->html}, {pdf, made->pdf}};
}

// What a document takes in storage, after it was read back and found the same.
double share_of(db::Connection& fresh, const Stored& stored)
{
    const auto document = db::find_document(fresh, stored.sha);
    EXPECT_TRUE(document && document->bytes == stored.bytes);
    const auto taken =
        fresh
            .exec({"stored_size", "SELECT octet_length(bytes) FROM documents WHERE sha = $1"},
                  db::Params{stored.sha})
            .front()
            .next<std::int64_t>();
    return static_cast<double>(taken) / static_cast<double>(stored.bytes.size());
}

TEST(EveryActType, comes_back_byte_for_byte_and_takes_a_fraction)
{
    test::GatewayDesk desk;
    std::int64_t number = 1000;
    for (const templates::ActType& type : desk.services().catalogue().list()) {
        if (type.family != templates::Family::Act) continue;
        SCOPED_TRACE(type.key);
        // Of three documents at the edge of two classes of size, two share a base.
        std::vector<double> least(3, 1.0);
        for (int act = 0; act < 3; ++act) {
            const auto documents = store(desk, type.key, ++number);
            db::Connection fresh = desk.connect();
            for (std::size_t i = 0; i < documents.size(); ++i) {
                least[i] = std::min(least[i], share_of(fresh, documents[i]));
            }
        }
        for (const double share : least) EXPECT_LT(share, 0.125);
    }
    EXPECT_GE(number, 1000 + 3 * 35);
}

}  // namespace
}  // namespace buzon
