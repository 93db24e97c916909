#pragma once

#include "gateway/app/bank_file.hpp"

#include <string>

namespace buzon::app {

// The message that tells the bank of one act of an order (1 the freeze, 2… the releases), as XML of
// channels/bank/orden.xsd with the XAdES B-T signature of the official who signed the act. Takes
// the next number of the bank's lane in `tx`. Findings: what the channel's rules refuse.
[[nodiscard]] tl::expected<std::string, Findings> sign_bank_message(const Services& services,
                                                                    db::Transaction& tx,
                                                                    const BankFile& file,
                                                                    int act_no);

}  // namespace buzon::app
