#include "channels/attempt.hpp"

namespace buzon::channels {

std::string_view name_of(Verdict verdict)
{
    switch (verdict) {
        case Verdict::Delivered: return "delivered";
        case Verdict::Retry: return "retry";
        case Verdict::GiveUp: return "give_up";
    }
    return {};
}

std::string_view name_of(Fault fault)
{
    switch (fault) {
        case Fault::Nobody: return "nobody";
        case Fault::Recipient: return "recipient";
        case Fault::Remote: return "remote";
        case Fault::Us: return "us";
    }
    return {};
}

std::string_view name_of(Attention attention)
{
    switch (attention) {
        case Attention::None: return "none";
        case Attention::Operator: return "operator";
        case Attention::Alarm: return "alarm";
    }
    return {};
}

}  // namespace buzon::channels
