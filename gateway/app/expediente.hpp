#pragma once

#include "gateway/app/track.hpp"

#include <string>

namespace buzon::app {

// The papers of a notified act that are its addressee's own: what may be listed and downloaded.
// Transcripts and submitted instances stay with the unit.
[[nodiscard]] bool own_paper(db::DocumentRole role);

// All own papers of a notified act in one ZIP, with 00-LEAME.txt and 00-indice.html (Spanish,
// readable by a screen reader) that name each file, what it proves, its SHA-256, and how to verify
// it without this service, and the evidence of each legal event. The same act gives the same bytes
// until a paper or an evidence is added. Names in it
// are made of the folio and fixed words only.
[[nodiscard]] std::string expediente_zip(const Services& services, const Tracked& tracked);

}  // namespace buzon::app
