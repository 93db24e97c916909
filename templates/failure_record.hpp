#pragma once

#include "templates/evidence.hpp"

#include <optional>
#include <string>
#include <vector>

namespace buzon::templates {

// The signed record of a failure of the platform (law §6.11). compose() gives an instance of
// constancia-falla, as those of evidence.hpp.
struct FailureRecordData {
    std::string unit;  // four digits
    std::string unit_name;
    std::string ooad;
    std::string place;
    NamedOfficial official;
    Instant began;
    Instant ended;
    std::vector<std::string> functions;  // "acceso", "buzon", "estrados"
    std::string reason;
    std::optional<std::string> accord;
    std::optional<LocalDate> published_on;  // in the DOF
    int business_minutes = 0;               // that it lasted
    int threshold = 0;
    int acts_touched = 0;
    std::string calendar_version;
};
[[nodiscard]] std::string compose(const FailureRecordData& data);

}  // namespace buzon::templates
