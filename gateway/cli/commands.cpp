#include "gateway/cli/commands.hpp"

#include "gateway/cli/command.hpp"

namespace buzon::cli {

void add_all(Commands& commands)
{
    add_term(commands);
    add_mailbox(commands);
    add_bank(commands);
    add_serve(commands);
}

}  // namespace buzon::cli
