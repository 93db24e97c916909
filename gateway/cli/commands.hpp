#pragma once

namespace buzon::cli {

class Commands;

// Every command of the program, one line each in commands.cpp; defined in the file of its name.
void add_all(Commands& commands);

void add_bank(Commands& commands);
void add_check(Commands& commands);
void add_mailbox(Commands& commands);
void add_serve(Commands& commands);
void add_term(Commands& commands);

}  // namespace buzon::cli
