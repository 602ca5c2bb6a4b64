#include "core/source/bookevent.h"

#include <QJsonDocument>

#include <utility>

namespace hearthbook {

namespace {

constexpr qsizetype longestLine = qsizetype(16) << 20;

} // namespace

std::vector<BookEvent> EventReader::read(const QByteArray &piece)
{
    std::vector<BookEvent> events;
    m_rest += piece;
    qsizetype begin = 0;
    for (qsizetype end = m_rest.indexOf('\n'); end >= 0; end = m_rest.indexOf('\n', begin)) {
        QByteArrayView line = QByteArrayView(m_rest).sliced(begin, end - begin);
        if (line.endsWith('\r'))
            line.chop(1);
        readLine(line, events);
        begin = end + 1;
    }
    m_rest.remove(0, begin);
    if (m_rest.size() > longestLine)
        *this = {};
    return events;
}

void EventReader::readLine(QByteArrayView line, std::vector<BookEvent> &events)
{
    if (line.isEmpty()) {
        if (!m_data.isEmpty()) {
            m_event.data = QJsonDocument::fromJson(m_data).object();
            events.push_back(std::exchange(m_event, {}));
        }
        m_event = {};
        m_data.clear();
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArrayView name = colon < 0 ? line : line.first(colon);
    QByteArrayView value = colon < 0 ? QByteArrayView() : line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    if (name == "event")
        m_event.kind = QString::fromUtf8(value);
    else if (name == "data")
        m_data += (m_data.isEmpty() ? QByteArray() : QByteArray("\n")) + value.toByteArray();
}

} // namespace hearthbook
