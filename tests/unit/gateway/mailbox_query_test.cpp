#include "gateway/http/mailbox_query.hpp"

#include "gateway/app/act_terms.hpp"
#include "gateway/app/same_words.hpp"

#include <gtest/gtest.h>

namespace buzon::http {
namespace {

tl::expected<app::MailboxQuery, Findings> read(std::map<std::string, std::string> query)
{
    Request request;
    request.query = std::move(query);
    return read_mailbox_query(request, Rfc::parse("CPB980821QT6").value());
}

std::vector<std::string> fields(const tl::expected<app::MailboxQuery, Findings>& query)
{
    std::vector<std::string> fields;
    if (query) return fields;
    for (const Finding& finding : query.error()) {
        EXPECT_FALSE(finding.reason.empty());
        EXPECT_FALSE(finding.remedy.empty());
        fields.push_back(finding.field);
    }
    return fields;
}

TEST(AMailboxQuery, without_anything_asks_for_the_newest_fifty)
{
    const auto query = read({});
    ASSERT_TRUE(query);
    EXPECT_EQ(query->state, app::MailboxState::Everything);
    EXPECT_EQ(query->limit, 50);
}

TEST(AMailboxQuery, reads_every_filter)
{
    const auto query = read({{"estado", "pendientes"},
                             {"tipo", "cedula-cuotas"},
                             {"desde", "2026-11-01"},
                             {"hasta", "2026-11-30"},
                             {"q", "  Ñandú 263045871 "},
                             {"antes", "2026-12-08.17"},
                             {"limite", "200"}});
    ASSERT_TRUE(query) << testing::PrintToString(fields(query));
    EXPECT_EQ(query->filter.text, "Ñandú 263045871");
    ASSERT_TRUE(query->after);
    EXPECT_EQ(query->after->id.value, 17);
    EXPECT_EQ(iso_date(query->after->date), "2026-12-08");
}

TEST(AMailboxQuery, that_is_wrong_everywhere_is_told_all_of_it)
{
    const auto query = read({{"estado", "abiertos"},
                             {"tipo", "' OR 1=1"},
                             {"desde", "2026-13-01"},
                             {"hasta", "ayer"},
                             {"q", std::string(101, 'x')},
                             {"antes", "-1"},
                             {"limite", "201"}});
    EXPECT_EQ(fields(query), (std::vector<std::string>{"estado", "tipo", "desde", "hasta", "q",
                                                       "antes", "limite"}));
}

TEST(AMailboxQuery, takes_no_text_that_the_database_would_not)
{
    for (const std::string& text :
         {std::string("a\0b", 3), std::string("\xff"), std::string("\xc3"), std::string("a\x7f"),
          std::string("\xed\xa0\x80"), std::string("\xf8\x88\x80\x80")}) {
        EXPECT_EQ(fields(read({{"q", text}})), std::vector<std::string>{"q"});
    }
    EXPECT_TRUE(read({{"q", "100 % _ \\ '"}}));
}

TEST(AMailboxQuery, refuses_the_place_of_another_list)
{
    EXPECT_TRUE(read({{"antes", "17"}}));
    EXPECT_EQ(fields(read({{"antes", "2026-12-08.17"}})), std::vector<std::string>{"antes"});
    EXPECT_EQ(fields(read({{"estado", "sin_abrir"}, {"antes", "17"}})),
              std::vector<std::string>{"antes"});
    for (const char* place : {"2026-12-08.", ".17", "2026-12-08.0", "2026-12-08.17x",
                              "2026-02-30.1", "2026-12-08.99999999999999999999"}) {
        EXPECT_EQ(fields(read({{"estado", "pendientes"}, {"antes", place}})),
                  std::vector<std::string>{"antes"})
            << place;
    }
}

TEST(AMailboxQuery, refuses_a_span_that_ends_before_it_begins)
{
    EXPECT_EQ(fields(read({{"desde", "2026-11-02"}, {"hasta", "2026-11-01"}})),
              std::vector<std::string>{"hasta"});
}

TEST(WordsOfATitle, are_found_whatever_their_case_and_accents)
{
    const char* title = "Cédula de liquidación de cuotas del año";
    EXPECT_TRUE(app::same_words(title, "LIQUIDACION cedula"));
    EXPECT_TRUE(app::same_words(title, "cuot"));
    EXPECT_TRUE(app::same_words(title, "AÑO"));
    EXPECT_FALSE(app::same_words(title, "ano"));
    EXPECT_FALSE(app::same_words(title, "cédula multa"));
}

TEST(WhatAnActGrants, is_an_answer_only_where_its_type_says_that_the_act_fixes_the_term)
{
    templates::ActOffer offer;
    offer.own_term = templates::OwnTerm{.days = 10, .way = {}, .warning = {}, .grounds = {}};
    templates::ActType type;
    EXPECT_EQ(app::grants_text(offer, type), "");
    type.own_term = "RACERF 171, CFF 53-c";
    EXPECT_EQ(app::grants_text(offer, type), "respuesta:10");
    EXPECT_EQ(app::term_policy(nullptr, "juicio respuesta:10").reply, 10);
    for (const char* none : {"juicio", "respuesta:", "respuesta:0", "respuesta:x", "respuesta:201",
                             "respuesta:99999999999"}) {
        EXPECT_FALSE(app::term_policy(nullptr, none).reply) << none;
    }

    NotificationTerms terms;
    for (const DeadlineId id : {DeadlineId::Respuesta, DeadlineId::Inconformidad}) {
        terms.deadlines.push_back({.id = id, .date = {}, .rule = "x", .moved = {}});
    }
    NotificationTerms told = terms;
    app::keep_granted(told, &type, "respuesta:10");
    ASSERT_EQ(told.deadlines.size(), 1U);
    EXPECT_EQ(told.deadlines.front().rule, "RACERF 171, CFF 53-c, CFF 12");
    app::keep_granted(terms, &type, "inconformidad");
    ASSERT_EQ(terms.deadlines.size(), 1U) << "an act that fixed no term opens none";
    EXPECT_EQ(terms.deadlines.front().rule, "x");
}

TEST(WhatAnActGrants, is_kept_in_words_that_are_read_back)
{
    templates::ActOffer offer;
    offer.remedies = {
        {.key = "juicio", .name = "", .days = 30, .authority = "", .grounds = {}},
        {.key = "inconformidad-infonavit", .name = "", .days = 15, .authority = "", .grounds = {}}};
    offer.payment = templates::Payment{.line = "x",
                                       .good_until = parse_iso_date("2027-02-26").value(),
                                       .days = 30,
                                       .means = {},
                                       .concepts = {}};
    const std::string grants = app::grants_text(offer, {});
    EXPECT_EQ(grants, "inconformidad juicio pago:30");
    EXPECT_EQ(app::term_policy(nullptr, grants).payment, PaymentTerm::Days30);

    NotificationTerms terms;
    for (const DeadlineId id : {DeadlineId::Aclaracion, DeadlineId::Pago, DeadlineId::Inconformidad,
                                DeadlineId::Exigible, DeadlineId::Juicio}) {
        Deadline one;
        one.id = id;
        one.who = id == DeadlineId::Exigible ? Obliged::Instituto : Obliged::Patron;
        one.date = parse_iso_date("2026-12-08").value() + std::chrono::days(terms.deadlines.size());
        terms.deadlines.push_back(one);
    }
    NotificationTerms old = terms;
    app::keep_granted(old, nullptr, std::nullopt);
    EXPECT_EQ(old.deadlines.size(), 5U) << "of an act whose grants were not kept all stay";
    app::keep_granted(terms, nullptr, "juicio");
    ASSERT_EQ(terms.deadlines.size(), 1U);
    const LocalDate last = terms.deadlines.front().date;
    EXPECT_NE(app::next_deadline(terms, last), nullptr) << "the last day is still a day";
    EXPECT_EQ(app::next_deadline(terms, last + std::chrono::days(1)), nullptr);
    app::keep_granted(terms, nullptr, "");
    EXPECT_EQ(app::last_deadline(terms), nullptr);
}

}  // namespace
}  // namespace buzon::http
