#pragma once

#include "core/storage/store.h"
#include "core/storage/threadstart.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace hearthbook {

/// One change, written as a server-sent event.
struct FeedEvent
{
    qint64 seq = 0;
    QString kind = {};
    QByteArray text = {};
};

/// What follows a seq, oldest first, without a gap.
using FeedPage = std::vector<FeedEvent>;

/// Somebody who follows the journal.
struct FeedListener
{
    std::function<void()> wake = {};      ///< something may be new; called in any thread
    std::atomic<qint64> position = 0;     ///< seq up to which it has been told
};

/// Tells those who follow the journal that it has grown, whoever wrote: this process by wake(), others by the stamp of
/// their commits, looked at twice a second while somebody listens. What all of them are told is written once. Thread: any.
class ChangeFeed
{
public:
    explicit ChangeFeed(DatabaseOptions options);
    ~ChangeFeed();
    Q_DISABLE_COPY_MOVE(ChangeFeed)

    /// Opens a connection on a thread of its own. Errors: those of Connection::open().
    Result<void> start();
    void stop();

    /// Somebody in this process has committed.
    void wake();

    /// From now on until it is destroyed elsewhere.
    void add(const std::shared_ptr<FeedListener> &listener);
    /// How many follow it now.
    qsizetype listenerCount() { return qsizetype(listeners().size()); }
    /// The least position of all listeners: what follows it is still needed. Nothing where nobody listens.
    std::optional<qint64> needed();

    /// What follows `seq`, read with the caller's store; empty at the journal's end. Errors: Busy, Corrupt.
    Result<std::shared_ptr<const FeedPage>> page(Store &store, qint64 seq);

private:
    struct KeptPage
    {
        qint64 schema = 0; ///< raised where a whole file was copied over this one: then its numbers are others
        qint64 after = 0;
        std::shared_ptr<const FeedPage> page = {};
    };

    void run(const ThreadOpened &opened);
    void loop(Store &store);
    void look(Store &store);
    std::vector<std::shared_ptr<FeedListener>> listeners();

    DatabaseOptions m_options;
    std::thread m_thread;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::vector<std::weak_ptr<FeedListener>> m_listeners;
    bool m_woken = false;
    bool m_stopping = false;
    std::mutex m_pagesMutex;
    std::deque<KeptPage> m_pages;
    std::optional<CommitStamp> m_stamp; ///< of the feed's thread
    JournalSpan m_span; ///< likewise
};

} // namespace hearthbook
