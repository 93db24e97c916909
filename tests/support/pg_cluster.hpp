#pragma once

#include "db/connection.hpp"

#include <string>

namespace buzon::test {

// A database of its own for one test: a clone of a migrated template in the build's private
// cluster, which is started when it is not running. Dropped, with whatever is still connected,
// when destroyed.
class TestDatabase {
  public:
    enum class Schema { Migrated, Empty };
    explicit TestDatabase(Schema schema = Schema::Migrated);
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;
    ~TestDatabase();

    [[nodiscard]] db::ConnectSettings settings(db::Role role = db::Role::App) const;
    [[nodiscard]] db::Connection connect(db::Role role = db::Role::App) const;
    // The socket's folder and port, for a proxy in front of the server.
    [[nodiscard]] static std::string socket_path();
    [[nodiscard]] const std::string& name() const { return name_; }

  private:
    std::string name_;
};

}  // namespace buzon::test
