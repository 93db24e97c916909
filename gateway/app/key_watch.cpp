#include "gateway/app/key_watch.hpp"

#include "signing/signer.hpp"

namespace buzon::app {

int KeyWatch::run_once()
{
    int changes = 0;
    for (const NamedKey& key : services_->keys()) {
        if (!key.signer->in_token()) continue;
        const auto trouble = key.signer->try_key();
        std::string& known = away_[key.name];
        if (known == (trouble ? trouble->id : "")) continue;
        known = trouble ? trouble->id : "";
        ++changes;
        if (trouble) {
            log_->write(LogLevel::Error, LogEvent::KeyAway,
                        {{LogKey::Key, key.name},
                         {LogKey::Code, trouble->id},
                         {LogKey::Error, trouble->reason}});
        } else {
            log_->write(LogLevel::Info, LogEvent::KeyBack, {{LogKey::Key, key.name}});
        }
    }
    return changes;
}

int keys_away(const Services& services)
{
    int away = 0;
    for (const NamedKey& key : services.keys()) {
        if (key.signer->last_trouble()) ++away;
    }
    return away;
}

}  // namespace buzon::app
