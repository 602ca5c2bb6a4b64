#pragma once

#include "server/http/chunkdecoder.h"
#include "server/http/requesthead.h"

namespace hearthbook {

/// Reads one request after the other from a stream of bytes: head, then body. Knows nothing of sockets. The body is
/// collected as it comes: a claimed Content-Length reserves eight times what is there, at most.
class RequestReader
{
public:
    /// `scheme`: as for HeadParser.
    explicit RequestReader(const HttpLimits &limits, QByteArrayView scheme = "http://")
        : m_head(limits, scheme), m_chunks(limits), m_share(limits.bodies, limits.allBodies())
    {
    }

    enum class State { NeedsMore, Done, Refused };

    /// Reads on; `used` tells how many bytes of `text` are done with. The rest comes again, with more behind it.
    State read(QByteArrayView text, qsizetype &used);

    /// True once, when the head was accepted and the client waits for `100 Continue` before its body.
    bool takeContinue();

    bool hasBegun() const { return m_head.hasBegun(); } ///< a byte of the next request is there
    bool isInBody() const { return m_inBody; }

    const RequestHead &head() const { return m_head.head(); }
    RequestHead takeHead() { return std::move(m_head.head()); }
    QByteArray takeBody() { return std::exchange(m_body, {}); }
    const Refusal &refusal() const { return m_refusal; }

    /// Makes ready for the next request. What was taken of HttpLimits::bodies stays taken until release().
    void reset();
    /// The body that was read is nowhere any more.
    void release() { m_share.release(); }

private:
    State readHead(QByteArrayView text, qsizetype &used);
    State readBody(QByteArrayView text, qsizetype &used);
    State readChunks(QByteArrayView text, qsizetype &used);
    State tooManyBodies();
    void makeRoom(qsizetype more);

    HeadParser m_head;
    ChunkDecoder m_chunks;
    BodyShare m_share;
    QByteArray m_body;
    Refusal m_refusal;
    qint64 m_left = 0;
    bool m_inBody = false;
    bool m_owesContinue = false;
};

} // namespace hearthbook
