#pragma once

#include "channels/smtp.hpp"
#include "core/email_address.hpp"
#include "core/finding.hpp"
#include "gateway/config.hpp"

#include <tl/expected.hpp>

#include <string>

namespace buzon {

// Who an aviso comes from, split for the header.
struct MailSender {
    std::string name;
    EmailAddress address;
};

// "Buzón IMSS <buzon@imss.example>" or a bare address; CONFIG-VALOR for anything else.
[[nodiscard]] tl::expected<MailSender, Finding> mail_sender(const Config& config);

// The submission server that the configuration names; CONFIG-FALTA without smtp.url, CONFIG-VALOR
// for a URL that is not smtp://host[:port].
[[nodiscard]] tl::expected<channels::SmtpSettings, Finding> smtp_settings(const Config& config);

}  // namespace buzon
