#include "core/calendar.hpp"

namespace buzon {

std::filesystem::path Calendar::shipped()
{
    return BUZON_CALENDAR_DIR;
}

}  // namespace buzon
