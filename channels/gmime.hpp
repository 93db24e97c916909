#pragma once

#include "core/c_ptr.hpp"

#include <gmime/gmime.h>

#include <string>
#include <string_view>

// Owners of gmime's objects. Private to channels: no public header includes this file.
namespace buzon::channels::gmime {

using Message = CPtr<GMimeMessage, g_object_unref>;
using Multipart = CPtr<GMimeMultipart, g_object_unref>;
using Part = CPtr<GMimePart, g_object_unref>;
using Stream = CPtr<GMimeStream, g_object_unref>;
using Wrapper = CPtr<GMimeDataWrapper, g_object_unref>;
using Parser = CPtr<GMimeParser, g_object_unref>;
using Text = CPtr<char, g_free>;
using FormatOptions = CPtr<GMimeFormatOptions, g_mime_format_options_free>;
using DateTime = CPtr<GDateTime, g_date_time_unref>;
using TimeZone = CPtr<GTimeZone, g_time_zone_unref>;

// Before the first use of the library; repeated calls are harmless, from any thread.
void init();

// gmime's classes derive from one another by layout; their checking macros are C casts.
template <class To, class From>
[[nodiscard]] To* as(From* object)
{
    return reinterpret_cast<To*>(object);
}

[[nodiscard]] Stream stream_of(std::string_view bytes);  // copies
[[nodiscard]] std::string all_of(GMimeStream* stream);   // of a memory stream

// Valid UTF-8 without control characters, line breaks as blanks, at most `limit` bytes.
[[nodiscard]] std::string clean(std::string_view text, std::size_t limit);
[[nodiscard]] bool is_utf8(std::string_view text);

}  // namespace buzon::channels::gmime
