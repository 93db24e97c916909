#include "db/pipeline.hpp"

#include "db/connection_impl.hpp"

#include <optional>

namespace buzon::db {
namespace {

// libpq moves everything still unsent after each partial write: a long queue costs its square.
constexpr std::size_t kFlushBytes = 64 * 1024;

std::size_t size_of(const Params& params)
{
    std::size_t bytes = 0;
    for (const Params::Value& value : params.values()) bytes += value.bytes.size();
    return bytes;
}

// Leaves pipeline mode whatever happens; with answers still outstanding the connection is useless.
class PipelineMode {
  public:
    explicit PipelineMode(Connection::Impl& impl) : impl_(impl)
    {
        if (PQenterPipelineMode(impl_.conn.get()) == 0) impl_.lost("pipeline");
    }
    PipelineMode(const PipelineMode&) = delete;
    PipelineMode& operator=(const PipelineMode&) = delete;
    ~PipelineMode()
    {
        if (PQexitPipelineMode(impl_.conn.get()) == 0) impl_.broken = true;
    }

  private:
    Connection::Impl& impl_;
};

}  // namespace

Pipeline::Pipeline(Transaction& transaction) : connection_(&static_cast<Connection&>(transaction))
{
}

std::size_t Pipeline::add(const Query& query, Params params)
{
    steps_.push_back({query, std::move(params)});
    return steps_.size() - 1;
}

std::vector<Rows> Pipeline::run()
{
    Connection::Impl& impl = *connection_->impl_;
    const std::vector<Step> steps = std::exchange(steps_, {});
    std::vector<Rows> answers;
    if (steps.empty()) return answers;
    impl.start_clock();
    const PipelineMode mode(impl);

    std::vector<const Query*> expected;  // one a result; prepares have their own
    std::vector<bool> is_prepare;
    std::unordered_map<std::string_view, std::string_view> preparing;
    std::size_t queued = 0;
    for (const Step& step : steps) {
        if (!impl.is_prepared(step.query) &&
            preparing.emplace(step.query.name, step.query.sql).second) {
            impl.send_prepare(step.query);
            expected.push_back(&step.query);
            is_prepare.push_back(true);
        }
        impl.send_prepared(step.query, step.params);
        expected.push_back(&step.query);
        is_prepare.push_back(false);
        queued += size_of(step.params);
        if (queued >= kFlushBytes) {
            impl.flush_some(step.query.name);
            queued = 0;
        }
    }
    if (PQpipelineSync(impl.conn.get()) == 0) impl.lost("pipeline");

    std::optional<Error> refused;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const Query& query = *expected[i];
        impl.start_clock();  // each statement has its own time
        PgResult result = impl.next_result(query.name);
        if (result == nullptr) impl.lost(query.name);
        const ExecStatusType status = PQresultStatus(result.get());
        if (status == PGRES_FATAL_ERROR) {
            if (!refused) refused = error_of(result.get(), impl.conn.get(), query.name);
            if (impl.broken) throw *refused;
        } else if (status != PGRES_PIPELINE_ABORTED) {
            if (is_prepare[i]) {
                impl.prepared.emplace(query.name, query.sql);
            } else {
                answers.emplace_back(std::make_unique<Rows::Impl>(Rows::Impl{std::move(result)}));
            }
        }
        const PgResult end = impl.next_result(query.name);  // the nullptr after each command
        if (end != nullptr) impl.lost(query.name);
    }
    const PgResult sync = impl.next_result("pipeline");
    if (PQresultStatus(sync.get()) != PGRES_PIPELINE_SYNC) impl.lost("pipeline");
    if (refused) throw *refused;
    return answers;
}

}  // namespace buzon::db
