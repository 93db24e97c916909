#include "db/act_columns.hpp"

namespace buzon::db {
namespace {

// The four columns of a notification are all NULL or none is (CHECK notification_whole).
std::optional<Notification> read_notification(Fields& f)
{
    const auto on = f.next<std::optional<LocalDate>>();
    const auto by = f.next_optional_enum(notified_by_of);
    const auto effective = f.next<std::optional<LocalDate>>();
    auto calendar = f.next<std::optional<std::string>>();
    if (!on || !by || !effective || !calendar) return std::nullopt;
    return Notification{*on, *by, *effective, *std::move(calendar)};
}

}  // namespace

Act read_act(Fields f)
{
    Act act{{.folio = f.next<Folio>(),
             .reference = f.next<std::string>(),
             .type = f.next<std::string>(),
             .version = f.next<std::string>(),
             .addressee = f.next<Rfc>(),
             .registro_patronal = f.next<std::optional<std::string>>(),
             .official = f.next<Rfc>(),
             .channel = f.next_enum(act_channel_of),
             .lane = f.next_enum(lane_of),
             .total = f.next<std::optional<Money>>(),
             .state = f.next_enum(act_state_of),
             .check_code = f.next<std::string>(),
             .issued_at = f.next<Instant>(),
             .input_sha = f.next<Sha256>(),
             .xml_sha = f.next<Sha256>(),
             .pdf_sha = f.next<Sha256>(),
             .html_sha = f.next<Sha256>()},
            {},
            std::nullopt,
            std::nullopt};
    act.id = f.next<ActId>();
    act.notification = read_notification(f);
    act.due_on = f.next<std::optional<LocalDate>>();
    act.credits = f.next<std::string>();
    act.grants = f.next<std::optional<std::string>>();
    return act;
}

}  // namespace buzon::db
