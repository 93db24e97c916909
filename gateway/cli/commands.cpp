#include "gateway/cli/commands.hpp"

#include "gateway/cli/command.hpp"

namespace buzon::cli {

void add_all(Commands& commands)
{
    static_cast<void>(commands);
}

}  // namespace buzon::cli
