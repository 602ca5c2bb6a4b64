#include "core/domain/timestamp.h"

#include <QTimeZone>

#include <chrono>

namespace hearthbook {

namespace {

using Days = std::chrono::sys_days;

/// Years of four digits: 0000-01-01T00:00:00Z and 9999-12-31T23:59:59Z. Beyond them a zone's offset alone can lead.
constexpr qint64 firstSecond = -62'167'219'200;
constexpr qint64 lastSecond = 253'402'300'799;

void putDigits(char *at, int width, qint64 value)
{
    for (int i = width - 1; i >= 0; --i) {
        at[i] = char('0' + value % 10);
        value /= 10;
    }
}

/// The number in `width` digits at `at`, or -1.
int digits(QByteArrayView text, qsizetype at, int width)
{
    if (at + width > text.size())
        return -1;
    int value = 0;
    for (qsizetype i = at; i < at + width; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

/// Reads ".123456" at `at` and moves past it; further digits are cut off. A point without digits stays unread.
qint64 fraction(QByteArrayView text, qsizetype &at)
{
    qint64 micros = 0;
    if (digits(text, at + 1, 1) < 0 || text[at] != '.')
        return 0;
    qint64 unit = 100'000;
    for (++at; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at, unit /= 10)
        micros += (text[at] - '0') * unit;
    return micros;
}

/// Minutes east of UTC of what follows the time; nothing at all is UTC.
std::optional<int> zone(QByteArrayView text)
{
    if (text.isEmpty() || text == QByteArrayView("Z") || text == QByteArrayView("z"))
        return 0;
    if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':')
        return std::nullopt;
    const int hours = digits(text, 1, 2);
    const int minutes = digits(text, 4, 2);
    if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59)
        return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (hours * 60 + minutes);
}

} // namespace

Timestamp Timestamp::now()
{
    using namespace std::chrono;
    return { duration_cast<std::chrono::microseconds>(system_clock::now().time_since_epoch()).count() };
}

Timestamp Timestamp::fromDateTime(const QDateTime &time)
{
    return { time.toMSecsSinceEpoch() * 1000 };
}

std::optional<Timestamp> Timestamp::fromText(QByteArrayView text)
{
    const int year = digits(text, 0, 4);
    const int month = digits(text, 5, 2);
    const int day = digits(text, 8, 2);
    const int hour = digits(text, 11, 2);
    const int minute = digits(text, 14, 2);
    const int second = digits(text, 17, 2);
    if (year < 0 || second < 0 || second > 59 || hour < 0 || hour > 23 || minute < 0 || minute > 59)
        return std::nullopt;
    if (text[4] != '-' || text[7] != '-' || (text[10] != 'T' && text[10] != 't' && text[10] != ' ') || text[13] != ':'
        || text[16] != ':')
        return std::nullopt;
    const std::chrono::year_month_day date { std::chrono::year(year), std::chrono::month(unsigned(month)),
                                             std::chrono::day(unsigned(day)) };
    if (month < 0 || day < 0 || !date.ok())
        return std::nullopt;
    qsizetype at = 19;
    const qint64 micros = fraction(text, at);
    const std::optional<int> east = zone(text.sliced(at));
    if (!east)
        return std::nullopt;
    const qint64 days = Days(date).time_since_epoch().count();
    const qint64 seconds = ((days * 24 + hour) * 60 + minute - *east) * 60 + second;
    if (seconds < firstSecond || seconds > lastSecond)
        return std::nullopt;
    return Timestamp { seconds * 1'000'000 + micros };
}

Timestamp::Text Timestamp::text() const
{
    constexpr qint64 day = 86'400'000'000;
    const qint64 days = microseconds >= 0 ? microseconds / day : -((-microseconds + day - 1) / day);
    const qint64 rest = microseconds - days * day;
    const std::chrono::year_month_day date { Days(std::chrono::days(days)) };
    const qint64 seconds = rest / 1'000'000;
    Text out;
    qstrncpy(out.data(), "0000-00-00T00:00:00.000000+00:0", out.size());
    out[31] = '0';
    putDigits(&out[0], 4, int(date.year()));
    putDigits(&out[5], 2, unsigned(date.month()));
    putDigits(&out[8], 2, unsigned(date.day()));
    putDigits(&out[11], 2, seconds / 3600);
    putDigits(&out[14], 2, seconds / 60 % 60);
    putDigits(&out[17], 2, seconds % 60);
    putDigits(&out[20], 6, rest % 1'000'000);
    return out;
}

QString Timestamp::toString() const
{
    const Text form = text();
    return QString::fromLatin1(form.data(), form.size());
}

QDateTime Timestamp::toDateTime() const
{
    return QDateTime::fromMSecsSinceEpoch(microseconds / 1000, QTimeZone::utc());
}

} // namespace hearthbook
