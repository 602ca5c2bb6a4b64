#include "server/http/accesslog.h"

#include <QLoggingCategory>

namespace hearthbook {

namespace {

Q_LOGGING_CATEGORY(lcAccess, "hearthbook.http.access", QtWarningMsg)

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
    const QByteArray target = request.target.isEmpty() ? QByteArray("-") : escapedForLog(request.target);
    qCInfo(lcAccess).noquote().nospace() << request.peer << " \"" << methodName(request.method).toByteArray() << ' '
                                         << target << "\" " << status << ' ' << bytes << ' '
                                         << QByteArray::number(double(nanoseconds) / 1e6, 'f', 2) << "ms "
                                         << request.requestId;
}

} // namespace hearthbook
