#pragma once

#include "tests/unit/templates/instance.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <fstream>
#include <set>

namespace buzon::templates::test {

namespace fs = std::filesystem;

// A catalogue of its own that a test may spoil.
class ACopyOfTheCatalogue : public testing::Test {
  protected:
    ACopyOfTheCatalogue()
        : root_(fs::temp_directory_path() /
                ("buzon-catalogue-" + std::to_string(::getpid()) + "-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name()))
    {
        fs::remove_all(root_);
        fs::create_directories(root_);
        for (const char* part : {"acts", "common", "evidence"}) {
            fs::copy(catalogue_root() / part, root_ / part, fs::copy_options::recursive);
        }
    }
    ~ACopyOfTheCatalogue() override { fs::remove_all(root_); }

    void replace(const fs::path& file, const std::string& from, const std::string& to) const
    {
        std::string text = *read_file(root_ / file);
        ASSERT_NE(text.find(from), std::string::npos);
        text.replace(text.find(from), from.size(), to);
        std::ofstream(root_ / file) << text;
    }
    [[nodiscard]] std::set<std::string> faults() const
    {
        const auto loaded = Catalogue::load(root_);
        std::set<std::string> ids;
        if (loaded) return ids;
        for (const Finding& finding : loaded.error()) ids.insert(finding.id);
        return ids;
    }

    fs::path root_;
};

}  // namespace buzon::templates::test
