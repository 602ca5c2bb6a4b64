#include "server/http/bodysender.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcBody, "hearthbook.http.body")

} // namespace

void BodySender::append(QByteArray &out, const QByteArray &piece)
{
    if (piece.isEmpty())
        return; // an empty chunk would be the last
    m_bytes += piece.size();
    if (m_framing == Framing::Chunked)
        out.append(QByteArray::number(piece.size(), 16)).append("\r\n").append(piece).append("\r\n");
    else
        out.append(piece);
}

BodySender::State BodySender::next(QByteArray &out)
{
    const Result<BodyStream::Piece> piece = m_stream->next();
    if (!piece) {
        qCWarning(lcBody).noquote() << u"An answer is cut off: %1"_s.arg(piece.error().message);
        return State::Failed;
    }
    append(out, piece->bytes);
    if (piece->isLast && m_framing == Framing::Chunked)
        out.append("0\r\n\r\n");
    if (piece->isLast)
        return State::Ended;
    return piece->bytes.isEmpty() ? State::Waits : State::Sent;
}

void BodySender::heartbeat(QByteArray &out)
{
    append(out, m_stream->heartbeat());
}

} // namespace hearthbook
