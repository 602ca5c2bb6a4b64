#include "core/source/httpchannel.h"

#include "core/source/certificatetrouble.h"

#include <QNetworkReply>

#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 4> retries { 1s, 2s, 5s, 10s };
constexpr auto answerTime = 30s;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

ApiReply replyOf(QNetworkReply &reply)
{
    return { .status = statusOf(reply),
             .etag = reply.rawHeader("ETag"),
             .operation = operationNumber(reply.rawHeader("Operation-Id")),
             .body = reply.readAll() };
}

} // namespace

HttpChannel::HttpChannel(QUrl server, QByteArray key, QObject *parent)
    : Channel(parent), m_server(std::move(server)), m_key(std::move(key))
{
    m_network.setTransferTimeout(0);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HttpChannel::open);
    connect(
        &m_network, &QNetworkAccessManager::sslErrors, this,
        [this](QNetworkReply *, const QList<QSslError> &errors) { m_distrust = certificateTrouble(errors, place()); });
}

QString HttpChannel::place() const
{
    return m_server.toDisplayString(QUrl::RemovePassword);
}

QUrl HttpChannel::address() const
{
    return m_server.adjusted(QUrl::RemovePassword);
}

QNetworkRequest HttpChannel::requestFor(const QString &path, const QUrlQuery &query) const
{
    QUrl url = urlBelow(m_server, path);
    url.setQuery(query);
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         m_key.isEmpty() ? QNetworkRequest::NoLessSafeRedirectPolicy
                                         : QNetworkRequest::SameOriginRedirectPolicy);
    if (!m_key.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + m_key);
    return request;
}

void HttpChannel::open()
{
    if (m_stream)
        return;
    QNetworkRequest request = requestFor(u"/api/events"_s, {});
    request.setRawHeader("Accept", "text/event-stream");
    m_events = {};
    m_stream = m_network.get(request);
    connect(m_stream, &QNetworkReply::metaDataChanged, this, [this] {
        if (statusOf(*m_stream) != 200)
            return;
        m_retries = 0;
        m_distrust.clear();
        setState(ChannelState::Open);
        if (std::exchange(m_wasOpen, true))
            Q_EMIT missed();
    });
    connect(m_stream, &QNetworkReply::readyRead, this, &HttpChannel::readEvents);
    connect(m_stream, &QNetworkReply::finished, this, &HttpChannel::streamEnded);
}

void HttpChannel::readEvents()
{
    if (statusOf(*m_stream) == 200)
        tell(m_events.read(m_stream->readAll()));
}

void HttpChannel::streamEnded()
{
    const int status = statusOf(*m_stream);
    const QString silence = whyNothingCame(*m_stream);
    m_stream->deleteLater();
    m_stream.clear();
    if (status == 401 || status == 403) {
        askForKey(status);
        return;
    }
    constexpr int tooMany = 429;
    if (status == tooMany)
        setState(ChannelState::Lost,
                 tr("%1 asks to wait: too many requests or wrong keys came from here.").arg(place()));
    else if (status == 400 && m_server.scheme() == u"http")
        setState(ChannelState::Refused,
                 tr("%1 does not take unencrypted requests: its address may begin with https://.").arg(place()));
    else if (status != 200 && status != 0)
        setState(ChannelState::Refused,
                 tr("%1 is no Hearthbook: it answered with status %2.").arg(place()).arg(status));
    else
        setState(ChannelState::Lost, silence);
    m_retry.start(retries.at(std::min(m_retries++, retries.size() - 1)));
}

/// Of a reply without an answer.
QString HttpChannel::whyNothingCame(const QNetworkReply &reply) const
{
    if (reply.error() != QNetworkReply::SslHandshakeFailedError)
        return tr("%1 does not answer: %2").arg(place(), reply.errorString());
    if (!m_distrust.isEmpty())
        return m_distrust;
    return tr("No encrypted connection to %1 comes about: %2. If the server speaks no TLS, its address begins with "
              "http://.")
        .arg(place(), reply.errorString());
}

void HttpChannel::setKey(const QByteArray &key)
{
    m_key = key;
    if (!std::exchange(m_wantsKey, false))
        return;
    m_retries = 0;
    setState(ChannelState::Connecting);
    open();
}

void HttpChannel::leaveStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->abort();
    m_stream->deleteLater();
    m_stream.clear();
}

/// 401: the server does not know the key; 403: it knows it, and does not let it read.
void HttpChannel::askForKey(int status)
{
    m_wantsKey = true;
    m_retry.stop();
    leaveStream();
    if (m_key.isEmpty())
        setState(ChannelState::Refused, tr("%1 wants an API key that may read.").arg(place()));
    else if (status == 403)
        setState(ChannelState::Refused, tr("The API key may not read %1.").arg(place()));
    else
        setState(ChannelState::Refused, tr("%1 does not know this API key.").arg(place()));
}

void HttpChannel::send(const ApiCall &call, const Answered &answered)
{
    QNetworkRequest request = requestFor(call.path, call.query);
    request.setTransferTimeout(std::chrono::duration_cast<std::chrono::milliseconds>(answerTime).count());
    if (!call.body.isEmpty())
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    if (!call.ifMatch.isEmpty())
        request.setRawHeader("If-Match", call.ifMatch);
    if (!call.idempotencyKey.isEmpty())
        request.setRawHeader("Idempotency-Key", call.idempotencyKey);
    QNetworkReply *reply = m_network.sendCustomRequest(request, call.method, call.body);
    connect(reply, &QNetworkReply::finished, this, [this, reply, answered, key = m_key] {
        reply->deleteLater();
        if (statusOf(*reply) == 401 && key == m_key && !m_wantsKey)
            askForKey(401);
        if (statusOf(*reply) > 0)
            answered(replyOf(*reply));
        else
            answered(failure(ErrorCode::Unavailable, whyNothingCame(*reply)));
    });
}

} // namespace hearthbook
