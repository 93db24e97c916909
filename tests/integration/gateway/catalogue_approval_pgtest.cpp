#include "core/base64.hpp"
#include "db/officials.hpp"
#include "db/pool.hpp"
#include "gateway/app/catalogue_approval.hpp"
#include "gateway/app/issue.hpp"
#include "gateway/database.hpp"
#include "signing/sello.hpp"
#include "signing/signer.hpp"
#include "tests/support/findings.hpp"
#include "tests/support/gateway_desk.hpp"

#include <gtest/gtest.h>

namespace buzon::test {
namespace {

using db::CatalogueStep;

class AVersionThatNobodySigned : public testing::Test {
  protected:
    static GatewayDesk::Setup inert()
    {
        GatewayDesk::Setup setup;
        setup.catalogue = GatewayDesk::Setup::Catalogue::Inert;
        return setup;
    }

    [[nodiscard]] const templates::ActType& fine()
    {
        return *desk.services().catalogue().find("multa", "1.0");
    }
    tl::expected<CatalogueStep, Findings> sign(const templates::ActType& type, std::string_view rfc)
    {
        const signing::Signer& signer = *desk.services().official(*Rfc::parse(rfc));
        const std::string certificate = signer.certificate().der();
        const std::string signature =
            signing::make_sello(signer, app::catalogue_cadena(type, *Rfc::parse(rfc)));
        return app::vouch(desk.services(), {type, certificate, signature});
    }
    std::set<std::string> refused_to_issue()
    {
        const auto issued = app::issue(desk.services(), sample_instance("multa", "M-1"));
        return issued ? std::set<std::string>{} : ids_of(issued.error());
    }

    GatewayDesk desk{inert()};
};

using Ids = std::set<std::string>;

TEST_F(AVersionThatNobodySigned, IsInertUntilASecondPersonApprovesIt)
{
    EXPECT_EQ(refused_to_issue(), Ids{"TIPO-SIN-APROBAR"});
    EXPECT_EQ(sign(fine(), kCollector), CatalogueStep::Proposed);
    EXPECT_EQ(refused_to_issue(), Ids{"TIPO-SIN-APROBAR"});
    desk.expect_nothing_stored();
    EXPECT_EQ(sign(fine(), kHead), CatalogueStep::Approved);
    EXPECT_EQ(refused_to_issue(), Ids{});
}

TEST_F(AVersionThatNobodySigned, IsNotApprovedByWhoProposedIt)
{
    ASSERT_TRUE(sign(fine(), kHead));
    EXPECT_EQ(ids_of(sign(fine(), kHead).error()), Ids{"CATALOGO-REPETIDA"});
    EXPECT_EQ(refused_to_issue(), Ids{"TIPO-SIN-APROBAR"});
}

TEST_F(AVersionThatNobodySigned, IsApprovedByALawyerOnly)
{
    db::in_transaction(desk.services().database(), request_deadline(), [](db::Transaction& tx) {
        db::Official official = *db::find_official(tx, *Rfc::parse(kHead));
        std::erase(official.roles, db::OfficialRole::Juridico);
        db::upsert_official(tx, official);
    });
    ASSERT_TRUE(sign(fine(), kCollector));
    EXPECT_EQ(ids_of(sign(fine(), kHead).error()), Ids{"CATALOGO-ROL"});
}

TEST_F(AVersionThatNobodySigned, TakesNoThirdSignatureAndNoForgedOne)
{
    ASSERT_TRUE(sign(fine(), kHead));
    ASSERT_TRUE(sign(fine(), kCollector));
    EXPECT_EQ(ids_of(sign(fine(), kHeadElsewhere).error()), Ids{"CATALOGO-COMPLETA"});

    const templates::ActType& other = *desk.services().catalogue().find("cedula-cuotas", "1.0");
    const signing::Signer& signer = *desk.services().official(*Rfc::parse(kHead));
    const std::string certificate = signer.certificate().der();
    const std::string of_another =
        signing::make_sello(signer, app::catalogue_cadena(fine(), *Rfc::parse(kHead)));
    EXPECT_EQ(ids_of(app::vouch(desk.services(), {other, certificate, of_another}).error()),
              Ids{"CATALOGO-FIRMA"});
}

TEST_F(AVersionThatNobodySigned, BeginsAnewWhenOneOfItsFilesChanges)
{
    ASSERT_TRUE(sign(fine(), kHead));
    ASSERT_TRUE(sign(fine(), kCollector));
    templates::ActType changed = fine();
    changed.digest = sha256_of("un byte distinto en un archivo incluido");
    EXPECT_EQ(sign(changed, kHead), CatalogueStep::Proposed);
    auto lease = desk.services().database().lease(request_deadline());
    EXPECT_FALSE(db::is_approved(*lease, "multa", "1.0", changed.digest));
    EXPECT_TRUE(db::is_approved(*lease, "multa", "1.0", fine().digest));
    EXPECT_EQ(db::catalogue_signatures_of(*lease, "multa", "1.0").size(), 3u);
}

}  // namespace
}  // namespace buzon::test
