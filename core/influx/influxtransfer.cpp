#include "core/influx/influxtransfer.h"

#include "core/influx/influxerrors.h"

#include <QNetworkAccessManager>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pieceSize = 256 * 1024;          ///< of the body in memory
constexpr qsizetype mostErrorBody = 64 * 1024;

QString seconds(std::chrono::milliseconds time)
{
    return QString::number(double(time.count()) / 1000.0);
}

} // namespace

InfluxTransfer::InfluxTransfer(QNetworkAccessManager &network, const InfluxOptions &options,
                               const InfluxRequest &request, AnswerReader *reader, Done done, QObject *parent)
    : QObject(parent), m_options(options), m_reader(reader), m_done(std::move(done))
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        fail(ErrorCode::Unavailable,
             m_sent || !m_connecting
                 ? u"%1 did not answer for %2 s"_s.arg(influxName(m_options), seconds(m_options.answerTimeout))
                 : u"%1 cannot be reached within %2 s"_s.arg(influxName(m_options), seconds(m_options.connectTimeout)));
    });
    m_reply = request.isPost ? network.post(request.request, request.body) : network.get(request.request);
    m_reply->setReadBufferSize(pieceSize);
    connect(m_reply, &QNetworkReply::socketStartedConnecting, this, &InfluxTransfer::connecting);
    connect(m_reply, &QNetworkReply::requestSent, this, &InfluxTransfer::sent);
    connect(m_reply, &QNetworkReply::readyRead, this, &InfluxTransfer::read);
    connect(m_reply, &QNetworkReply::finished, this, &InfluxTransfer::ended, Qt::QueuedConnection);
    m_patience.start(m_options.answerTimeout);
}

InfluxTransfer::~InfluxTransfer()
{
    hangUp();
}

void InfluxTransfer::hangUp()
{
    m_patience.stop();
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

/// Qt has six connections to a host; what waits for one is not unreachable.
void InfluxTransfer::connecting()
{
    m_connecting = true;
    m_patience.start(m_options.connectTimeout);
}

void InfluxTransfer::sent()
{
    m_sent = true;
    m_patience.start(m_options.answerTimeout);
}

/// True once the head was looked at and the body is to be read.
bool InfluxTransfer::checkHead()
{
    if (m_answer.status != 0)
        return true;
    m_answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    m_answer.version = m_reply->rawHeader("X-Influxdb-Version");
    m_answer.build = m_reply->rawHeader("X-Influxdb-Build");
    if (!isGood() || !m_reader)
        return true;
    const QByteArray type = m_reply->rawHeader("Content-Type").trimmed().toLower();
    if (m_reader->accepts(type))
        return true;
    fail(ErrorCode::Unavailable,
         u"What answers as %1 is something else: it sends %2"_s.arg(influxName(m_options),
                                                                    QString::fromLatin1(type.left(80))));
    return false;
}

void InfluxTransfer::read()
{
    m_sent = true;
    m_patience.start(m_options.answerTimeout);
    if (!checkHead())
        return;
    while (!m_finished && m_reply->bytesAvailable() > 0)
        feed(m_reply->read(pieceSize));
}

void InfluxTransfer::feed(const QByteArray &bytes)
{
    m_received += bytes.size();
    if (!isGood()) {
        m_errorBody += bytes.left(mostErrorBody - m_errorBody.size());
        if (m_errorBody.size() >= mostErrorBody)
            finish(tl::unexpected(influxStatusError(m_answer.status, m_errorBody, m_options)));
        return;
    }
    if (m_received > m_options.bodyLimit) {
        fail(ErrorCode::TooLarge,
             u"The answer of %1 is larger than %2 bytes"_s.arg(influxName(m_options)).arg(m_options.bodyLimit));
        return;
    }
    if (!m_reader)
        return;
    const Result<bool> more = m_reader->feed(bytes);
    if (!more)
        finish(tl::unexpected(withoutSecrets(more.error())));
    else if (!*more)
        finish(m_answer);
}

/// Was queued: meanwhile it may have been hung up. Where a connection breaks between two rows, Qt reports a chunked answer as
/// whole if the break came with the last bytes: who must be sure reads twice, as the import does.
void InfluxTransfer::ended()
{
    if (m_finished)
        return;
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool answered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    if (answered)
        read();
    if (m_finished)
        return;
    // Qt has an error of its own for every status of 4xx and 5xx.
    const bool isStatus = error > QNetworkReply::ContentAccessDenied - 1;
    if (answered && !isGood() && (isStatus || error == QNetworkReply::NoError))
        return finish(tl::unexpected(influxStatusError(m_answer.status, m_errorBody, m_options)));
    if (error != QNetworkReply::NoError)
        return finish(tl::unexpected(influxNetworkError(error, m_reply->errorString(), m_options)));
    const Result<void> whole = m_reader ? m_reader->finish() : Result<void>();
    if (whole)
        finish(m_answer);
    else
        finish(tl::unexpected(withoutSecrets(whole.error())));
}

Error InfluxTransfer::withoutSecrets(Error error) const
{
    error.message = influxMessage(error.message, m_options);
    return error;
}

void InfluxTransfer::fail(ErrorCode code, const QString &what)
{
    finish(failure(code, what));
}

/// The caller hears of it from the event loop: it may delete what is at work here.
void InfluxTransfer::finish(const Result<InfluxAnswer> &answer)
{
    if (m_finished)
        return;
    m_finished = true;
    hangUp();
    QMetaObject::invokeMethod(this, [done = std::move(m_done), answer] { done(answer); }, Qt::QueuedConnection);
}

void InfluxTransfer::abandon()
{
    m_finished = true;
    hangUp();
    m_done = {};
}

} // namespace hearthbook
