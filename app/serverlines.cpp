#include "app/serverlines.h"

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView accessCategory("hearthbook.http.access");
constexpr QByteArrayView programName("hearthbookd: ");

/// What stands before the next `separator`, which is taken too. The rest, where there is none.
QByteArrayView take(QByteArrayView &text, char separator)
{
    const qsizetype end = text.indexOf(separator);
    const QByteArrayView word = end < 0 ? text : text.first(end);
    text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
    return word;
}

std::optional<LogLevel> levelOf(QByteArrayView word)
{
    if (word == "DEBUG")
        return LogLevel::Debug;
    if (word == "INFO")
        return LogLevel::Info;
    if (word == "WARNING")
        return LogLevel::Warning;
    if (word == "ERROR")
        return LogLevel::Error;
    return std::nullopt;
}

QDateTime timeOf(QByteArrayView word)
{
    return QDateTime::fromString(QString::fromLatin1(word), Qt::ISODateWithMs);
}

/// `peer "METHOD target" status bytes 1.23ms id`: see logAccess().
ServedRequest readRequest(QByteArrayView time, QByteArrayView text)
{
    ServedRequest request;
    request.time = timeOf(time);
    request.peer = QString::fromUtf8(take(text, ' '));
    std::ignore = take(text, '"');
    QByteArrayView line = take(text, '"');
    request.method = QString::fromLatin1(take(line, ' '));
    request.target = QString::fromUtf8(line);
    std::ignore = take(text, ' ');
    request.status = take(text, ' ').toInt();
    std::ignore = take(text, ' '); // bytes
    request.milliseconds = take(text, 'm').toDouble();
    return request;
}

template<typename T>
void keepNewest(std::vector<T> &all)
{
    if (all.size() > ServerLines::most)
        all.erase(all.begin(), all.end() - std::ptrdiff_t(ServerLines::most));
}

} // namespace

ServerLines readServerLines(QByteArrayView text)
{
    ServerLines out;
    std::vector<std::pair<QByteArrayView, QByteArrayView>> requests; // read at the end: a burst has more than is kept
    while (!text.isEmpty()) {
        const QByteArrayView line = take(text, '\n');
        if (line.isEmpty())
            continue;
        QByteArrayView rest = line;
        const QByteArrayView time = take(rest, ' ');
        const std::optional<LogLevel> level = levelOf(take(rest, ' '));
        if (!level) {
            out.lastWord = QString::fromUtf8(line.startsWith(programName) ? line.sliced(programName.size()) : line);
            out.log.push_back({ QDateTime::currentDateTimeUtc(), LogLevel::Error, {}, out.lastWord });
            continue;
        }
        const QByteArrayView category = take(rest, ' ');
        if (category == accessCategory)
            requests.emplace_back(time, rest);
        else
            out.log.push_back({ timeOf(time), *level, QString::fromUtf8(category), QString::fromUtf8(rest) });
    }
    out.requestCount = qint64(requests.size());
    keepNewest(requests);
    for (const auto &[time, rest] : requests)
        out.requests.push_back(readRequest(time, rest));
    keepNewest(out.log);
    return out;
}

} // namespace hearthbook
