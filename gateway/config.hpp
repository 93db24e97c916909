#pragma once

#include "core/finding.hpp"
#include "core/standing.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace buzon {

// [key.NAME]: a key by name, in a file or in a token.
struct KeySettings {
    using Path = std::filesystem::path;

    std::string purpose;  // "official" | "seal" | "evidence" | "tsa" | "log" | "witness"
    Path certificate;
    Path file;
    std::string token;
    Path module;
    int sessions = 4;
    std::string unlock;
};

// What buzon.toml says. Every key has a default, so an empty file is a valid one; what a command
// needs and the file does not give (a key, a certificate) is refused when that part is built
// (services.hpp). Paths are relative to the file's folder. Passwords stand in files of their own,
// never here: one line, its end of line dropped.
struct Config {
    using Path = std::filesystem::path;

    struct {
        std::string mode = "system";  // "system" | "file"
        Path file;
    } clock;
    struct {
        std::string url = "postgresql:///buzon";
        Path password_file;
        int pool_size = 16;
        int statement_seconds = 30;
    } database;
    struct {
        std::string address = "127.0.0.1";
        int port = 8443;
        Path tls_certificate;
        Path tls_key;
        Path client_ca;
        int threads = 64;
        int session_minutes = 20;
        int logins_per_minute = 1200;
        int verifications_per_minute = 600;
        int timestamps_per_minute = 60;
        std::string trusted_proxy;
        Path pages;
    } http;
    struct {
        std::string base_url = "https://localhost:8443";
        std::string phone = "800 623 2323";
    } site;
    struct {
        std::string address;
        Path ca_file;
    } estrados;
    struct {
        Path officials;
        Path trust;
        Path seal_certificate;
        Path seal_key;
        Path seal_password_file;
        Path tsa_certificate;
        Path tsa_key;
        Path tsa_password_file;
        std::string tsa_policy = "0.4.0.2023.1.1";
        Path evidence_certificate;
        Path evidence_key;
        Path evidence_password_file;
        std::string ocsp_url;
        bool ocsp_at_issue = false;
    } signing;
    std::map<std::string, KeySettings> keys;  // [key.NAME]
    struct {
        std::string origin;  // name of the Merkle log; empty: it is not kept by this process
        Path key;
        Path password_file;
        Path policy;  // c2sp.org/tlog-policy
        Path ca_file;
    } ledger;
    struct {
        std::string name;  // as a witness of other logs; empty: we are none
        Path key;
        Path password_file;
        Path policy;
    } witness;
    struct {
        std::string url;  // "smtp://host:587"; empty: no mail leaves
        std::string user;
        Path password_file;
        std::string from = "Buzón IMSS <buzon@imss.example>";
        std::string tls = "required";  // "required" | "opportunistic" | "none"
        Path ca_file;
        std::string hello;
        int timeout_seconds = 60;
        std::string return_path;
        Path bounces;
        std::string copies_to;
        Path copies;
        int copy_wait_seconds = 60;
    } smtp;
    struct {
        std::string url;  // empty: no codes for mobiles, no text after an aviso
        Path token_file;
        std::string sender;
        int timeout_seconds = 15;
    } sms;
    struct {
        std::string unit;  // four digits
        Path terms;
    } enrolment;
    struct {
        std::string url;  // "imaps://host:993" or "imap://host:143"; empty: no such mailbox
        std::string user;
        Path password_file;
        std::string tls = "required";  // of imap://, as smtp.tls
        Path ca_file;
        std::string folder = "INBOX";
        std::string recorded_folder = "Registrados";
        std::string person_folder = "Por revisar";
        int poll_seconds = 30;
        int timeout_seconds = 60;
    } bounces;
    struct {
        std::string environment = "test";  // "test" | "prod"
        Path client_certificate;
        Path client_key;
        Path client_password_file;
        Path ca_file;
        int timeout_seconds = 30;
    } banks;
    struct {
        Path dir;
        Path seal;
    } catalogue;
    struct {
        Path dir;
    } calendar;
    struct {
        int releases = 1;
        int urgent = 2;
        int normal = 2;
        int bulk = 2;
        int lease_seconds = 120;
        int poll_milliseconds = 500;
    } workers;
    struct {
        int threads = 0;  // 0: cores plus one
        int acts_per_transaction = 32;
        int queue_rows = 256;
    } issue;
    struct {
        std::string level = "info";
    } log;
};

// A rehearsal under any clock but the system's.
[[nodiscard]] Standing standing_of(const Config& config);

enum class KeyKind { Text, Number, Boolean, File };

// One key as the documentation lists it.
struct ConfigKey {
    std::string name;  // "database.url"
    KeyKind kind;
    std::string default_text;
    std::string reason;  // Spanish: what it is for
};
[[nodiscard]] std::vector<ConfigKey> config_keys();

// Refuses unknown keys, wrong types and values outside their list or range, all at once
// (CONFIG-CLAVE, CONFIG-TIPO, CONFIG-VALOR, CONFIG-TOML with its line).
[[nodiscard]] tl::expected<Config, Findings> load_config(const std::filesystem::path& file);
[[nodiscard]] tl::expected<Config, Findings> parse_config(const std::string& toml,
                                                          const std::filesystem::path& folder);

// By its name: .p12, .pfx.
[[nodiscard]] bool is_pkcs12(const std::filesystem::path& file);

// `given`, else ./buzon.toml, else /etc/buzon/buzon.toml; nullopt when there is none.
[[nodiscard]] std::optional<std::filesystem::path> config_file(const std::filesystem::path& given);

}  // namespace buzon
