#pragma once

#include <QDateTime>
#include <QLocale>

namespace hearthbook {

/// Of a cell: what is copied of it, where that is more exact than what is shown.
constexpr int exactRole = Qt::UserRole;

/// When something was written down, short: the time of day here.
inline QString lineTime(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime().time(), QStringLiteral("HH:mm:ss"));
}

/// The same, UTC with milliseconds (ISO 8601).
inline QString exactLineTime(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

} // namespace hearthbook
