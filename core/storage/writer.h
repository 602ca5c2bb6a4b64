#pragma once

#include "core/storage/checkpointer.h"
#include "core/storage/store.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace hearthbook {

class JsonParserCache;
class Transaction;
class WriteGuard;

/// What one request writes.
struct Write
{
    /// Runs inside the transaction, within a savepoint of its own; a failure undoes it alone.
    using Apply = std::function<Result<void>(Store &)>;

    Origin origin = {};
    /// Runs on the writer's thread before the transaction is opened (parsing a body, say); may fail. Optional.
    std::function<Result<void>()> prepare = {};
    Apply apply = {};
    /// Runs on the writer's thread after COMMIT, or with what went wrong. Must not wait for another Write.
    std::function<void(Result<void>)> done = {};
    /// Writes thousands of rows: committed by itself, without a savepoint. Inside one SQLite walks the whole statement
    /// journal once for each row, which made 5,000 rows take 1.6 s instead of 0.1 s (docs/adr/0003).
    bool bulk = false;
    /// Only with `bulk`: what `apply` wrote is taken back, and `done` hears how it went.
    bool rehearsal = false;
    /// Only with `bulk`: `apply` runs outside of any transaction and journals nothing, because it replaces the whole database. Those who
    /// wait behind it find the new one.
    bool replacesAll = false;
};

/// What the writer has done since it started.
struct WriterNumbers
{
    std::size_t waiting = 0; ///< now
    qint64 done = 0;
    qint64 failed = 0; ///< refused, or undone
    qint64 groups = 0; ///< transactions
    std::chrono::nanoseconds busy = {}; ///< in which it was about these
};

/// The one thread that writes. What waits is committed together in one transaction; each Write succeeds or fails by
/// itself. Between writes it keeps the index of histories up to date; a Checkpointer beside it moves the WAL into the
/// file. submit() may be called from any thread.
class Writer
{
public:
    Writer() = default;
    ~Writer();
    Q_DISABLE_COPY_MOVE(Writer)

    /// Opens the connection on the writer's thread. Errors: those of Connection::open; then it is stopped.
    Result<void> start(const DatabaseOptions &options, int presenceInterval);

    /// Called on the writer's thread after each commit, for those who follow the journal; must return at once. Set it
    /// before start().
    void setCommitted(std::function<void()> committed) { m_committed = std::move(committed); }

    /// Whether the WAL is moved into the file; else another program does it. Set it before start().
    void setCheckpoints(bool isOurs) { m_checkpoints = isOurs; }

    /// Refused with Unavailable once stop() was called.
    void submit(Write write);

    /// Submits and waits; `done` is not looked at. Not from the writer's thread.
    Result<void> submitAndWait(Write write);
    Result<void> submitAndWait(Origin origin, Write::Apply apply);

    /// Thread: any.
    WriterNumbers numbers() const;

    /// Writes what was submitted, empties the WAL and ends the thread.
    void stop();

private:
    using Group = std::vector<Write>;
    enum class Upkeep { Look, AfterPause, Now };

    static void refuse(const Write &write);
    void run(const DatabaseOptions &options, int presenceInterval, const std::function<void(Result<void>)> &opened);
    void loop(Store &store, WriteGuard &guard, JsonParserCache &parsers);
    static std::chrono::milliseconds waitBefore(Upkeep due);
    bool takeGroup(Group &group, Upkeep due);
    void commitGroup(Store &store, WriteGuard &guard, Group &group);
    void count(const std::vector<Result<void>> &results, std::chrono::nanoseconds took);
    Result<void> applyGroup(Store &store, WriteGuard &guard, Group &group, std::vector<Result<void>> &results);
    static Result<void> applyInSavepoint(Store &store, WriteGuard &guard, Write &write);
    static Result<void> applyOne(Store &store, const WriteGuard &guard, Write &write);
    static Result<void> commit(Store &store, WriteGuard &guard, Transaction &transaction);
    static bool advanceHistory(Store &store, WriteGuard &guard);
    Upkeep upkeep(Store &store, WriteGuard &guard);
    void tendWal(Connection &connection);

    std::function<void()> m_committed = [] { };
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Write> m_queue;
    WriterNumbers m_numbers; ///< but for `waiting`
    bool m_stopping = false;
    bool m_checkpoints = true;
    Checkpointer m_checkpointer;
    int m_checkpointed = 0; ///< pages of the WAL when a pass was last asked for
    std::thread m_thread;
};

} // namespace hearthbook
