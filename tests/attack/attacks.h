#pragma once

#include "tests/support/serverprocess.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace hearthbook::test {

/// What a request for something ordinary gets: the server answers, whatever came before.
inline int health(const ServerProcess &server)
{
    return WebClient(server.port()).get("/readyz").status;
}

/// How many answers a stream holds, by their status lines.
inline int answersIn(const QByteArray &text)
{
    int count = 0;
    for (qsizetype at = text.indexOf("HTTP/1.1 "); at >= 0; at = text.indexOf("HTTP/1.1 ", at + 1))
        count += text.mid(at + 9, 3).toInt() >= 200 ? 1 : 0;
    return count;
}

/// A line of /proc/PID/status, in KiB: VmRSS is what a process has in memory, VmHWM the most it ever had.
inline qint64 memoryOf(const ServerProcess &server, const QByteArray &name)
{
    QFile file(QStringLiteral("/proc/%1/status").arg(server.pid()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.mid(name.size() + 1).simplified().split(' ').first().toLongLong();
    }
    return 0;
}

/// Sanitizers keep what was freed, and several times of it.
constexpr bool isMemoryTrue()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return true;
#endif
}

inline QJsonObject objectIn(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace hearthbook::test
