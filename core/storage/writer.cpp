#include "core/storage/writer.h"

#include "core/domain/jsonparsercache.h"
#include "core/storage/patience.h"
#include "core/storage/transaction.h"
#include "core/storage/writeguard.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <future>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t maxGroup = 256;
/// Upkeep waits for a pause of this length, then goes in steps so short that no write notices them.
constexpr auto pause = std::chrono::milliseconds(250);
constexpr int historyStep = 2000;
/// The WAL is moved into the file each time it has grown by so many pages (8 MiB), and in a pause.
constexpr int busyWalPages = 2048;
constexpr int pauseWalPages = 256;
/// While the writer goes on, a pass beside it never reaches the end of the WAL, which then only grows: at so many pages
/// (64 MiB) the writer does the rest itself, after the answers went out.
constexpr int mostWalPages = 16384;

/// A pass reads the WAL and writes the file past the page cache.
DatabaseOptions checkpointerOptions(DatabaseOptions options)
{
    options.cacheSize = 0;
    return options;
}

/// The log holds a whole database: who still reads the former one keeps it, and nobody waits.
void emptyWal(Connection &connection)
{
    const Patience patience(connection, 0);
    connection.checkpoint(Connection::Checkpoint::Truncate);
}

/// Out of memory in one write must not take the others with it.
template<typename Call>
Result<void> guarded(const Call &call)
{
    try {
        return call();
    } catch (const std::exception &exception) {
        qCritical("A write failed: %s", exception.what());
        return failure(ErrorCode::Unavailable, u"The server ran out of memory or failed inside"_s);
    }
}

} // namespace

Writer::~Writer()
{
    stop();
}

Result<void> Writer::start(const DatabaseOptions &options, int presenceInterval)
{
    Result<void> started = startThread(m_thread, [this, options, presenceInterval](const ThreadOpened &opened) {
        run(options, presenceInterval, opened);
    });
    if (!started)
        stop();
    return started;
}

void Writer::submit(Write write)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_stopping) {
            m_queue.push_back(std::move(write));
            m_wake.notify_one();
            return;
        }
    }
    refuse(write);
}

void Writer::refuse(const Write &write)
{
    if (write.done)
        write.done(failure(ErrorCode::Unavailable, u"The server is stopping"_s));
}

Result<void> Writer::submitAndWait(Write write)
{
    std::promise<Result<void>> promise;
    std::future<Result<void>> result = promise.get_future();
    write.done = [&promise](Result<void> value) { promise.set_value(std::move(value)); };
    submit(std::move(write));
    return result.get();
}

Result<void> Writer::submitAndWait(Origin origin, Write::Apply apply)
{
    return submitAndWait({ .origin = std::move(origin), .apply = std::move(apply) });
}

WriterNumbers Writer::numbers() const
{
    const std::lock_guard lock(m_mutex);
    WriterNumbers numbers = m_numbers;
    numbers.waiting = m_queue.size();
    return numbers;
}

void Writer::count(const std::vector<Result<void>> &results, std::chrono::nanoseconds took)
{
    const auto failed = std::count_if(results.begin(), results.end(), [](const auto &result) { return !result; });
    const std::lock_guard lock(m_mutex);
    m_numbers.failed += failed;
    m_numbers.done += qint64(results.size()) - failed;
    m_numbers.groups += 1;
    m_numbers.busy += took;
}

void Writer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    // Something is left only where the thread never ran.
    std::deque<Write> left;
    {
        const std::lock_guard lock(m_mutex);
        left.swap(m_queue);
    }
    for (const Write &write : left)
        refuse(write);
}

void Writer::run(const DatabaseOptions &options, int presenceInterval, const std::function<void(Result<void>)> &opened)
{
    Result<std::unique_ptr<Store>> store = Store::open(options, presenceInterval);
    if (!store) {
        opened(failure(store));
        return;
    }
    Result<void> beside = m_checkpointer.start(checkpointerOptions(options));
    opened(beside);
    if (!beside)
        return;
    JsonParserCache parsers;
    WriteGuard guard((*store)->connection());
    loop(**store, guard, parsers);
    m_checkpointer.stop();
    std::ignore = guard.check();
    if (m_checkpoints)
        (*store)->connection().checkpoint(Connection::Checkpoint::Truncate);
}

void Writer::loop(Store &store, WriteGuard &guard, JsonParserCache &parsers)
{
    Group group;
    Upkeep due = Upkeep::AfterPause;
    while (takeGroup(group, due)) {
        if (group.empty()) {
            parsers.release();
            guard.look();
            due = upkeep(store, guard);
            continue;
        }
        commitGroup(store, guard, group);
        m_committed();
        group.clear();
        due = Upkeep::AfterPause;
        tendWal(store.connection());
    }
}

