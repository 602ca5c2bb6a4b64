#include "core/storage/conditionvalue.h"

#include "core/domain/timestamp.h"

#include <QDate>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// One value, as the span that it stands for; nothing where it cannot be read.
using ReadOne = std::optional<ConditionSpan> (*)(const QString &text);

std::optional<ConditionSpan> oneNumber(const QString &text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const QString digits = QString::number(number);
    return isNumber ? std::optional(ConditionSpan { digits, digits }) : std::nullopt;
}

/// The last day of the year, month or day that `text` is as long as.
QDate lastDay(QDate first, qsizetype length)
{
    const QDate next = length == 4 ? first.addYears(1) : length == 7 ? first.addMonths(1) : first.addDays(1);
    return next.addDays(-1);
}

std::optional<ConditionSpan> oneTime(const QString &text)
{
    if (const std::optional<Timestamp> moment = Timestamp::fromText(text.toUtf8()))
        return ConditionSpan { moment->toString(), moment->toString() };
    if (text.size() != 4 && text.size() != 7 && text.size() != 10)
        return std::nullopt;
    const QString first = text + u"-01-01"_s.sliced(text.size() == 4 ? 0 : text.size() == 7 ? 3 : 6);
    if (!Timestamp::fromText((first + u"T00:00:00Z"_s).toLatin1()))
        return std::nullopt;
    const QString last = lastDay(QDate::fromString(first, Qt::ISODate), text.size()).toString(Qt::ISODate);
    return ConditionSpan { first + u"T00:00:00.000000+00:00"_s, last + u"T23:59:59.999999+00:00"_s };
}

bool isReversed(const ConditionSpan &span, bool areNumbers)
{
    if (!span.first || !span.last)
        return false;
    return areNumbers ? span.first->toLongLong() > span.last->toLongLong() : *span.first > *span.last;
}

/// Nothing where an end cannot be read.
std::optional<ConditionSpan> spanOf(const QString &text, ReadOne read)
{
    const qsizetype dots = text.indexOf(u".."_s);
    if (dots < 0)
        return read(text);
    const QString first = text.first(dots).trimmed();
    const QString last = text.sliced(dots + 2).trimmed();
    const std::optional<ConditionSpan> from = first.isEmpty() ? ConditionSpan() : read(first);
    const std::optional<ConditionSpan> to = last.isEmpty() ? ConditionSpan() : read(last);
    if (!from || !to || (first.isEmpty() && last.isEmpty()))
        return std::nullopt;
    return ConditionSpan { from->first, to->last, true };
}

Result<ConditionSpan> checkedSpan(const std::optional<ConditionSpan> &span, bool areNumbers, const QString &expected)
{
    if (!span)
        return failure(ErrorCode::InvalidInput, expected);
    if (isReversed(*span, areNumbers))
        return failure(ErrorCode::InvalidInput, u"The range ends before it begins"_s);
    return *span;
}

} // namespace

Result<ConditionSpan> numberSpan(const QString &text)
{
    return checkedSpan(spanOf(text.trimmed(), oneNumber), true,
                       u"The value should be a whole number, or a range as 2..5"_s);
}

Result<ConditionSpan> timeSpan(const QString &text)
{
    return checkedSpan(
        spanOf(text.trimmed(), oneTime), false,
        u"The value should be a time as 2026-11-30T12:00:00Z, a day, month or year as 2026-11-30, or a range"
        " as 2026-11..2026-12"_s);
}

std::optional<bool> conditionFlag(const QString &text)
{
    const QString word = text.trimmed().toLower();
    if (word == u"true"_s || word == u"1"_s || word == u"yes"_s)
        return true;
    if (word == u"false"_s || word == u"0"_s || word == u"no"_s)
        return false;
    return std::nullopt;
}

} // namespace hearthbook
