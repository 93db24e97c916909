#include "core/xml.hpp"
#include "templates/direct_paths.hpp"

#include <gtest/gtest.h>

namespace buzon::templates {
namespace {

std::string spelled(const std::string& attribute)
{
    const xml::Doc sheet =
        std::move(*xml::parse("<x:stylesheet xmlns:x=\"http://www.w3.org/1999/XSL/Transform\">"
                              "<x:if " +
                                  attribute + "/><p select=\"a/b\"/></x:stylesheet>",
                              "hoja"));
    spell_axes(sheet.get());
    const xmlNode* instruction = xmlDocGetRootElement(sheet.get())->children;
    EXPECT_EQ(xml::attribute(instruction->next, "select"), "a/b");
    const std::string name = attribute.substr(0, attribute.find('='));
    return xml::attribute(instruction, name.c_str());
}

TEST(StylesheetPaths, PlainPathsGetTheirAxis)
{
    EXPECT_EQ(spelled("test=\"a/b\""), "child::a/b");
    EXPECT_EQ(spelled("select=\"/*/emision\""), "/child::*/emision");
    EXPECT_EQ(spelled("select=\"año\""), "child::año");
}

TEST(StylesheetPaths, WhatIsNoPlainPathStaysAsItIs)
{
    for (const std::string path :
         {"a[1]/b", "a/@b", "count(a)", "$a/b", "'text'", ".", "../a", "//a", "child::a", "3"}) {
        EXPECT_EQ(spelled("select=\"" + path + "\""), path);
    }
}

}  // namespace
}  // namespace buzon::templates
