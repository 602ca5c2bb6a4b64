#pragma once

#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QStringView>

#include <utility>
#include <vector>

namespace hearthbook {

/// Builds points in InfluxDB's line protocol, one a line:
/// `lines.begin(u"devices").tag(u"device_id", id).field(u"name", name).end(time);`
/// What the protocol cannot hold is left out: empty tags, numbers that are not finite, points without a field. A line break
/// in a tag becomes a space and a backslash at its end is dropped, since neither can be written.
class LineProtocol
{
public:
    LineProtocol &begin(QStringView measurement);
    LineProtocol &tag(QStringView key, QStringView value);
    LineProtocol &field(QStringView key, QStringView value);
    LineProtocol &field(QStringView key, const char16_t *value) { return field(key, QStringView(value)); }
    LineProtocol &field(QStringView key, qint64 value);
    LineProtocol &field(QStringView key, int value) { return field(key, qint64(value)); }
    LineProtocol &field(QStringView key, double value);
    LineProtocol &field(QStringView key, bool value);
    /// Ends the point. False where it had no field and was left out.
    bool end(Timestamp time);

    bool isEmpty() const { return m_lines.isEmpty(); }
    qsizetype pointCount() const { return m_points; }
    /// Whole points, each with a line break after it.
    const QByteArray &text() const { return m_lines; }
    QByteArray take();

private:
    void appendField(QStringView key, const QByteArray &value);

    QByteArray m_lines;
    QByteArray m_measurement; ///< of the point that is being built, as are
    std::vector<std::pair<QByteArray, QByteArray>> m_tags;
    QByteArray m_fields;
    qsizetype m_points = 0;
};

} // namespace hearthbook
