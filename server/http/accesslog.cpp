#include "server/http/accesslog.h"

#include "core/domain/logcontext.h"

#include <QLoggingCategory>

#include <cmath>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcAccess, "hearthbook.http.access", QtWarningMsg)

std::vector<LogField> fieldsOf(const Request &request, int status, qint64 bytes, qint64 nanoseconds)
{
    const QByteArrayView method = methodName(request.method);
    const QByteArray path = escapedForLog(request.path);
    const qsizetype query = request.target.indexOf('?');
    std::vector<LogField> fields {
        { "message", u"%1 %2 %3"_s.arg(QLatin1StringView(method), QLatin1StringView(path), QString::number(status)) },
        { "request_id", QString::fromLatin1(request.requestId) },
        { "client", QString::fromLatin1(request.peer) },
        { "method", QString::fromLatin1(method) },
        { "path", QString::fromLatin1(path) }
    };
    if (query >= 0)
        fields.push_back({ "query", QString::fromLatin1(escapedForLog(request.target.sliced(query + 1))) });
    fields.push_back({ "status", qint64(status) });
    fields.push_back({ "bytes", bytes });
    fields.push_back({ "duration_ms", std::round(double(nanoseconds) / 1e4) / 100 });
    return fields;
}

} // namespace

QByteArray escapedForLog(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size());
    for (const char c : text) {
        if (uchar(c) >= 0x20 && uchar(c) < 0x7f && c != '"' && c != '\\')
            out += c;
        else
            out.append("\\x").append(QByteArray(1, c).toHex());
    }
    return out;
}

void logAccess(const Request &request, int status, qint64 bytes, qint64 nanoseconds)
{
    if (!lcAccess().isInfoEnabled())
        return;
    const LogFields fields([&] { return fieldsOf(request, status, bytes, nanoseconds); });
    const QByteArray target = request.target.isEmpty() ? QByteArray("-") : escapedForLog(request.target);
    qCInfo(lcAccess).noquote().nospace() << request.peer << " \"" << methodName(request.method).toByteArray() << ' '
                                         << target << "\" " << status << ' ' << bytes << ' '
                                         << QByteArray::number(double(nanoseconds) / 1e6, 'f', 2) << "ms "
                                         << request.requestId;
}

} // namespace hearthbook
