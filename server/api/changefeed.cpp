#include "server/api/changefeed.h"

#include "core/domain/changejson.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>

namespace hearthbook {

using namespace std::chrono_literals;

namespace {

constexpr auto lookEvery = 500ms;     ///< for what other processes wrote
constexpr auto shortestPause = 20ms;  ///< between two looks: listeners are told of a burst once
constexpr int rowsOfAPage = 200;
constexpr std::size_t keptPages = 8;

FeedEvent eventOf(const Change &change)
{
    JsonWriter json(512);
    writeJson(json, change);
    return { change.seq, change.kind,
             "id: " + QByteArray::number(change.seq) + "\nevent: " + change.kind.toUtf8() + "\ndata: " + json.take()
                 + "\n\n" };
}

} // namespace

ChangeFeed::ChangeFeed(DatabaseOptions options) : m_options(std::move(options))
{
    m_options.readOnly = true;
}

ChangeFeed::~ChangeFeed()
{
    stop();
}

Result<void> ChangeFeed::start()
{
    Result<void> started = startThread(m_thread, [this](const ThreadOpened &opened) { run(opened); });
    if (!started)
        stop();
    return started;
}

void ChangeFeed::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    if (m_thread.joinable())
        m_thread.join();
}

void ChangeFeed::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
        if (m_listeners.empty())
            return;
    }
    m_wake.notify_one();
}

void ChangeFeed::add(const std::shared_ptr<FeedListener> &listener)
{
    {
        const std::lock_guard lock(m_mutex);
        m_listeners.push_back(listener);
    }
    m_wake.notify_one();
}

std::vector<std::shared_ptr<FeedListener>> ChangeFeed::listeners()
{
    std::vector<std::shared_ptr<FeedListener>> present;
    const std::lock_guard lock(m_mutex);
    std::erase_if(m_listeners, [&present](const std::weak_ptr<FeedListener> &one) {
        std::shared_ptr<FeedListener> listener = one.lock();
        if (!listener)
            return true;
        present.push_back(std::move(listener));
        return false;
    });
    return present;
}

std::optional<qint64> ChangeFeed::needed()
{
    std::optional<qint64> least;
    for (const std::shared_ptr<FeedListener> &listener : listeners())
        least = std::min(least.value_or(listener->position), listener->position.load());
    return least;
}

Result<std::shared_ptr<const FeedPage>> ChangeFeed::page(Store &store, qint64 seq)
{
    const qint64 schema = store.connection().number("PRAGMA schema_version");
    {
        const std::lock_guard lock(m_pagesMutex);
        const auto kept = std::find_if(m_pages.begin(), m_pages.end(), [schema, seq](const KeptPage &page) {
            return page.schema == schema && page.after == seq;
        });
        if (kept != m_pages.end())
            return kept->page;
    }
    const Result<std::vector<Change>> changes = store.journal().list(seq, rowsOfAPage);
    if (!changes)
        return failure(changes);
    auto page = std::make_shared<FeedPage>();
    page->reserve(changes->size());
    std::transform(changes->begin(), changes->end(), std::back_inserter(*page), eventOf);
    if (page->empty())
        return page;
    const std::lock_guard lock(m_pagesMutex);
    m_pages.push_back({ schema, seq, page });
    if (m_pages.size() > keptPages)
        m_pages.pop_front();
    return page;
}

void ChangeFeed::run(const ThreadOpened &opened)
{
    const Result<std::unique_ptr<Store>> store = Store::open(m_options);
    opened(store ? Result<void>() : failure(store));
    if (store)
        loop(**store);
}

void ChangeFeed::loop(Store &store)
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        m_wake.wait(lock, [this] { return m_stopping || !m_listeners.empty(); });
        m_wake.wait_for(lock, lookEvery, [this] { return m_stopping || m_woken; });
        m_woken = false;
        lock.unlock();
        look(store);
        lock.lock();
        m_wake.wait_for(lock, shortestPause, [this] { return m_stopping; });
    }
}

void ChangeFeed::look(Store &store)
{
    const std::optional<CommitStamp> stamp = store.connection().commitStamp();
    if (stamp && stamp == m_stamp)
        return;
    const Result<JournalSpan> span = store.journal().span();
    if (!span)
        return;
    m_stamp = stamp;
    if (*span == m_span)
        return;
    if (span->epoch != m_span.epoch) {
        const std::lock_guard lock(m_pagesMutex);
        m_pages.clear();
    }
    m_span = *span;
    for (const std::shared_ptr<FeedListener> &listener : listeners())
        listener->wake();
}

} // namespace hearthbook
