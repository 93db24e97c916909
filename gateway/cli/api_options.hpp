#pragma once

#include "gateway/cli/command.hpp"
#include "gateway/client/api_client.hpp"
#include "signing/signer.hpp"

#include <filesystem>
#include <functional>
#include <string>

namespace buzon::cli {

// How a person's command reaches the API and with whose e.firma. Shared by `mailbox` and `bank`.
struct ApiOptions {
    std::string server;  // empty: site.base_url
    std::filesystem::path ca;
    std::filesystem::path certificate;
    std::filesystem::path key;
    std::filesystem::path password_file;
};

void add_api_options(CLI::App& command, ApiOptions& options);

// Opens the key, logs in and does `work`; prints the reasons of whoever refuses.
using ApiWork =
    std::function<tl::expected<void, Findings>(client::ApiClient& api, const signing::Signer&)>;
[[nodiscard]] ExitCode with_api(const Invocation& invocation, const ApiOptions& options,
                                const ApiWork& work);

}  // namespace buzon::cli
