#pragma once

#include <stdexcept>
#include <string>

namespace buzon {

// Something of ours is broken underneath a value: the one exception class of core/.
// Wrong input from outside is never this, it is a Finding.
class CoreError : public std::runtime_error {
  public:
    enum class Kind {
        ClockFile,  // the rehearsal clock's file is missing or malformed
        ZoneRules,  // the system's time-zone data are absent or older than tzdata 2022f
        Xml,        // libxml2 could not allocate or serialise
    };

    CoreError(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

}  // namespace buzon
