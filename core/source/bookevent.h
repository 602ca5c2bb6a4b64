#pragma once

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <vector>

namespace hearthbook {

/// One event of GET /api/events.
struct BookEvent
{
    QString kind = {};     ///< as in Change, or "resync"
    QJsonObject data = {}; ///< the change, as in GET /api/changes

    bool isResync() const { return kind == u"resync"; }
    QString key() const { return data.value(u"key").toString(); }
    QString action() const { return data.value(u"action").toString(); }
};

/// Takes events out of a stream of bytes as they arrive, whatever the pieces
/// (https://html.spec.whatwg.org/multipage/server-sent-events.html).
class EventReader
{
public:
    /// The events that this piece ends. A line beyond 16 MiB is none of ours: it and what came before it is dropped.
    std::vector<BookEvent> read(const QByteArray &piece);

private:
    void readLine(QByteArrayView line, std::vector<BookEvent> &events);

    QByteArray m_rest; ///< of a line
    BookEvent m_event;
    QByteArray m_data;
};

} // namespace hearthbook
