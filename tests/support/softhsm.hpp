#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

namespace buzon::test {

// A real SoftHSM2 with a folder of its own; its tokens can be taken away and put back. One at a
// time in a process (SOFTHSM2_CONF).
class SoftHsm {
  public:
    static constexpr const char* kModule = "/usr/lib/softhsm/libsofthsm2.so";
    static constexpr const char* kPin = "2468-prueba";

    explicit SoftHsm(const std::string& token = "buzon")
    {
        std::string name = (std::filesystem::temp_directory_path() / "buzon-hsm-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("mkdtemp");
        folder_ = name;
        std::filesystem::create_directory(tokens());
        std::ofstream(folder_ / "softhsm2.conf")
            << "directories.tokendir = " << tokens().string()
            << "\nobjectstore.backend = file\nlog.level = ERROR\nslots.removable = true\n";
        ::setenv("SOFTHSM2_CONF", (folder_ / "softhsm2.conf").c_str(), 1);
        add_token(token);
    }
    SoftHsm(const SoftHsm&) = delete;
    SoftHsm& operator=(const SoftHsm&) = delete;
    ~SoftHsm()
    {
        std::error_code ignored;
        std::filesystem::remove_all(folder_, ignored);
    }

    void add_token(const std::string& name) const
    {
        run("softhsm2-util --init-token --free --label '" + name + "' --so-pin so-" + kPin +
            " --pin " + kPin);
    }
    void take_away() const
    {
        std::filesystem::rename(tokens(), folder_ / "away");
        make();
    }
    void put_back() const
    {
        std::filesystem::remove_all(tokens());
        std::filesystem::rename(folder_ / "away", tokens());
    }
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    static void run(const std::string& command)
    {
        if (std::system((command + " > /dev/null 2>&1").c_str()) != 0) {
            throw std::runtime_error("failed: " + command);
        }
    }

  private:
    [[nodiscard]] std::filesystem::path tokens() const { return folder_ / "tokens"; }
    void make() const { std::filesystem::create_directory(tokens()); }
    std::filesystem::path folder_;
};

}  // namespace buzon::test
