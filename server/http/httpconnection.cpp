#include "server/http/httpconnection.h"

#include "server/http/accesslog.h"
#include "server/http/caller.h"
#include "server/http/nativesocket.h"
#include "server/http/problem.h"
#include "server/http/requestids.h"
#include "server/http/responsewriter.h"
#include "server/http/worker.h"

#include <QHostAddress>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 readAhead = 256 * 1024;       ///< bytes Qt may buffer while an answer is outstanding
constexpr qsizetype oneWrite = 16 * 1024;      ///< bodies up to here are sent in one piece with their head
constexpr qint64 mostDrained = 16 * 1024 * 1024;
constexpr int requestsPerTurn = 64;            ///< of one client before others get their turn
constexpr qint64 streamAhead = 128 * 1024;     ///< bytes of a stream that wait for the client

} // namespace

HttpConnection::HttpConnection(Worker &worker, quint64 id) : m_worker(worker), m_id(id), m_reader(worker.limits())
{
    setReadBufferSize(readAhead);
}

HttpConnection::~HttpConnection() = default;

bool HttpConnection::takeOver(qintptr descriptor)
{
    if (!setSocketDescriptor(descriptor))
        return false;
    setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_peer = peerAddress().toString().toLatin1();
    touch(m_worker.now());
    connect(this, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(this, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
    connect(this, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    return true;
}

void HttpConnection::onReadyRead()
{
    if (m_phase == Phase::Reading) {
        pump();
    } else if (m_phase == Phase::Closing) {
        m_drained += bytesAvailable();
        skip(bytesAvailable());
        if (m_drained > mostDrained)
            abort();
    }
}

void HttpConnection::onDisconnected()
{
    if (m_phase == Phase::Streaming)
        m_worker.count(m_request, m_streamed, m_sender->bytes(), m_clock.nsecsElapsed());
    m_worker.forget(this);
}

void HttpConnection::onBytesWritten()
{
    if (m_phase == Phase::Streaming && bytesToWrite() > streamAhead / 2)
        return;
    m_writeSince = m_worker.now();
    if (m_phase == Phase::Streaming)
        stream();
    if (m_phase == Phase::Closing)
        halfClose();
    else if (m_blocked && bytesToWrite() == 0)
        pumpSoon();
}

/// Moves what the socket holds into m_input. False where there is nothing.
bool HttpConnection::fetch()
{
    const qint64 available = bytesAvailable();
    if (available <= 0)
        return false;
    if (m_start > 0) {
        m_input.remove(0, m_start);
        m_start = 0;
    }
    const qsizetype before = m_input.size();
    m_input.resize(before + qsizetype(available));
    const qint64 count = read(m_input.data() + before, available);
    m_input.resize(before + qsizetype(qMax<qint64>(count, 0)));
    return count > 0;
}

void HttpConnection::pumpSoon()
{
    QMetaObject::invokeMethod(this, &HttpConnection::pump, Qt::QueuedConnection);
}

/// Handles requests until bytes run out, an answer is outstanding, or others must get their turn.
void HttpConnection::pump()
{
    if (m_pumping)
        return;
    m_pumping = true;
    m_blocked = false;
    int turns = 0;
    while (m_phase == Phase::Reading && state() == ConnectedState) {
        m_blocked = bytesToWrite() > m_worker.limits().pendingOutput;
        if (m_blocked)
            break;
        if (turns == requestsPerTurn) {
            pumpSoon();
            break;
        }
        if (m_start == m_input.size() && !fetch())
            break;
        if (step())
            ++turns;
        else if (m_phase == Phase::Reading && !fetch())
            break;
    }
    m_pumping = false;
    if (bytesToWrite() > 0)
        flush();
    if (m_blocked && bytesToWrite() == 0)
        pumpSoon(); // Qt tells nothing of what a flush() within bytesWritten() has sent
}

/// Reads on in m_input. True where a request was complete.
bool HttpConnection::step()
{
    qsizetype used = 0;
    const RequestReader::State state = m_reader.read(QByteArrayView(m_input).sliced(m_start), used);
    m_start += used;
    if (m_start == m_input.size()) {
        if (m_input.capacity() > 2 * readAhead)
            m_input = {};
        m_input.resize(0);
        m_start = 0;
    }
    if (state == RequestReader::State::Done) {
        begin();
        return true;
    }
    if (state == RequestReader::State::Refused) {
        refuse(m_reader.refusal());
        return false;
    }
    if (m_reader.isInBody() || !m_headTimed)
        touch(m_worker.now());
    m_headTimed = m_reader.hasBegun();
    if (m_reader.isInBody() && !admit())
        return false;
    if (m_reader.takeContinue())
        write("HTTP/1.1 100 Continue\r\n\r\n");
    return false;
}

/// Makes a Request of a head.
void HttpConnection::takeRequest(RequestHead head)
{
    m_clock.start();
    m_keepAlive = head.keepAlive && !m_stopping;
    m_isHttp10 = head.minorVersion == 0;
    m_request = {};
    m_request.method = head.method;
    m_request.setTarget(std::move(head.target));
    m_request.headers = std::move(head.headers);
    m_request.requestId = requestIdOf(m_request.headers.value("x-request-id"));
    m_request.correlationId = newCorrelationId();
    m_request.peer = m_peer;
}

/// A stranger's body is not waited for. False where the sender was refused.
bool HttpConnection::admit()
{
    if (std::exchange(m_isAsked, true))
        return true;
    takeRequest(m_reader.head());
    std::optional<Response> refused = m_worker.dispatcher().admit(m_request);
    if (!refused)
        return true;
    m_worker.dispatcher().finish(m_request, *refused);
    send(*refused, true);
    return false;
}

/// Passes the request that was read through Qt's server; handle() comes back from there.
void HttpConnection::begin()
{
    if (std::exchange(m_isAsked, false))
        m_clock.start();
    else
        takeRequest(m_reader.takeHead());
    m_keepAlive = m_keepAlive && !m_stopping;
    const QByteArray body = m_reader.takeBody();
    m_reader.reset();
    m_headTimed = false;
    ++m_exchange;
    m_phase = Phase::Answering;
    if (!m_worker.adapter().submit(m_request.method, m_request.target, body, *this)) {
        m_keepAlive = false;
        answer(problem(400, u"The request is malformed"_s, m_request));
    }
}

void HttpConnection::handle(QByteArray body)
{
    m_request.body = std::move(body);
    const auto later = [this] { return m_worker.mailbox().completion(m_id, m_exchange); };
    if (std::optional<Response> now = m_worker.dispatcher().dispatch(m_request, later))
        answer(std::move(*now));
}

void HttpConnection::complete(quint64 exchange, Response response)
{
    if (m_phase != Phase::Answering || exchange != m_exchange)
        return;
    answer(std::move(response));
    pump();
}

void HttpConnection::answer(Response response)
{
    m_worker.dispatcher().finish(m_request, response);
    m_request.body = {}; // the connection may stay idle for long
    m_reader.release();
    if (response.stream && sendsBody(m_request, response))
        return startStream(std::move(response));
    m_phase = Phase::Reading;
    send(response, !m_keepAlive || m_stopping);
}

void HttpConnection::startStream(Response response)
{
    m_phase = Phase::Streaming;
    if (m_isHttp10)
        m_keepAlive = false; // it knows no chunks: the body goes on until the end
    else
        response.headers.set("transfer-encoding", "chunked");
    QByteArray head;
    appendHead(head, m_request, response, m_keepAlive ? ConnectionField::None : ConnectionField::Close);
    writeOut(head);
    m_sender = std::make_unique<BodySender>(
        response.stream, m_isHttp10 ? BodySender::Framing::UntilClose : BodySender::Framing::Chunked);
    response.stream->begin(m_worker.mailbox().waker(m_id, m_exchange));
    m_streamed = std::move(response);
    if (m_stopping)
        m_sender->stop();
    stream();
}

/// Sends on, as far ahead of the client as it may be.
void HttpConnection::stream()
{
    if (!isStillAllowed())
        m_sender->stop();
    QByteArray out;
    auto state = BodySender::State::Sent;
    while (state == BodySender::State::Sent && bytesToWrite() + out.size() < streamAhead)
        state = m_sender->next(out);
    writeOut(out);
    if (state == BodySender::State::Ended)
        endStream();
    else if (state == BodySender::State::Failed)
        abort();
}

bool HttpConnection::isStillAllowed() const
{
    return !m_request.caller || m_request.caller->isValid();
}

/// A key that is revoked or over ends what goes on by its right: politely where it has no end of its own, else cut off.
void HttpConnection::endRefused()
{
    stream();
    if (m_phase == Phase::Streaming)
        abort();
}

void HttpConnection::endStream()
{
    m_phase = Phase::Reading;
    m_worker.count(m_request, m_streamed, m_sender->bytes(), m_clock.nsecsElapsed());
    m_sender.reset();
    m_streamed = {};
    touch(m_worker.now());
    if (!m_keepAlive || m_stopping)
        startClosing();
    else if (!m_pumping)
        pumpSoon();
}

void HttpConnection::wake(quint64 exchange)
{
    if (m_phase == Phase::Streaming && exchange == m_exchange)
        stream();
}

void HttpConnection::writeOut(const QByteArray &out)
{
    if (out.isEmpty())
        return;
    touch(m_worker.now());
    if (bytesToWrite() == 0)
        m_writeSince = m_since;
    write(out);
}

void HttpConnection::refuse(const Refusal &refusal)
{
    takeRequest(m_reader.takeHead());
    if (m_request.method == Method::Head)
        m_request.method = Method::Get; // the reason is worth a body
    Response response = problem(refusal.status, QString::fromLatin1(refusal.reason), m_request);
    if (refusal.status == 426)
        response.headers.set("upgrade", "HTTP/1.1");
    send(response, true);
}

void HttpConnection::send(const Response &response, bool close)
{
    const ConnectionField field = close ? ConnectionField::Close
        : m_isHttp10                    ? ConnectionField::KeepAlive
                                        : ConnectionField::None;
    const bool withBody = sendsBody(m_request, response);
    const qint64 now = m_worker.now();
    if (bytesToWrite() == 0)
        m_writeSince = now;
    static thread_local QByteArray out;
    out.resize(0);
    appendHead(out, m_request, response, field);
    const bool inOnePiece = withBody && response.body.size() <= oneWrite;
    if (inOnePiece)
        out.append(response.body);
    write(out.constData(), out.size());
    if (withBody && !inOnePiece)
        write(response.body);
    touch(now);
    m_worker.count(m_request, response, withBody ? response.body.size() : 0, m_clock.nsecsElapsed());
    if (close)
        startClosing();
}

void HttpConnection::startClosing()
{
    m_phase = Phase::Closing;
    m_input = {};
    m_start = 0;
    flush();
    if (!isOpen()) // the client reset it meanwhile
        return;
    skip(bytesAvailable());
    halfClose();
}

/// Once everything is sent: no more from us, but the client may still be sending, and a close now would make its system
/// throw the answer away (RFC 9112 9.6).
void HttpConnection::halfClose()
{
    if (m_halfClosed || bytesToWrite() > 0 || state() != ConnectedState)
        return;
    m_halfClosed = true;
    touch(m_worker.now());
    if (!shutdownWriting(socketDescriptor()))
        QMetaObject::invokeMethod(this, &QTcpSocket::abort, Qt::QueuedConnection);
}

void HttpConnection::turnAway()
{
    m_request.peer = m_peer;
    m_request.requestId = requestIdOf({});
    m_request.correlationId = newCorrelationId();
    m_clock.start();
    send(problem(503, u"Too many connections"_s, m_request), true);
}

void HttpConnection::checkTime(qint64 now)
{
    const HttpLimits &limits = m_worker.limits();
    const auto isOver = [now](qint64 since, HttpLimits::Milliseconds limit) { return now - since >= limit.count(); };
    if (m_phase == Phase::Streaming && !isStillAllowed())
        return endRefused();
    if (bytesToWrite() > 0) {
        if (isOver(m_writeSince, limits.writeTimeout))
            abort();
        return;
    }
    if (m_phase == Phase::Closing) {
        if (isOver(m_since, limits.lingerTimeout))
            abort();
    } else if (isIdle()) {
        if (isOver(m_since, limits.idleTimeout))
            disconnectFromHost();
    } else if (m_phase == Phase::Streaming) {
        QByteArray out;
        if (isOver(m_since, limits.heartbeat))
            m_sender->heartbeat(out);
        writeOut(out);
    } else if (m_phase == Phase::Reading) {
        if (isOver(m_since, m_reader.isInBody() ? limits.bodyTimeout : limits.headTimeout))
            refuse({ 408, "The request did not arrive in time" });
    }
}

void HttpConnection::finishSoon()
{
    m_stopping = true;
    if (m_phase == Phase::Streaming) {
        m_sender->stop();
        stream();
    }
    if (isIdle() && m_start == m_input.size())
        waitForReadyRead(0); // what the system holds already counts as accepted
    if (isIdle() && m_start == m_input.size() && bytesAvailable() == 0)
        bytesToWrite() > 0 ? startClosing() : disconnectFromHost();
}

} // namespace hearthbook
