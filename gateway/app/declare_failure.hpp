#pragma once

#include "core/finding.hpp"
#include "core/rfc.hpp"
#include "db/failures.hpp"
#include "gateway/services.hpp"

#include <tl/expected.hpp>

#include <optional>
#include <string>
#include <vector>

namespace buzon::app {

inline constexpr int kFailureThreshold = 30;

// A failure of the platform as an official declares it (law §6.11, §11).
struct FailureDeclaration {
    Rfc official;  // whose e.firma is kept here and who may certify
    Instant began;
    Instant ended;
    std::vector<db::PlatformFunction> functions;
    std::string reason;  // 10 to 2,000 characters
    std::optional<std::string> accord;
    std::optional<LocalDate> published_on;  // of the accord in the DOF
    int threshold = kFailureThreshold;      // business minutes from which a term is re-opened
};

struct DeclaredFailure {
    db::Failure failure;
    int reopened = 0;
    int extended = 0;
    int to_review = 0;
    int unchanged = 0;
};

// Makes the signed record, stores it, and decides what the failure did to each act
// (failure_effects). Refused, all reasons at once: FALLA-PERIODO, FALLA-FUNCIONES, FALLA-UMBRAL,
// FALLA-MOTIVO, FALLA-ACUERDO, FALLA-FIRMANTE, and what making a document refuses.
[[nodiscard]] tl::expected<DeclaredFailure, Findings> declare_failure(
    const Services& services, const FailureDeclaration& declaration);

}  // namespace buzon::app
