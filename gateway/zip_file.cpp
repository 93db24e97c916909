#include "gateway/zip_file.hpp"

#include <Poco/DateTime.h>
#include <Poco/MemoryStream.h>
#include <Poco/Path.h>
#include <Poco/Timestamp.h>
#include <Poco/Zip/Compress.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace buzon {
namespace {

bool harmless(const std::string& name)
{
    return !name.empty() && name.front() != '.' && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '.' || c == '_' || c == '-';
    });
}

Poco::DateTime time_of(Instant at)
{
    return Poco::DateTime(Poco::Timestamp(at.utc().time_since_epoch().count() * 1000));
}

}  // namespace

std::string zip_file(const std::vector<ZipEntry>& entries)
{
    std::stringstream out;
    Poco::Zip::Compress zip(out, true);
    for (const ZipEntry& entry : entries) {
        if (!harmless(entry.name)) throw std::logic_error("a name for a ZIP: " + entry.name);
        Poco::MemoryInputStream in(entry.bytes.data(),
                                   static_cast<std::streamsize>(entry.bytes.size()));
        zip.addFile(in, time_of(entry.stored_at), Poco::Path(entry.name, Poco::Path::PATH_UNIX),
                    Poco::Zip::ZipCommon::CM_DEFLATE, Poco::Zip::ZipCommon::CL_NORMAL);
    }
    zip.close();
    return out.str();
}

}  // namespace buzon
