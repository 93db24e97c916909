#pragma once

#include "core/finding.hpp"
#include "core/sha256.hpp"

#include <tl/expected.hpp>

#include <filesystem>
#include <map>
#include <string>

namespace buzon::templates {

// The files that make a version of a type what it is, by their path from the catalogue's root:
// act.xml, act.xsd, act.sch, act.xslt, cadena.xslt and whatever these include, directly or not
// (the sample is no part of it). Findings: CATALOGO-ARCHIVO for one that cannot be read.
[[nodiscard]] tl::expected<std::map<std::string, std::string>, Findings> files_of_version(
    const std::filesystem::path& root, const std::filesystem::path& folder);

// What a second person approves: SHA-256 of the lines "<SHA-256 of the file>  <path>\n", sorted by
// path, as `sha256sum` writes them. Any change of any of the files gives another one.
[[nodiscard]] Sha256 fingerprint(const std::map<std::string, std::string>& files);

}  // namespace buzon::templates
