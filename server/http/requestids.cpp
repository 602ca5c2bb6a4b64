#include "server/http/requestids.h"

#include <QDateTime>
#include <QLocale>
#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>
#include <ctime>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// splitmix64: ids need to differ, not to be secret.
quint64 nextRandom()
{
    static thread_local quint64 state = QRandomGenerator::system()->generate64();
    quint64 mixed = (state += 0x9e3779b97f4a7c15u);
    mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
    return mixed ^ (mixed >> 31);
}

void putHex(char *at, quint64 value, int digits)
{
    for (int i = digits - 1; i >= 0; --i, value >>= 4)
        at[i] = "0123456789abcdef"[value & 15];
}

QByteArray uuid()
{
    const quint64 high = nextRandom();
    const quint64 low = nextRandom();
    QByteArray text(36, '-');
    char *at = text.data();
    putHex(at, high >> 32, 8);
    putHex(at + 9, high >> 16, 4);
    putHex(at + 14, (high & 0x0fff) | 0x4000, 4);
    putHex(at + 19, (low >> 48 & 0x3fff) | 0x8000, 4);
    putHex(at + 24, low, 12);
    return text;
}

} // namespace

QByteArray requestIdOf(const QByteArray &sent)
{
    const bool usable = !sent.isEmpty() && sent.size() <= 128
        && std::all_of(sent.begin(), sent.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return usable ? sent : uuid();
}

QByteArray newCorrelationId()
{
    static thread_local std::time_t second = 0;
    static thread_local QByteArray prefix;
    if (const std::time_t now = std::time(nullptr); now != second) {
        second = now;
        prefix = "req_" + QByteArray::number(qint64(now)) + '_';
    }
    QByteArray id(prefix.size() + 8, Qt::Uninitialized);
    std::copy(prefix.begin(), prefix.end(), id.begin());
    putHex(id.data() + prefix.size(), nextRandom(), 8);
    return id;
}

const QByteArray &httpDate()
{
    static thread_local std::time_t second = 0;
    static thread_local QByteArray text;
    if (const std::time_t now = std::time(nullptr); now != second) {
        second = now;
        const QDateTime time = QDateTime::fromSecsSinceEpoch(now, QTimeZone::utc());
        text = QLocale::c().toString(time, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'").toLatin1();
    }
    return text;
}

} // namespace hearthbook