void Writer::tendWal(Connection &connection)
{
    const int pages = connection.walPages();
    if (!m_checkpoints)
        return;
    if (pages < m_checkpointed) // it has begun anew
        m_checkpointed = 0;
    if (pages > mostWalPages) {
        m_checkpointer.wait();
        connection.checkpoint(Connection::Checkpoint::Passive);
    } else if (pages > m_checkpointed + busyWalPages) {
        m_checkpointed = pages;
        m_checkpointer.request();
    }
}

std::chrono::milliseconds Writer::waitBefore(Upkeep due)
{
    switch (due) {
    case Upkeep::Look: return WriteGuard::lookEvery;
    case Upkeep::AfterPause: return pause;
    case Upkeep::Now: return {};
    }
    return pause;
}

/// Fills `group` with what waits; leaves it empty when it is time for upkeep. False: stopped, and nothing is left.
bool Writer::takeGroup(Group &group, Upkeep due)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_stopping || !m_queue.empty(); };
    if (!m_wake.wait_for(lock, waitBefore(due), ready))
        return true;
    while (!m_queue.empty() && group.size() < maxGroup) {
        const bool alone = m_queue.front().bulk;
        if (alone && !group.empty())
            break;
        group.push_back(std::move(m_queue.front()));
        m_queue.pop_front();
        if (alone)
            break;
    }
    return !group.empty();
}

void Writer::commitGroup(Store &store, WriteGuard &guard, Group &group)
{
    const auto begun = std::chrono::steady_clock::now();
    std::vector<Result<void>> results(group.size());
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i].prepare)
            results[i] = guarded(group[i].prepare);
    }
    if (const Result<void> committed = applyGroup(store, guard, group, results); !committed) {
        for (Result<void> &result : results)
            result = result ? committed : result;
    }
    count(results, std::chrono::steady_clock::now() - begun);
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (group[i].done)
            std::ignore = guarded([&] {
                group[i].done(results[i]);
                return Result<void>();
            });
    }
}

Result<void> Writer::applyGroup(Store &store, WriteGuard &guard, Group &group, std::vector<Result<void>> &results)
{
    const auto failed = [](const Result<void> &result) { return !result; };
    if (std::all_of(results.begin(), results.end(), failed))
        return {};
    if (const Result<void> usable = guard.check(); !usable)
        return usable;
    if (group.front().replacesAll) {
        results[0] = guarded([&] { return group[0].apply(store); });
        store.journal().forget();
        if (m_checkpoints)
            emptyWal(store.connection());
        return {};
    }
    Result<Transaction> transaction = guard.begin();
    if (!transaction)
        return failure(transaction);
    store.journal().forget();
    if (group.size() == 1) {
        if (results[0])
            results[0] = applyOne(store, guard, group[0]);
        return results[0] && !group[0].rehearsal ? commit(store, guard, *transaction) : Result<void>();
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        if (results[i])
            results[i] = applyInSavepoint(store, guard, group[i]);
        if (store.connection().inAutocommit())
            return results[i] ? failure(ErrorCode::StorageFull, u"The database ended the transaction"_s) : results[i];
    }
    return commit(store, guard, *transaction);
}

Result<void> Writer::commit(Store &store, WriteGuard &guard, Transaction &transaction)
{
    const Result<void> closed = store.journal().close();
    const Result<void> committed = closed ? transaction.commit() : closed;
    guard.wrote(committed);
    return committed ? guard.check() : committed;
}

Result<void> Writer::applyInSavepoint(Store &store, WriteGuard &guard, Write &write)
{
    Savepoint savepoint(store.connection());
    const Result<void> applied = applyOne(store, guard, write);
    const Result<void> kept = applied ? savepoint.release() : applied;
    if (!kept)
        store.journal().forget();
    return kept;
}

Result<void> Writer::applyOne(Store &store, const WriteGuard &guard, Write &write)
{
    const Result<void> begun = store.journal().begin(write.origin);
    if (!begun)
        return begun;
    const Result<void> applied = guarded([&] { return write.apply(store); });
    if (!applied)
        return tl::unexpected(guard.refused(applied.error()));
    return store.journal().end(write.origin);
}

/// True while more is left to be indexed.
bool Writer::advanceHistory(Store &store, WriteGuard &guard)
{
    if (store.history().backlog() == 0)
        return false;
    Result<Transaction> transaction = guard.beginInPause();
    if (!transaction)
        return false;
    const Result<bool> more = store.history().advance(historyStep);
    return more && transaction->commit() && *more;
}

Writer::Upkeep Writer::upkeep(Store &store, WriteGuard &guard)
{
    const bool more = advanceHistory(store, guard);
    if (more) {
        tendWal(store.connection());
    } else if (const int pages = store.connection().walPages();
               m_checkpoints && pages > pauseWalPages && pages != m_checkpointed) {
        m_checkpointed = pages;
        m_checkpointer.request();
    }
    return more ? Upkeep::Now : Upkeep::Look;
}

} // namespace hearthbook
