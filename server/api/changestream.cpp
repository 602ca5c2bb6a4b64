#include "server/api/changestream.h"

#include "core/domain/jsonwriter.h"
#include "core/storage/transaction.h"

#include <utility>

namespace hearthbook {

namespace {

constexpr int pagesAtOnce = 4; ///< of other topics, before other clients get their turn

} // namespace

ChangeStream::ChangeStream(Readers &readers, ChangeFeed &feed, StreamStart start)
    : m_readers(readers), m_feed(feed), m_at(std::move(start))
{
    m_listener->position = m_at.seq;
}

void ChangeStream::begin(const std::function<void()> &wake)
{
    m_listener->wake = wake;
    m_feed.add(m_listener);
}

Result<BodyStream::Piece> ChangeStream::next()
{
    if (m_isStopped)
        return Piece { {}, true };
    if (!std::exchange(m_isOpen, true))
        return Piece { opening(), false };
    const Result<Store *> store = m_readers.local();
    if (!store)
        return failure(store);
    const Snapshot snapshot((*store)->connection());
    const Result<JournalSpan> span = (*store)->journal().span();
    if (!span)
        return failure(span);
    if (span->epoch != m_at.epoch || !span->reachesBackTo(m_at.seq))
        return Piece { resync(*span), false };
    return news(**store).map([](const QByteArray &text) { return Piece { text, false }; });
}

QByteArray ChangeStream::opening()
{
    const QByteArray retry = "retry: 3000\n\n";
    return m_at.isResync ? retry + resync({ .epoch = m_at.epoch, .last = m_at.seq }) : retry;
}

QByteArray ChangeStream::resync(const JournalSpan &span)
{
    m_at.epoch = span.epoch;
    m_at.seq = span.last;
    m_listener->position = m_at.seq;
    JsonWriter json(128);
    json.beginObject().member("epoch", span.epoch).member("seq", span.last).endObject();
    return "event: resync\ndata: " + json.take() + "\n\n";
}

/// The next changes of the wanted kinds; nothing where there are none, or not among the next pages.
Result<QByteArray> ChangeStream::news(Store &store)
{
    QByteArray text;
    for (int pages = 0; pages < pagesAtOnce && text.isEmpty(); ++pages) {
        const Result<std::shared_ptr<const FeedPage>> page = m_feed.page(store, m_at.seq);
        if (!page)
            return failure(page);
        if ((*page)->empty())
            return text;
        for (const FeedEvent &event : **page) {
            if (m_at.topics.isEmpty() || m_at.topics.contains(event.kind))
                text += event.text;
        }
        m_at.seq = (*page)->back().seq;
        m_listener->position = m_at.seq;
    }
    if (text.isEmpty())
        m_listener->wake();
    return text;
}

} // namespace hearthbook
