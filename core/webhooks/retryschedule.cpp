#include "core/webhooks/retryschedule.h"

#include <QDateTime>
#include <QStringList>
#include <QTimeZone>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::seconds, RetrySchedule::maxAttempts - 1> waits { 5s, 5min, 30min, 2h, 5h, 10h, 10h };

bool isNumber(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// RFC 9110, 5.6.7: the preferred form, then the two that recipients must still take:
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`. The weekday is passed
/// over.
std::optional<Timestamp> httpDate(const QString &text)
{
    static const QStringList months { u"Jan"_s, u"Feb"_s, u"Mar"_s, u"Apr"_s, u"May"_s, u"Jun"_s,
                                      u"Jul"_s, u"Aug"_s, u"Sep"_s, u"Oct"_s, u"Nov"_s, u"Dec"_s };
    QStringList parts = text.simplified().replace(u'-', u' ').split(u' ');
    if (parts.size() == 5)
        parts = { parts[0], parts[2], parts[1], parts[4], parts[3], u"GMT"_s };
    if (parts.size() != 6 || parts[5] != u"GMT"_s)
        return std::nullopt;
    int year = parts[3].toInt();
    if (parts[3].size() == 2)
        year += year < 70 ? 2000 : 1900;
    const QDate day(year, int(months.indexOf(parts[2])) + 1, parts[1].toInt());
    const QTime time = QTime::fromString(parts[4], u"HH:mm:ss"_s);
    if (!day.isValid() || !time.isValid())
        return std::nullopt;
    return Timestamp::fromDateTime(QDateTime(day, time, QTimeZone::utc()));
}

} // namespace

AttemptMeaning meaningOf(std::optional<int> status)
{
    if (!status)
        return AttemptMeaning::Retry;
    if (*status >= 200 && *status < 300)
        return AttemptMeaning::Delivered;
    return *status == 410 ? AttemptMeaning::Disable : AttemptMeaning::Retry;
}

std::optional<std::chrono::seconds> retryAfter(QByteArrayView header, Timestamp now)
{
    const QByteArrayView text = header.trimmed();
    constexpr qint64 longest = RetrySchedule::longestWait.count();
    if (isNumber(text)) {
        bool ok = false;
        const qint64 seconds = text.toLongLong(&ok);
        return std::chrono::seconds(ok ? std::min(seconds, longest) : longest); // too many digits for a number
    }
    const std::optional<Timestamp> date = httpDate(QString::fromLatin1(text));
    if (!date)
        return std::nullopt;
    constexpr qint64 second = 1'000'000;
    const qint64 left = (date->microseconds - now.microseconds + second - 1) / second;
    return std::chrono::seconds(std::clamp(left, qint64(0), longest));
}

std::optional<std::chrono::seconds> RetrySchedule::wait(int attempts)
{
    if (attempts < 1 || attempts > int(waits.size()))
        return std::nullopt;
    return waits[std::size_t(attempts - 1)];
}

std::optional<Timestamp> RetrySchedule::next(int attempts, Timestamp failedAt,
                                             std::optional<std::chrono::seconds> retryAfter) const
{
    const std::optional<std::chrono::seconds> planned = wait(attempts);
    if (!planned)
        return std::nullopt;
    const double factor = 1 + jitter * (2 * m_random() - 1);
    const auto microseconds = [](std::chrono::seconds time) {
        return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
    };
    const qint64 own = qint64(double(microseconds(*planned)) * factor);
    const qint64 asked = microseconds(std::min(retryAfter.value_or(0s), longestWait));
    return Timestamp { failedAt.microseconds + std::max(own, asked) };
}

bool shallBeDisabled(std::optional<Timestamp> failingSince, Timestamp now)
{
    constexpr qint64 limit = std::chrono::microseconds(failingLimit).count();
    return failingSince && now.microseconds - failingSince->microseconds >= limit;
}

} // namespace hearthbook
