#include "core/clock.hpp"

#include "core/core_error.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>

namespace buzon {
namespace {

struct Course {
    Instant simulated;
    Instant system;
    int speed = 1;
    [[nodiscard]] Instant at(Instant now) const
    {
        return simulated + std::max(now - system, std::chrono::milliseconds(0)) * speed;
    }
};

[[noreturn]] void refuse(const char* what, const std::filesystem::path& file)
{
    throw CoreError(CoreError::Kind::ClockFile,
                    std::string("rehearsal clock: cannot ") + what + " " + file.string());
}

bool good_speed(int speed)
{
    return speed >= 1 && speed <= FileClock::kMaxSpeed;
}

Course read_course(const std::filesystem::path& file)
{
    std::ifstream in(file);
    std::string simulated;
    std::string system;
    if (!(in >> simulated >> system)) refuse("read", file);
    const auto parsed_simulated = Instant::parse(simulated);
    const auto parsed_system = Instant::parse(system);
    if (!parsed_simulated || !parsed_system) refuse("read", file);
    Course course{*parsed_simulated, *parsed_system};
    if (in >> std::ws; in.eof()) return course;
    std::string rest;
    if (!(in >> course.speed) || !good_speed(course.speed) || in >> rest) refuse("read", file);
    return course;
}

// Written aside and renamed, so that a reader never sees half a line.
void write_course(const std::filesystem::path& file, const Course& course)
{
    std::filesystem::path fresh = file;
    fresh += "." + std::to_string(::getpid());
    std::ofstream out(fresh, std::ios::trunc);
    out << course.simulated.rfc3339() << ' ' << course.system.rfc3339();
    if (course.speed != 1) out << ' ' << course.speed;
    out << '\n';
    out.close();
    if (!out) refuse("write", fresh);
    std::filesystem::rename(fresh, file);
}

// One process at a time changes the course, so that none puts back what another moved on. The lock
// is a file of its own, because the course's file is replaced.
class Lock {
  public:
    explicit Lock(std::filesystem::path file)
    {
        file += ".lock";
        fd_ = ::open(file.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0600);
        if (fd_ < 0) refuse("write", file);
        if (::flock(fd_, LOCK_EX) != 0) {
            ::close(fd_);
            refuse("lock", file);
        }
    }
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    Lock(Lock&&) = delete;
    Lock& operator=(Lock&&) = delete;
    ~Lock() { ::close(fd_); }

  private:
    int fd_;
};

}  // namespace

Instant SystemClock::now() const
{
    return Instant(std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now()));
}

const Clock& system_clock()
{
    static const SystemClock clock;
    return clock;
}

Instant FileClock::now() const
{
    return read_course(file_).at(system_->now());
}

int FileClock::speed() const
{
    return read_course(file_).speed;
}

bool FileClock::move_to(Instant at) const
{
    const Lock lock(file_);
    const Instant system = system_->now();
    Course course{at, system};
    if (std::filesystem::exists(file_)) {
        const Course present = read_course(file_);
        if (at < present.at(system)) return false;
        course.speed = present.speed;
    }
    write_course(file_, course);
    return true;
}

void FileClock::run_at(int speed) const
{
    if (!good_speed(speed)) throw std::logic_error("rehearsal clock: no such speed");
    const Lock lock(file_);
    const Instant system = system_->now();
    write_course(file_, {read_course(file_).at(system), system, speed});
}

}  // namespace buzon
