#include "tests/support/pg_cluster.hpp"

#include "db/migrate.hpp"

#include <unistd.h>

#include <array>
#include <atomic>
#include <cstdio>
#include <fstream>
#include <memory>
#include <stdexcept>

namespace buzon::test {
namespace {

struct ClosePipe {
    void operator()(FILE* pipe) const { ::pclose(pipe); }
};

// postgresql://buzon@<folder, percent-encoded>:<port>/buzon
std::string start_cluster()
{
    const std::string command = BUZON_SOURCE_DIR "/scripts/pg start --fast " BUZON_TEST_PG_DIR;
    const std::unique_ptr<FILE, ClosePipe> pipe(::popen(command.c_str(), "r"));
    std::array<char, 4096> line{};
    if (pipe == nullptr || std::fgets(line.data(), line.size(), pipe.get()) == nullptr) {
        throw std::runtime_error("no test cluster: " + command);
    }
    std::string url = line.data();
    while (!url.empty() && url.back() == '\n') url.pop_back();
    return url;
}

// Each test is a process of its own: the running cluster is found by what it wrote down.
std::string find_cluster()
{
    std::ifstream file(BUZON_TEST_PG_DIR "/url");
    std::string url;
    if (!std::getline(file, url)) return start_cluster();
    try {
        const db::Connection probe({.url = url, .role = db::Role::Owner});
        return url;
    } catch (const db::Error&) {
        return start_cluster();
    }
}

const std::string& cluster_url()
{
    static const std::string url = find_cluster();
    return url;
}

std::string url_of(const std::string& database)
{
    const std::string& url = cluster_url();
    return url.substr(0, url.rfind('/') + 1) + database;
}

db::Connection administrator()
{
    return db::Connection({.url = url_of("postgres"),
                           .role = db::Role::Owner,
                           .statement_timeout = std::chrono::minutes(1)});
}

// Statements that take no parameters; names of databases are made here, never given.
void run(db::Connection& connection, const char* name, const std::string& sql)
{
    connection.exec_script({name, sql.c_str()});
}

// Named by its content, so that a changed migration makes another template.
std::string migrated_template()
{
    std::string all;
    for (const db::Migration& migration : db::migrations()) all += migration.sql;
    const std::string name = "template_" + sha256_of(all).hex().substr(0, 16);

    db::Connection admin = administrator();
    admin.exec({"template_lock", "SELECT pg_advisory_lock(7001)"});
    const bool known =
        !admin
             .exec({"template_known", "SELECT 1 FROM pg_database WHERE datname = $1"},
                   db::Params{name})
             .empty();
    if (!known) {
        const std::string draft = name + "_draft";
        run(admin, "drop_draft", "DROP DATABASE IF EXISTS " + draft + " WITH (FORCE)");
        run(admin, "create_draft", "CREATE DATABASE " + draft);
        {
            db::Connection owner({.url = url_of(draft), .role = db::Role::Owner});
            db::migrate(owner, Instant(std::chrono::sys_days{std::chrono::year{2026} / 1 / 1}));
        }
        run(admin, "rename_draft", "ALTER DATABASE " + draft + " RENAME TO " + name);
    }
    admin.exec({"template_unlock", "SELECT pg_advisory_unlock(7001)"});
    return name;
}

std::string fresh_name()
{
    static std::atomic<int> count{0};
    return "test_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
}

}  // namespace

TestDatabase::TestDatabase(Schema schema) : name_(fresh_name())
{
    const std::string from = schema == Schema::Migrated ? migrated_template() : "template0";
    db::Connection admin = administrator();
    run(admin, "drop_old", "DROP DATABASE IF EXISTS " + name_ + " WITH (FORCE)");
    run(admin, "create", "CREATE DATABASE " + name_ + " TEMPLATE " + from);
}

TestDatabase::~TestDatabase()
{
    try {
        db::Connection admin = administrator();
        run(admin, "drop", "DROP DATABASE " + name_ + " WITH (FORCE)");
    } catch (const db::Error& error) {
        std::fprintf(stderr, "%s: %s\n", name_.c_str(), error.what());
    }
}

db::ConnectSettings TestDatabase::settings(db::Role role) const
{
    return {.url = url_of(name_), .role = role, .statement_timeout = std::chrono::seconds(20)};
}

db::Connection TestDatabase::connect(db::Role role) const
{
    return db::Connection(settings(role));
}

std::string TestDatabase::socket_path()
{
    const std::string& url = cluster_url();
    const std::size_t at = url.find('@') + 1;
    const std::size_t colon = url.find(':', at);
    std::string folder;
    for (std::size_t i = at; i < colon; ++i) {
        if (url.compare(i, 3, "%2F") == 0) {
            folder += '/';
            i += 2;
        } else {
            folder += url[i];
        }
    }
    const std::string port = url.substr(colon + 1, url.rfind('/') - colon - 1);
    return folder + "/.s.PGSQL." + port;
}

}  // namespace buzon::test
