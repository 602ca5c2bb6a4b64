#pragma once

#include "server/http/arrival.h"
#include "server/http/bodysender.h"
#include "server/http/qtadapter.h"
#include "server/http/requestreader.h"
#include "server/http/route.h"

#include <QElapsedTimer>
#include <QTcpSocket>

namespace hearthbook {

class TlsSocket;
class Worker;

/// One client. Reads a request, has it handled, writes the answer, and only then looks at the next one: answers keep the
/// order of requests, and a pipelined read sees the write before it (RFC 9112 9.3.2). Lives in its Worker's thread.
class HttpConnection final : public QObject, private RequestSink
{
    Q_OBJECT

public:
    HttpConnection(Worker &worker, quint64 id, const Arrival &arrival);
    ~HttpConnection() override;

    quint64 id() const { return m_id; }

    /// Reads and answers from now on. False where the client is gone already; then the descriptor is still open.
    bool takeOver();

    /// Answers 503 without reading anything, and closes.
    void turnAway();

    /// Cuts the client off. Its end need not be told to the worker.
    void abort() { m_socket->abort(); }

    /// Gives the answer of a late route; ignored where the exchange is another one by now.
    void complete(quint64 exchange, Response response);

    /// The stream of that exchange has more to say; ignored as above.
    void wake(quint64 exchange);

    /// A whole request has come, and its answer is not made yet.
    bool isBeingAnswered() const { return m_phase == Phase::Answering; }

    /// Acts on what takes too long by `now`, on the worker's clock, milliseconds.
    void checkTime(qint64 now);

    /// The server stops: an idle connection closes, any other one after its present answer; a stream is told to end.
    void finishSoon();

private:
    enum class Phase { Opening, Reading, Answering, Streaming, Closing };

    void listenToSocket();
    void onOpened();
    void onPlainText();
    void onReadyRead();
    void onBytesWritten();
    void onDisconnected();
    void pump();
    void pumpSoon();
    bool fetch();
    bool step();
    void identify();
    void takeRequest(RequestHead head);
    bool admit();
    void begin();
    void handle(QByteArray body) override;
    void answer(Response response);
    void refuse(const Refusal &refusal);
    void send(const Response &response, bool close);
    void writeOut(const QByteArray &out);
    void startStream(Response response);
    void stream();
    bool isStillAllowed() const;
    void endRefused();
    void endStream();
    void startClosing();
    void halfClose();
    void endTls();
    qint64 unsent() const;
    void touch(qint64 now) { m_since = now; }
    bool isIdle() const { return m_phase == Phase::Reading && !m_reader.hasBegun(); }

    Worker &m_worker;
    const quint64 m_id;
    const Arrival m_arrival;
    QTcpSocket *m_socket = nullptr;
    TlsSocket *m_tls = nullptr; ///< the same one, while TLS is spoken on it
    RequestReader m_reader;
    Request m_request;
    Response m_streamed; ///< the head of the present stream
    std::unique_ptr<BodySender> m_sender; ///< of the present stream
    QByteArray m_input; ///< read and not yet used; what lies before m_start is done with
    qsizetype m_start = 0;
    quint64 m_exchange = 0; ///< number of the present request; late answers to earlier ones are stale
    QByteArray m_peer;
    QElapsedTimer m_clock; ///< since the present request was complete
    qint64 m_since = 0; ///< begin of what the present phase waits for, milliseconds of the worker's clock
    qint64 m_writeSince = 0; ///< when the client last took a byte, or the half of what a stream was ahead
    qint64 m_drained = 0; ///< bytes dropped while closing
    Phase m_phase = Phase::Reading;
    bool m_keepAlive = true;
    bool m_isHttp10 = false;
    bool m_isAsked = false; ///< m_request is made of the present head, whose body is on its way
    bool m_headTimed = false; ///< m_since is the begin of the present head
    bool m_halfClosed = false;
    bool m_pumping = false;
    bool m_blocked = false; ///< too much unsent output: no request is read until it is gone
    bool m_stopping = false;
};

} // namespace hearthbook
