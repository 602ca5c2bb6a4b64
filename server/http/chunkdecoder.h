#pragma once

#include "server/http/limits.h"
#include "server/http/requesthead.h"

#include <QByteArray>
#include <QByteArrayView>

#include <utility>

namespace hearthbook {

/// Takes a chunked body apart (RFC 9112 7.1) as it comes, strictly: sizes of 1 to 15 hex digits, extensions skipped,
/// CRLF only, trailers dropped. Framing is bounded by HttpLimits::headBytes, the body by bodyBytes.
class ChunkDecoder
{
public:
    explicit ChunkDecoder(const HttpLimits &limits) : m_limits(limits) { }

    enum class State { NeedsMore, Done, Refused };

    /// Reads on; `used` tells how many bytes of `text` belong to the body. What is not used comes again, with more behind.
    State decode(QByteArrayView text, qsizetype &used);

    qsizetype bodySize() const { return m_body.size(); }

    /// The body so far.
    QByteArray takeBody() { return std::exchange(m_body, {}); }

    const Refusal &refusal() const { return m_refusal; }
    void reset();

private:
    enum class Part { Size, Data, DataEnd, Trailer, Finished };

    bool refuse(int status, const char *reason);
    bool line(QByteArrayView text);
    bool sizeLine(QByteArrayView text);
    qsizetype takeData(QByteArrayView text);

    HttpLimits m_limits;
    QByteArray m_body;
    Refusal m_refusal;
    Part m_part = Part::Size;
    qint64 m_left = 0; ///< bytes of the current chunk still to come
    qint64 m_framing = 0; ///< bytes of extensions and trailers so far
};

} // namespace hearthbook
