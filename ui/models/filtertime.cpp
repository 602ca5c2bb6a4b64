#include "ui/models/filtertime.h"

#include <QRegularExpression>
#include <QTimeZone>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString wireText(const QDateTime &time, const QString &fraction = u".000000"_s)
{
    return time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss"_s) + fraction + u'Z';
}

/// The last microsecond before.
QString lastBefore(const QDateTime &end)
{
    return wireText(end.addSecs(-1), u".999999"_s);
}

QString firstText(const FilterTime &time)
{
    return wireText(time.first);
}

QString lastText(const FilterTime &time)
{
    return time.isAge ? wireText(time.end) : lastBefore(time.end);
}

std::optional<FilterTime> ageOf(const QString &text, const QDateTime &now)
{
    static const QRegularExpression form(u"^(\\d{1,6})\\s*(min|h|d|w)$"_s);
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QString unit = match.captured(2);
    const qint64 minutes = unit == u"w"_s ? 7 * 24 * 60 : unit == u"d"_s ? 24 * 60 : unit == u"h"_s ? 60 : 1;
    const qint64 seconds = now.toSecsSinceEpoch() / 60 * 60 - match.captured(1).toLongLong() * minutes * 60;
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::utc());
    if (moment.date().year() < 1)
        return std::nullopt;
    return FilterTime { moment, moment, true };
}

/// A year, a month or a day.
std::optional<FilterTime> dateOf(const QString &text)
{
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return std::nullopt;
    const QDate first = QDate::fromString(text
                                              + u"-01-01"_s.sliced(text.size() == 4       ? 0
                                                                       : text.size() == 7 ? 3
                                                                                          : 6),
                                          u"yyyy-MM-dd"_s);
    if (!first.isValid() || first.year() < 1 || first.year() > 9998)
        return std::nullopt;
    const QDate next = text.size() == 4 ? first.addYears(1) : text.size() == 7 ? first.addMonths(1) : first.addDays(1);
    return FilterTime { first.startOfDay(), next.startOfDay() };
}

std::optional<FilterTime> minuteOf(const QString &text)
{
    const QDateTime first = QDateTime::fromString(QString(text).replace(u'T', u' '), u"yyyy-MM-dd HH:mm"_s);
    if (!first.isValid() || first.date().year() < 1 || first.date().year() > 9998)
        return std::nullopt;
    return FilterTime { first, first.addSecs(60) };
}

} // namespace

std::optional<FilterTime> FilterTime::parse(const QString &text, const QDateTime &now)
{
    if (const std::optional<FilterTime> age = ageOf(text.toLower(), now))
        return age;
    if (const std::optional<FilterTime> date = dateOf(text))
        return date;
    return minuteOf(text);
}

QString FilterTime::compared(const QString &comparison) const
{
    const QString at = firstText(*this);
    if (comparison == u"="_s || comparison == u"!="_s)
        return comparison + at + u".."_s + (isAge ? QString() : lastText(*this));
    if (isAge)
        return (comparison.startsWith(u'<') ? u'>' : u'<') + comparison.sliced(1) + at;
    const bool isAtFirst = comparison == u"<"_s || comparison == u">="_s;
    return comparison + (isAtFirst ? at : lastText(*this));
}

QString FilterTime::range(const FilterTime *one, const FilterTime *other)
{
    if (!one || !other) {
        const FilterTime &end = one ? *one : *other;
        const bool isFromHere = (one != nullptr) != end.isAge; // "7d.." is that long ago and longer
        return isFromHere ? firstText(end) + u".."_s : u".."_s + lastText(end);
    }
    const auto [first, last] = std::minmax(*one, *other,
                                           [](const FilterTime &a, const FilterTime &b) { return a.first < b.first; });
    return firstText(first) + u".."_s + lastText(last);
}

} // namespace hearthbook
