#include "templates/act_offer.hpp"

#include "templates/catalogue.hpp"
#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>

namespace buzon::templates {
namespace {

std::string sample(const std::string& type)
{
    return read_file(test::type(type).folder / "sample.xml").value();
}

TEST(WhatAnActOffers, is_read_from_its_own_data)
{
    const ActOffer offer = read_offer(sample("cedula-cuotas"));
    EXPECT_EQ(offer.credits, std::vector<std::string>{"263045871"});
    ASSERT_TRUE(offer.payment);
    EXPECT_EQ(offer.payment->line, "3901263045871202608A7K2M94X0Q81");
    EXPECT_EQ(iso_date(offer.payment->good_until), "2027-02-26");
    EXPECT_EQ(offer.payment->days, 15);
    EXPECT_EQ(offer.payment->means.size(), 3U);
    ASSERT_EQ(offer.payment->concepts.size(), 6U);
    EXPECT_EQ(offer.payment->concepts.at(0).name, "Enfermedades y maternidad, cuota fija");
    EXPECT_EQ(offer.payment->concepts.at(0).amount, Money::parse("4089.55").value());
    ASSERT_EQ(offer.remedies.size(), 2U);
    EXPECT_EQ(offer.remedies.at(0).key, "inconformidad");
    EXPECT_EQ(offer.remedies.at(0).days, 15);
    EXPECT_EQ(offer.remedies.at(0).grounds, (std::vector<std::string>{"LSS 294", "RRI 6"}));
    EXPECT_NE(offer.remedies.at(1).authority.find("Tribunal Federal"), std::string::npos);
}

TEST(WhatAnActOffers, is_no_payment_when_it_asks_for_none)
{
    const ActOffer offer = read_offer(sample("requerimiento-informacion"));
    EXPECT_FALSE(offer.payment);
    EXPECT_TRUE(offer.credits.empty());
    EXPECT_EQ(offer.remedies.size(), 2U);
    EXPECT_TRUE(read_offer(sample("orden-visita")).remedies.empty());
}

TEST(WhatAnActOffers, names_every_credit_and_the_term_of_its_own_kind)
{
    const ActOffer many = read_offer(sample("resolucion-responsabilidad-solidaria"));
    EXPECT_EQ(many.credits, (std::vector<std::string>{"253019924", "253022381"}));
    ASSERT_TRUE(many.payment);
    EXPECT_EQ(many.payment->days, 15);
    EXPECT_EQ(read_offer(sample("gastos-no-derechohabiente")).payment->days, 30);
    EXPECT_FALSE(read_offer(sample("requerimiento-pago-embargo")).payment->days);
}

TEST(WhatAnActOffers, is_the_term_to_answer_that_it_fixes_itself)
{
    const ActOffer asked = read_offer(sample("requerimiento-informacion"));
    ASSERT_TRUE(asked.own_term);
    EXPECT_EQ(asked.own_term->days, 15);
    EXPECT_TRUE(asked.own_term->way.starts_with("La respuesta se presenta por el Buzón IMSS"));
    EXPECT_TRUE(asked.own_term->warning.starts_with("De no cumplir en el plazo señalado"));
    EXPECT_EQ(asked.own_term->grounds,
              (std::vector<std::string>{"LSS 39 C", "LSS 304 A", "LSS 304 B"}));
    EXPECT_EQ(read_offer(sample("requerimiento-dictamen")).own_term->days, 15);
    EXPECT_EQ(read_offer(sample("requerimiento-afianzadora")).payment->days, 15)
        << "what is asked for is the payment of its slip";
    EXPECT_FALSE(read_offer(sample("multa")).own_term) << "a remedy's term is another's";
    EXPECT_FALSE(read_offer(sample("liberacion-inmovilizacion")).own_term) << "a bank's";
    EXPECT_FALSE(test::type("oficio-observaciones").own_term) << "its type does not say whose";
    EXPECT_EQ(test::type("requerimiento-dictamen").own_term, "RACERF 171, CFF 53-c");
    EXPECT_EQ(test::type("requerimiento-informacion").own_term, "");
}

TEST(WhatAnActOffers, reads_every_type_of_the_catalogue)
{
    for (const ActType& type : test::catalogue().list()) {
        if (type.family != Family::Act) continue;
        EXPECT_NO_THROW(static_cast<void>(read_offer(sample(type.key)))) << type.key;
    }
}

}  // namespace
}  // namespace buzon::templates
