#pragma once

#include "server/http/headers.h"
#include "server/http/limits.h"
#include "server/http/method.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace hearthbook {

/// Why a request is refused before it becomes one. The connection closes behind the answer.
struct Refusal
{
    int status = 400;
    const char *reason = ""; ///< one sentence for a person, ASCII, static
};

/// What a request line and its headers say about the message (RFC 9112).
struct RequestHead
{
    Method method = Method::Get;
    QByteArray target = {};       ///< in origin form (`/path?query`) or `*`; an absolute form is reduced to it
    int minorVersion = 1;         ///< of HTTP/1.x
    Headers headers = {};
    qint64 contentLength = 0;     ///< bytes; meaningless when chunked
    bool chunked = false;
    bool expectsContinue = false; ///< the client waits for 100 before it sends the body
    bool keepAlive = true;        ///< the client wants the connection to stay

    bool hasBody() const { return chunked || contentLength > 0; }
};

/// Reads a request head line by line, each byte once, strictly: CRLF only, no folded lines, no control characters, one
/// Host, one framing. What two parsers might read differently is refused (request smuggling).
class HeadParser
{
public:
    /// `scheme`: what an absolute target begins with, as "http://".
    explicit HeadParser(const HttpLimits &limits, QByteArrayView scheme = "http://")
        : m_limits(limits), m_scheme(scheme)
    {
    }

    enum class State { NeedsMore, Done, Refused };

    /// Reads on. `text` begins with the head's first byte and holds at least what it held at the last call.
    State parse(QByteArrayView text);

    /// Bytes of the head including the empty line; valid when Done.
    qsizetype size() const { return m_at; }

    const Refusal &refusal() const { return m_refusal; }
    RequestHead &head() { return m_head; }
    const RequestHead &head() const { return m_head; }

    /// True once a byte of a request was seen (empty lines before it do not count).
    bool hasBegun() const { return m_seen; }

    void reset();

private:
    bool refuse(int status, const char *reason);
    bool line(QByteArrayView text);
    bool requestLine(QByteArrayView text);
    bool setTarget(QByteArrayView target);
    bool setVersion(QByteArrayView version);
    bool field(QByteArrayView text);
    bool finish();
    bool checkHost();
    bool checkFraming();
    bool checkLength();
    void checkConnection();
    bool checkExpectation();

    HttpLimits m_limits;
    QByteArrayView m_scheme;
    RequestHead m_head;
    Refusal m_refusal;
    QByteArray m_authority;  ///< of an absolute-form target; stands above Host (RFC 9112 3.2.2)
    qsizetype m_at = 0;      ///< where the current line begins
    qsizetype m_scanned = 0; ///< everything before it was searched for a line end
    bool m_begun = false;    ///< the request line was read
    bool m_seen = false;     ///< a byte of it is there
    bool m_done = false;
};

} // namespace hearthbook
