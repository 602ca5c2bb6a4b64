#pragma once

#include <QByteArrayView>
#include <QDateTime>
#include <QString>

#include <array>
#include <compare>
#include <optional>

namespace hearthbook {

/// A moment in UTC with microseconds (QDateTime keeps milliseconds only; the old system stored six digits).
struct Timestamp
{
    qint64 microseconds = 0; ///< since 1970-01-01T00:00:00Z

    /// Length of the text form, `2025-10-14T17:00:05.123456+00:00`.
    static constexpr int textLength = 32;
    using Text = std::array<char, textLength>;

    static Timestamp now();
    static Timestamp fromDateTime(const QDateTime &time);

    /// Reads RFC 3339 with a zone, and the old system's naive forms (`T` or a space, any fraction), which are UTC.
    static std::optional<Timestamp> fromText(QByteArrayView text);

    /// The one form on the wire and in the database: fixed width, so that it sorts as text.
    Text text() const;
    QString toString() const;
    QDateTime toDateTime() const;
    qint64 seconds() const { return microseconds / 1'000'000; }

    auto operator<=>(const Timestamp &) const = default;
};

} // namespace hearthbook
