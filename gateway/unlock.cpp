#include "gateway/unlock.hpp"

#include "gateway/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <cstring>
#include <optional>

namespace buzon {

namespace {

constexpr std::size_t kLongest = 1024;

Finding refusal(const std::string& field, std::string reason, std::string remedy)
{
    return {"DESBLOQUEO", Severity::Error, field, 0, std::move(reason), std::move(remedy), {}};
}

// One line, byte by byte so that nothing after it is taken. nullopt: it cannot be read.
std::optional<Secret> line_from(int fd)
{
    std::string line;
    line.reserve(kLongest);  // never moves, so that no copy stays behind
    char byte = 0;
    ssize_t n = 0;
    while (line.size() < kLongest && (n = ::read(fd, &byte, 1)) == 1 && byte != '\n') {
        line.push_back(byte);
    }
    ::explicit_bzero(&byte, 1);
    if (n < 0) return std::nullopt;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return Secret(std::move(line));
}

std::optional<Secret> ask(const std::string& what)
{
    const int terminal = ::open("/dev/tty", O_RDWR | O_CLOEXEC);
    if (terminal < 0) return std::nullopt;
    const std::string question = fmt::format("Contraseña o PIN de la llave «{}»: ", what);
    termios before{};
    std::optional<Secret> answer;
    if (::tcgetattr(terminal, &before) == 0) {
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        if (::tcsetattr(terminal, TCSAFLUSH, &silent) == 0 &&
            ::write(terminal, question.data(), question.size()) >= 0) {
            answer = line_from(terminal);
            if (::write(terminal, "\n", 1) != 1) answer.reset();
        }
        ::tcsetattr(terminal, TCSAFLUSH, &before);
    }
    ::close(terminal);
    return answer;
}

std::optional<Secret> from_environment(const std::string& name)
{
    char* value = ::getenv(name.c_str());
    if (value == nullptr) return std::nullopt;
    Secret taken{std::string(value)};
    // Also from /proc/PID/environ, and from what a child would inherit.
    ::explicit_bzero(value, std::strlen(value));
    ::unsetenv(name.c_str());
    return taken;
}

std::optional<Secret> from_descriptor(int fd)
{
    auto line = line_from(fd);
    ::close(fd);
    return line;
}

}  // namespace

tl::expected<Unlocker::Pin, Finding> Unlocker::take(const std::string& source,
                                                    const std::string& what)
{
    const std::string place = source == "prompt" ? source + " " + what : source;
    if (const auto known = taken_.find(place); known != taken_.end()) return known->second;
    std::optional<Secret> secret;
    if (source.empty()) {
        secret = Secret{};
    } else if (source == "prompt") {
        secret = ask(what);
    } else if (source.rfind("env:", 0) == 0) {
        secret = from_environment(source.substr(4));
    } else if (source.rfind("fd:", 0) == 0) {
        secret = from_descriptor(std::stoi(source.substr(3)));
    } else {
        auto read = read_password(source.substr(source.find(':') + 1));
        if (!read) return tl::unexpected(read.error());
        secret = std::move(*read);
    }
    if (!secret) {
        return tl::unexpected(refusal(
            "key." + what + ".unlock",
            fmt::format("No se pudo tomar la contraseña de la llave «{}» de «{}».", what, source),
            "Defina la variable, abra el descriptor o arranque desde una terminal, según "
            "diga «unlock»."));
    }
    auto pin = std::make_shared<const Secret>(std::move(*secret));
    taken_[place] = pin;
    return pin;
}

}  // namespace buzon
