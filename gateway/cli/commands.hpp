#pragma once

namespace buzon::cli {

class Commands;

// Every command of the program, one line each in commands.cpp; defined in the file of its name.
void add_all(Commands& commands);

void add_bank(Commands& commands);
void add_catalogue(Commands& commands);
void add_check(Commands& commands);
void add_clock(Commands& commands);
void add_calendar(Commands& commands);
void add_failure(Commands& commands);
void add_key(Commands& commands);
void add_doctor(Commands& commands);
void add_document(Commands& commands);
void add_fsck(Commands& commands);
void add_issue(Commands& commands);
void add_log(Commands& commands);
void add_mailbox(Commands& commands);
void add_migrate(Commands& commands);
void add_registry(Commands& commands);
void add_render(Commands& commands);
void add_serve(Commands& commands);
void add_term(Commands& commands);
void add_estrados(Commands& commands);
void add_track(Commands& commands);
void add_work(Commands& commands);
void add_verify(Commands& commands);
void add_extend(Commands& commands);

}  // namespace buzon::cli
