#pragma once

#include "channels/attempt.hpp"
#include "core/clock.hpp"
#include "core/secret.hpp"
#include "core/uuid.hpp"

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace buzon::channels {

struct BankSettings {
    std::string orders_url;                    // "https://banco.example/v1/ordenes"; https only
    std::filesystem::path client_certificate;  // PEM, chain included
    std::filesystem::path client_key;          // PEM
    Secret client_key_password;
    std::filesystem::path ca_file;  // the only authorities believed for this bank
    std::chrono::milliseconds connect_timeout{5'000};
    std::chrono::milliseconds total_timeout{30'000};
};

struct OrderPackage {
    Uuid msg_id;
    std::string idempotency_key;  // letters, digits, "-", ".", ":"; the same when sent again
    int resend_no = 0;
    std::string_view order_xml;  // signed
    std::string_view document;   // signed PDF
};

struct BankReply {
    Attempt attempt;   // by transport and HTTP status only
    int status = 0;    // 0: no HTTP answer
    std::string body;  // the L1 if it is one; at most 8 MiB
};

// Hands orders to one bank: POST multipart/form-data with the parts "orden" (application/xml) and
// "documento" (application/pdf), headers Idempotency-Key, X-Buzon-Mensaje and X-Buzon-Reenvio
// (resend_no); TLS 1.2 or later with our certificate, only the configured authority believed,
// redirects never followed. An HTTP answer is not an acknowledgement: the caller verifies the
// signature of `body`, reads it with parse_answer() and settles the attempt with judge_l1().
// Throws Error{Curl} only when libcurl itself cannot work. Not thread-safe: one per worker.
// Settings and clock must outlive it.
class BankClient {
  public:
    BankClient(const BankSettings& settings, const Clock& clock);
    BankClient(const BankClient&) = delete;
    BankClient& operator=(const BankClient&) = delete;
    ~BankClient();

    [[nodiscard]] BankReply send(const OrderPackage& package);

  private:
    class Session;
    std::unique_ptr<Session> session_;
};

// The attempt with what the L1 said in the place of what the status said: verdict, fault,
// attention, code and reason; accepted_at only if it is Delivered.
[[nodiscard]] Attempt settled(Attempt attempt, const Judgement& by_l1);

}  // namespace buzon::channels
