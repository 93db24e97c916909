#pragma once

#include "db/acts.hpp"
#include "gateway/services.hpp"

namespace buzon::app {

enum class EstradosClosing {
    Closed,
    PutOff,      // the eleventh day is later (a later accord)
    OtherRoute,  // somebody else closed it meanwhile
};

// The eleventh day of a publication (CFF 139): takes the document down, issues the constancia with
// the day list as it was seen, signed by a named official, records the event and the notification.
//
// Each of the ten days must have been proven (X15). One that was not is no day of publication, and
// no constancia says it was: std::runtime_error names it, the act stays due and the document up,
// until staff publish again (publish_again) and the ten days begin anew.
[[nodiscard]] EstradosClosing close_estrados(const Services& services, const db::Act& act);

}  // namespace buzon::app
