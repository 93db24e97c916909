#pragma once

#include "db/issue_batch.hpp"
#include "db/people.hpp"

#include <string_view>

// Rows that many tests need, all valid; a test changes what it is about.
namespace buzon::test {

[[nodiscard]] Instant at(std::string_view rfc3339);
[[nodiscard]] LocalDate day(std::string_view iso);
[[nodiscard]] Rfc rfc(std::string_view text);

// Unit 3901, official (an RFC of a person) and employer of the samples.
inline constexpr std::string_view kUnit = "3901";
[[nodiscard]] Rfc official_rfc();
[[nodiscard]] Rfc second_official_rfc();
[[nodiscard]] Rfc employer_rfc();
// Stores unit, two officials, an employer with mailbox, a bank (040032).
void store_basics(db::Connection& connection);

// An act of unit 3901 with its three documents, the events issued and deposited and one aviso in
// the outbox; everything derived from its number.
[[nodiscard]] db::IssuedAct sample_act(std::int64_t number);
// Stored and committed.
ActId store_sample_act(db::Connection& connection, std::int64_t number);

}  // namespace buzon::test
