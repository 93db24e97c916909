#include "gateway/cli/command.hpp"

#include <Poco/JSON/Object.h>
#include <Poco/JSON/Parser.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace buzon {
namespace {

struct Answer {
    int code = 0;
    std::string out;
    std::string err;
};

Answer term(std::vector<const char*> words)
{
    words.insert(words.begin(), {"buzon", "term"});
    std::ostringstream out;
    std::ostringstream err;
    const int code = cli::run(static_cast<int>(words.size()), words.data(), out, err);
    return {code, out.str(), err.str()};
}

Poco::JSON::Object::Ptr object(const std::string& text)
{
    Poco::JSON::Parser parser;
    return parser.parse(text).extract<Poco::JSON::Object::Ptr>();
}

std::string deadlines(const Poco::JSON::Object::Ptr& json)
{
    std::string out;
    const auto list = json->getArray("deadlines");
    for (unsigned i = 0; i < list->size(); ++i) {
        const auto one = list->getObject(i);
        EXPECT_FALSE(one->getValue<std::string>("rule").empty());
        out += one->getValue<std::string>("id") + " " + one->getValue<std::string>("date") + "\n";
    }
    return out;
}

TEST(TermCommand, MailboxPrintsTheContract)
{
    const Answer answer = term({"mailbox", "--aviso", "2026-11-10T10:00", "--json"});
    ASSERT_EQ(answer.code, 0) << answer.err;
    EXPECT_EQ(answer.out.find('\n'), answer.out.size() - 1);
    const auto json = object(answer.out);
    EXPECT_EQ(json->getValue<std::string>("calendar").substr(0, 12), "dias-de-ley@");
    const auto notified = json->getObject("notified");
    EXPECT_EQ(notified->getValue<std::string>("date"), "2026-11-17");
    EXPECT_EQ(notified->getValue<std::string>("by"), "dia4");
    EXPECT_EQ(json->getValue<std::string>("effective"), "2026-11-18");
    EXPECT_EQ(deadlines(json),
              "aclaracion 2026-11-25\npago 2026-12-09\ninconformidad 2026-12-09\n"
              "exigible 2026-12-10\njuicio 2026-12-31\n");
    const auto trace = json->getArray("trace");
    EXPECT_EQ(trace->getObject(0)->getValue<std::string>("date"), "2026-11-11");
    EXPECT_TRUE(trace->getObject(0)->getValue<bool>("counts"));
    EXPECT_EQ(trace->getObject(0)->getValue<int>("day"), 1);
    EXPECT_EQ(trace->getObject(3)->getValue<std::string>("date"), "2026-11-14");
    EXPECT_FALSE(trace->getObject(3)->getValue<bool>("counts"));
    EXPECT_EQ(trace->getObject(3)->getValue<std::string>("why"), "sábado");
    EXPECT_NE(trace->getObject(5)->getValue<std::string>("why").find("CFF 12, LFT 74"),
              std::string::npos);
}

TEST(TermCommand, OptionsComeInAnyOrderAndOffsetsAreHonoured)
{
    const Answer plain = term({"mailbox", "--aviso", "2026-11-10T10:00", "--opened",
                               "2026-11-12T11:00", "--scope", "39/01", "--json"});
    const Answer turned = term({"--json", "mailbox", "--scope=3901", "--opened",
                                "2026-11-12T09:00:00-08:00", "--aviso", "2026-11-10T16:00:00Z"});
    ASSERT_EQ(plain.code, 0) << plain.err;
    EXPECT_EQ(turned.code, 0) << turned.err;
    EXPECT_EQ(plain.out, turned.out);
    EXPECT_EQ(object(plain.out)->getObject("notified")->getValue<std::string>("by"), "acuse");
}

TEST(TermCommand, EstradosAndAnotherCalendar)
{
    const Answer estrados = term({"estrados", "--published", "2026-04-23", "--json"});
    ASSERT_EQ(estrados.code, 0) << estrados.err;
    const auto notified = object(estrados.out)->getObject("notified");
    EXPECT_EQ(notified->getValue<std::string>("date"), "2026-05-12");
    EXPECT_EQ(notified->getValue<std::string>("by"), "estrados");

    const Answer asked = term({"mailbox", "--aviso", "2026-11-10T10:00", "--opened",
                               "2026-11-12T11:00", "--reply", "10", "--json"});
    EXPECT_TRUE(deadlines(object(asked.out)).starts_with("respuesta 2026-11-30\n")) << asked.out;

    const Answer closed = term({"mailbox", "--aviso", "2026-08-18T10:00", "--json", "--calendar",
                                BUZON_SOURCE_DIR "/tests/data/calendars/cierre-2026"});
    ASSERT_EQ(closed.code, 0) << closed.err;
    EXPECT_NE(deadlines(object(closed.out)).find("inconformidad 2026-09-17"), std::string::npos);
    EXPECT_EQ(term({"mailbox", "--aviso", "2026-08-18T10:00", "--calendar", "nada/de/nada"}).code,
              1);
}

TEST(TermCommand, BankPrintsOnlyTheClocksThatRun)
{
    const Answer first = term({"bank", "--notified", "2026-11-10", "--json"});
    ASSERT_EQ(first.code, 0) << first.err;
    EXPECT_EQ(deadlines(object(first.out)), "inmovilizar 2026-11-13\n");
    const Answer all =
        term({"bank", "--json", "--notified", "2026-11-10", "--executed", "2026-11-13",
              "--informed", "2026-11-19", "--excess-known", "2026-11-19", "--guarantee-filed",
              "2026-11-10", "--guarantee-notified", "2026-11-18"});
    ASSERT_EQ(all.code, 0) << all.err;
    EXPECT_EQ(deadlines(object(all.out)),
              "inmovilizar 2026-11-13\ninformar 2026-11-19\navisar-patron 2026-12-17\n"
              "ordenar-liberar-exceso 2026-11-24\nliberar-exceso 2026-11-30\n"
              "resolver-garantia 2026-11-18\navisar-banco-garantia 2026-11-25\n");
    const Answer old = term({"bank", "--json", "--notified", "2026-06-01", "--informed",
                             "2026-06-05", "--procedure-start", "2025-11-03"});
    EXPECT_NE(deadlines(object(old.out)).find("avisar-patron 2026-06-10"), std::string::npos);
}

TEST(TermCommand, ARefusalExitsOneWithTheSpanishReason)
{
    const std::vector<std::vector<const char*>> refused = {
        {"mailbox", "--aviso", "2026-11-14T10:00"},
        {"mailbox", "--aviso", "2026-11-10T19:00"},
        {"mailbox", "--aviso", "2026-11-10T10:00", "--opened", "2026-11-10T09:00"},
        {"mailbox", "--aviso", "2041-01-08T10:00"},
        {"estrados", "--published", "2026-04-25"},
        {"bank", "--notified", "2026-11-10", "--executed", "2026-11-09"}};
    for (auto words : refused) {
        const Answer text = term(words);
        EXPECT_EQ(text.code, 1) << words[2];
        EXPECT_TRUE(text.out.empty()) << text.out;
        EXPECT_FALSE(text.err.empty()) << words[2];
        words.push_back("--json");
        const Answer json = term(words);
        EXPECT_EQ(json.code, 1);
        EXPECT_EQ(object(json.out)->getArray("hallazgos")->size(), 1U) << json.out;
        EXPECT_FALSE(json.err.empty());
    }
}

TEST(TermCommand, WrongUseExitsTwo)
{
    EXPECT_EQ(term({}).code, 2);
    EXPECT_EQ(term({"mailbox"}).code, 2);
    EXPECT_EQ(term({"mailbox", "--aviso", "mañana"}).code, 2);
    EXPECT_EQ(term({"mailbox", "--aviso", "2026-11-10T10:00", "--scope", "Jalisco"}).code, 2);
    EXPECT_EQ(term({"mailbox", "--aviso", "2026-11-10T10:00", "--nada"}).code, 2);
    EXPECT_EQ(term({"bank", "--notified", "2026-02-30"}).code, 2);
    EXPECT_EQ(term({"mailbox", "--aviso", "2026-11-10T10:00", "--reply", "0"}).code, 2);
    EXPECT_EQ(term({"mailbox", "--help"}).code, 0);
}

TEST(TermCommand, ForAPersonItIsSpanishText)
{
    const Answer answer = term({"mailbox", "--aviso", "2026-07-03T10:00"});
    ASSERT_EQ(answer.code, 0) << answer.err;
    for (const char* expected :
         {"jueves 9 de julio de 2026", "por no abrir: cuarto día", "lunes 3 de agosto de 2026",
          "2026-07-31  se recorre: viernes", "sábado", "Calendario dias-de-ley@"}) {
        EXPECT_NE(answer.out.find(expected), std::string::npos) << expected << '\n' << answer.out;
    }
}

}  // namespace
}  // namespace buzon
