#include "gateway/app/batch.hpp"

#include "gateway/app/batch_csv.hpp"
#include "gateway/app/batch_xml.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>

namespace buzon::app {

namespace {

class Pipeline {
  public:
    Pipeline(const Services& services, BatchSource& source, const BatchHandlers& handlers)
        : services_(services), source_(source), handlers_(handlers)
    {
    }

    BatchReport run()
    {
        {
            std::vector<std::jthread> workers;
            workers.reserve(threads());
            for (unsigned i = 0; i < threads(); ++i) workers.emplace_back([this] { work(); });
            read();
        }
        if (failure_) std::rethrow_exception(failure_);
        return report_;
    }

  private:
    [[nodiscard]] unsigned threads() const
    {
        const int wanted = services_.config().issue.threads;
        // One more than cores: somebody always waits for the disk to commit.
        return wanted > 0 ? static_cast<unsigned>(wanted)
                          : std::max(1u, std::thread::hardware_concurrency()) + 1;
    }

    void read()
    {
        while (true) {
            auto row = source_.next();
            if (!row) {
                const std::lock_guard report_lock(report_mutex_);
                report_.broken = row.error();
            }
            std::unique_lock lock(mutex_);
            permille_ = source_.permille();
            if (!row || !*row || failure_) {
                ended_ = true;
                changed_.notify_all();
                return;
            }
            if (!(*row)->xml) {
                lock.unlock();
                report({(*row)->line, (*row)->reference, tl::unexpected((*row)->xml.error())});
                continue;
            }
            changed_.wait(lock, [&] {
                return failure_ ||
                       rows_.size() < static_cast<std::size_t>(services_.config().issue.queue_rows);
            });
            rows_.push_back(std::move(**row));
            changed_.notify_all();
        }
    }

    // Takes rows for one transaction; waits for a full one while more may come.
    std::vector<BatchRow> take()
    {
        const auto full = static_cast<std::size_t>(services_.config().issue.acts_per_transaction);
        const std::size_t wanted =
            std::min(full, static_cast<std::size_t>(services_.config().issue.queue_rows));
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return failure_ || ended_ || rows_.size() >= wanted; });
        std::vector<BatchRow> taken;
        if (failure_) return taken;
        while (!rows_.empty() && taken.size() < full) {
            taken.push_back(std::move(rows_.front()));
            rows_.pop_front();
        }
        changed_.notify_all();
        return taken;
    }

    void work()
    {
        try {
            while (true) {
                std::vector<BatchRow> rows = take();
                if (rows.empty()) return;
                std::vector<std::string> acts;
                acts.reserve(rows.size());
                for (BatchRow& row : rows) acts.push_back(std::move(*row.xml));
                std::vector<IssueResult> results = issue_all(services_, acts, IssueLane::Batch);
                for (std::size_t i = 0; i < rows.size(); ++i) {
                    report({rows[i].line, rows[i].reference, std::move(results[i])});
                }
            }
        } catch (...) {
            const std::lock_guard lock(mutex_);
            if (!failure_) failure_ = std::current_exception();
            changed_.notify_all();
        }
    }

    void report(const RowResult& row)
    {
        const std::lock_guard lock(report_mutex_);
        if (!row.result) {
            ++report_.refused;
        } else if (row.result->outcome == IssueOutcome::Replay) {
            ++report_.replayed;
        } else {
            ++report_.issued;
        }
        if (handlers_.sink) handlers_.sink(row);
        if (handlers_.progress) handlers_.progress(report_, permille_.load());
    }

    const Services& services_;
    BatchSource& source_;
    const BatchHandlers& handlers_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::deque<BatchRow> rows_;
    bool ended_ = false;
    std::exception_ptr failure_;
    std::atomic<int> permille_ = 0;
    std::mutex report_mutex_;
    BatchReport report_;
};

}  // namespace

tl::expected<std::unique_ptr<BatchSource>, Findings> open_batch(const std::filesystem::path& file)
{
    return file.extension() == ".csv" ? open_csv_batch(file) : open_xml_batch(file);
}

BatchReport issue_batch(const Services& services, BatchSource& source,
                        const BatchHandlers& handlers)
{
    return Pipeline(services, source, handlers).run();
}

}  // namespace buzon::app
