#pragma once

#include "core/instant.hpp"
#include "core/standing.hpp"

#include <array>
#include <string>
#include <vector>

namespace buzon::templates {

// The aviso electrónico (CFF 134-I; minimum content of TFJA IX-J-1aS-7). Carries the act's own
// folio and check code, never amounts, NSS, CURP nor links that log in (LSS 22, CFF 69).
struct AvisoData {
    std::string addressee_name;
    std::string addressee_rfc;
    std::string folio;       // of the act
    std::string check_code;  // of the act
    std::string neutral_title;
    Instant deposited;                   // when the document was left in the mailbox
    Instant sent;                        // when this aviso leaves
    std::vector<std::string> addresses;  // every e-mail this aviso goes to
    std::array<LocalDate, 4> days{};     // day 1 to day 4
    std::string calendar_version;        // of the calendar that gave the days
    std::string verification_url;
    std::string mailbox_url;
    std::string unit_name;
    std::string phone;
    Standing standing = Standing::Legal;  // under the seal: the cadena of a rehearsal says so
};

struct AvisoSeal {
    std::string value_base64;  // over aviso_cadena()
    std::string certificate_number;
};

struct MailText {
    std::string subject;
    std::string text;  // UTF-8, lines of at most 76 characters except cadena, seal and addresses
    std::string html;  // says exactly what the text says
};

// A courtesy on the second of the three days: no aviso, it moves no date and says so.
struct ReminderData {
    std::string addressee_name;
    std::string folio;
    std::string check_code;
    Instant aviso_sent;  // of the aviso whose term runs
    LocalDate last_day;  // day 3
    LocalDate day_four;
    std::string verification_url;
    std::string mailbox_url;
    std::string unit_name;
    std::string phone;
};
[[nodiscard]] MailText reminder_mail(const ReminderData& data);

// Says that dates of an act changed and where to see them; not the dates themselves. A courtesy.
struct TermsNoticeData {
    std::string addressee_name;
    std::string folio;
    std::string check_code;
    std::string verification_url;
    std::string mailbox_url;
    std::string unit_name;
    std::string phone;
};
[[nodiscard]] MailText terms_notice_mail(const TermsNoticeData& data);

// The code that confirms an address (LSS 286 M). Says nothing of whose it is and carries no link.
struct CodeData {
    std::string code;  // eight digits
    std::string phone;
};
[[nodiscard]] MailText code_mail(const CodeData& data);

[[nodiscard]] std::string aviso_cadena(const AvisoData& data);
[[nodiscard]] MailText aviso_mail(const AvisoData& data, const AvisoSeal& seal);

}  // namespace buzon::templates
