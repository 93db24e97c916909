#pragma once

#include "core/finding.hpp"
#include "core/instant.hpp"
#include "core/sha256.hpp"
#include "db/mailboxes.hpp"

#include <optional>
#include <vector>

namespace buzon::app {

struct HealthFacts {
    std::optional<db::Mailbox> mailbox;
    std::vector<db::ContactMeans> contacts;
    Sha256 terms_now;
};

// What may keep an employer from learning of an act, each with what to do; an error when no aviso
// can reach him. SALUD-SIN-CORREO, SALUD-SIN-MOVIL and SALUD-TERMINOS are said of a mailbox that
// exists (before that they are steps to take); SALUD-REBOTE, SALUD-POR-VENCER of any address. Pure.
[[nodiscard]] Findings mailbox_health(const HealthFacts& facts, Instant now);

}  // namespace buzon::app
