#include "gateway/cli/commands.hpp"

#include "gateway/cli/command.hpp"

namespace buzon::cli {

void add_all(Commands& commands)
{
    add_document(commands);
    add_issue(commands);
    add_catalogue(commands);
    add_check(commands);
    add_render(commands);
    add_verify(commands);
    add_extend(commands);
    add_track(commands);
    add_term(commands);
    add_mailbox(commands);
    add_bank(commands);
    add_work(commands);
    add_estrados(commands);
    add_log(commands);
    add_serve(commands);
    add_registry(commands);
    add_migrate(commands);
    add_doctor(commands);
    add_fsck(commands);
    add_clock(commands);
    add_calendar(commands);
    add_failure(commands);
    add_key(commands);
}

}  // namespace buzon::cli
