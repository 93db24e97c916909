#pragma once

#include <stdexcept>
#include <string>

namespace buzon::channels {

// Our own machinery is broken: the one exception class of channels/. What a peer answers is never
// this, it is an Attempt; what a peer sends is never this, it is Findings.
class Error : public std::runtime_error {
  public:
    enum class Kind {
        Curl,       // libcurl could not make a handle or take an option
        Mime,       // gmime could not write a message that had passed our checks
        Schema,     // a schema file of channels/bank is missing or wrong
        BounceBox,  // the folder of bounces cannot be read or written
        CopyBox,    // the folder of copies cannot be read
    };

    Error(Kind kind, const std::string& what) : std::runtime_error(what), kind_(kind) {}
    [[nodiscard]] Kind kind() const { return kind_; }

  private:
    Kind kind_;
};

}  // namespace buzon::channels
