#pragma once

#include "server/http/bodystream.h"

#include <memory>

namespace hearthbook {

/// Frames a BodyStream for the wire: in chunks (RFC 9112 7.1), or as it is where the end of the connection ends the body.
/// Thread: the connection's.
class BodySender
{
public:
    enum class Framing { Chunked, UntilClose };
    enum class State { Sent, Waits, Ended, Failed };

    BodySender(std::shared_ptr<BodyStream> stream, Framing framing)
        : m_stream(std::move(stream)), m_framing(framing) { }

    /// Appends the next piece to `out`. After Waits it is asked again when the stream woke up; after Ended and Failed no more.
    State next(QByteArray &out);
    /// Appends what keeps the connection alive, if anything.
    void heartbeat(QByteArray &out);
    void stop() { m_stream->stop(); }

    qint64 bytes() const { return m_bytes; } ///< of the body, without its framing

private:
    void append(QByteArray &out, const QByteArray &piece);

    std::shared_ptr<BodyStream> m_stream;
    Framing m_framing;
    qint64 m_bytes = 0;
};

} // namespace hearthbook
