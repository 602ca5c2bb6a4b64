#pragma once

#include "server/api/changefeed.h"
#include "server/api/readers.h"
#include "server/http/bodystream.h"

#include <QSet>

namespace hearthbook {

/// Where a stream of changes begins.
struct StreamStart
{
    QString epoch = {};
    qint64 seq = 0;          ///< it tells what came after
    bool isResync = false;   ///< what the client knows cannot be continued: it must read everything anew
    QSet<QString> topics = {}; ///< kinds of changes; empty: all
};

/// The journal as server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html), from a position on and
/// without an end. It keeps nothing but that position, so a slow client costs no memory. Thread: the connection's.
class ChangeStream final : public BodyStream
{
public:
    /// The references outlive it.
    ChangeStream(Readers &readers, ChangeFeed &feed, StreamStart start);

    void begin(const std::function<void()> &wake) override;
    Result<Piece> next() override;
    QByteArray heartbeat() override { return ":\n\n"; }
    void stop() override { m_isStopped = true; }

private:
    QByteArray opening();
    QByteArray resync(const JournalSpan &span);
    Result<QByteArray> news(Store &store);

    Readers &m_readers;
    ChangeFeed &m_feed;
    StreamStart m_at;
    std::shared_ptr<FeedListener> m_listener = std::make_shared<FeedListener>();
    bool m_isOpen = false;
    bool m_isStopped = false;
};

} // namespace hearthbook
