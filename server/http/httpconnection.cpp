#include "server/http/httpconnection.h"

#include "server/http/accesslog.h"
#include "server/http/caller.h"
#include "server/http/clientaddress.h"
#include "server/http/nativesocket.h"
#include "server/http/problem.h"
#include "server/http/requestids.h"
#include "server/http/responsewriter.h"
#include "server/http/tlssocket.h"
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

HttpConnection::HttpConnection(Worker &worker, quint64 id, const Arrival &arrival)
    : m_worker(worker), m_id(id), m_arrival(arrival), m_reader(worker.limits(), arrival.tls ? "https://" : "http://")
{
    if (arrival.tls)
        m_socket = m_tls = new TlsSocket(*arrival.tls, this);
    else
        m_socket = new QTcpSocket(this);
    m_socket->setReadBufferSize(readAhead);
}

HttpConnection::~HttpConnection() = default;

bool HttpConnection::takeOver()
{
    if (!m_socket->setSocketDescriptor(m_arrival.descriptor))
        return false;
    if (m_arrival.isLocal) {
        m_peer = unixPeer;
    } else {
        m_peer = m_socket->peerAddress().toString().toLatin1();
        m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    }
    touch(m_worker.now());
    connect(m_socket, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    if (m_tls) {
        m_phase = Phase::Opening;
        connect(m_tls, &TlsSocket::opened, this, &HttpConnection::onOpened);
        connect(m_tls, &TlsSocket::metPlainText, this, &HttpConnection::onPlainText);
        m_tls->begin();
    } else {
        listenToSocket();
    }
    return true;
}

void HttpConnection::listenToSocket()
{
    connect(m_socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    if (m_tls) // whose bytesWritten() only tells that they were encrypted
        connect(m_tls, &QSslSocket::encryptedBytesWritten, this, &HttpConnection::onBytesWritten);
    else
        connect(m_socket, &QTcpSocket::bytesWritten, this, &HttpConnection::onBytesWritten);
}

void HttpConnection::onOpened()
{
    m_phase = Phase::Reading;
    touch(m_worker.now());
    listenToSocket();
    if (m_stopping)
        QMetaObject::invokeMethod(this, &HttpConnection::finishSoon, Qt::QueuedConnection);
}

/// Somebody wrote http:// for https://. He can read this answer.
void HttpConnection::onPlainText()
{
    m_tls = nullptr;
    listenToSocket();
    identify();
    send(problem(400, u"This port speaks HTTPS: the address begins with https://"_s, m_request), true);
}

qint64 HttpConnection::unsent() const
{
    return m_tls ? m_tls->unsent() : m_socket->bytesToWrite();
}

void HttpConnection::onReadyRead()
{
    if (m_phase == Phase::Reading) {
        pump();
    } else if (m_phase == Phase::Closing) {
        m_drained += m_socket->bytesAvailable();
        m_socket->skip(m_socket->bytesAvailable());
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
    if (m_phase == Phase::Streaming && unsent() > streamAhead / 2)
        return;
    m_writeSince = m_worker.now();
    if (m_phase == Phase::Streaming)
        stream();
    if (m_phase == Phase::Closing)
        halfClose();
    else if (m_blocked && unsent() == 0)
        pumpSoon();
}

/// Moves what the socket holds into m_input. False where there is nothing.
bool HttpConnection::fetch()
{
    const qint64 available = m_socket->bytesAvailable();
    if (available <= 0)
        return false;
    if (m_start > 0) {
        m_input.remove(0, m_start);
        m_start = 0;
    }
    const qsizetype before = m_input.size();
    m_input.resize(before + qsizetype(available));
    const qint64 count = m_socket->read(m_input.data() + before, available);
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
    while (m_phase == Phase::Reading && m_socket->state() == QAbstractSocket::ConnectedState) {
        m_blocked = unsent() > m_worker.limits().pendingOutput;
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
    if (unsent() > 0)
        m_socket->flush();
    if (m_blocked && unsent() == 0)
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
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return false;
}

/// An exchange without a request that was read.
void HttpConnection::identify()
{
    m_request.peer = m_peer;
    m_request.requestId = requestIdOf({});
    m_request.correlationId = newCorrelationId();
    m_clock.start();
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
    m_request.isTls = m_tls != nullptr;
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
    while (state == BodySender::State::Sent && unsent() + out.size() < streamAhead)
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
    if (unsent() == 0)
        m_writeSince = m_since;
    m_socket->write(out);
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
    if (unsent() == 0)
        m_writeSince = now;
    static thread_local QByteArray out;
    out.resize(0);
    appendHead(out, m_request, response, field);
    const bool inOnePiece = withBody && response.body.size() <= oneWrite;
    if (inOnePiece)
        out.append(response.body);
    m_socket->write(out.constData(), out.size());
    if (withBody && !inOnePiece)
        m_socket->write(response.body);
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
    m_socket->flush();
    if (!m_socket->isOpen()) // the client reset it meanwhile
        return;
    m_socket->skip(m_socket->bytesAvailable());
    halfClose();
}

/// Once everything is sent: no more from us, but the client may still be sending, and a close now would make its system
/// throw the answer away (RFC 9112 9.6).
void HttpConnection::halfClose()
{
    if (m_halfClosed || unsent() > 0 || m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    m_halfClosed = true;
    touch(m_worker.now());
    if (m_tls)
        endTls();
    else if (!shutdownWriting(m_socket->socketDescriptor()))
        QMetaObject::invokeMethod(m_socket, &QTcpSocket::abort, Qt::QueuedConnection);
}

/// TLS has an end of its own (RFC 8446, 6.1), which Qt says only together with a close. A second descriptor keeps the socket
/// open meanwhile, and what the client still sends is dropped there.
void HttpConnection::endTls()
{
    TlsSocket *tls = std::exchange(m_tls, nullptr);
    auto *rest = new QTcpSocket(this);
    const qintptr copy = duplicateDescriptor(tls->socketDescriptor());
    if (copy < 0 || !rest->setSocketDescriptor(copy)) {
        if (copy >= 0)
            closeDescriptor(copy);
        rest->deleteLater();
        tls->disconnectFromHost();
        return;
    }
    tls->disconnect(this);
    m_socket = rest;
    listenToSocket();
    connect(rest, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
    connect(tls, &QSslSocket::disconnected, this, [this, tls] {
        tls->deleteLater();
        shutdownWriting(m_socket->socketDescriptor());
    });
    tls->disconnectFromHost();
}

void HttpConnection::turnAway()
{
    identify();
    send(problem(503, u"Too many connections"_s, m_request), true);
}

void HttpConnection::checkTime(qint64 now)
{
    const HttpLimits &limits = m_worker.limits();
    const auto isOver = [now](qint64 since, HttpLimits::Milliseconds limit) { return now - since >= limit.count(); };
    if (m_phase == Phase::Opening) { // what waits to be sent then is the handshake's
        if (isOver(m_since, limits.headTimeout))
            abort();
        return;
    }
    if (m_phase == Phase::Streaming && !isStillAllowed())
        return endRefused();
    if (unsent() > 0) {
        if (isOver(m_writeSince, limits.writeTimeout))
            abort();
        return;
    }
    if (m_phase == Phase::Closing) {
        if (isOver(m_since, limits.lingerTimeout))
            abort();
    } else if (isIdle()) {
        if (isOver(m_since, limits.idleTimeout))
            m_socket->disconnectFromHost();
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
    if (m_phase == Phase::Opening && !m_tls->hasBegun())
        abort();
    if (m_phase == Phase::Streaming) {
        m_sender->stop();
        stream();
    }
    if (isIdle() && m_start == m_input.size())
        m_socket->waitForReadyRead(0); // what the system holds already counts as accepted
    if (isIdle() && m_start == m_input.size() && m_socket->bytesAvailable() == 0)
        unsent() > 0 ? startClosing() : m_socket->disconnectFromHost();
}

} // namespace hearthbook
