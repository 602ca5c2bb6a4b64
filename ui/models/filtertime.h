#pragma once

#include <QDateTime>

#include <optional>

namespace hearthbook {

/// A time as it is typed into a filter: an age, or a whole year, month, day or minute of this place.
struct FilterTime
{
    QDateTime first = {}; ///< where it begins
    QDateTime end = {};   ///< where the next one begins; of an age the same moment
    bool isAge = false;

    /// `7d`, `2026-11-30`, …; see FilterExpression. Ages count from the minute of `now`, so that what is asked twice is asked in the same words.
    static std::optional<FilterTime> parse(const QString &text, const QDateTime &now);

    /// Operator and value of the wire: of an age, less is later.
    QString compared(const QString &comparison) const;
    /// From the earlier to the later one, both with them; null is no end. One of them is there.
    static QString range(const FilterTime *one, const FilterTime *other);
};

} // namespace hearthbook
