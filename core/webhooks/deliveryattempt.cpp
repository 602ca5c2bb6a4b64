#include "core/webhooks/deliveryattempt.h"

#include "core/webhooks/onetimebody.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The error classes of the attempt log.
QString errorWord(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return u"refused"_s;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: return u"closed"_s;
    case QNetworkReply::SslHandshakeFailedError: return u"tls"_s;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: return u"timeout"_s;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolInvalidOperationError: return u"no HTTP"_s;
    default: return u"network"_s;
    }
}

QString errorWord(const Error &error)
{
    return error.code == ErrorCode::Forbidden ? u"forbidden_target"_s : u"unresolved"_s;
}

/// The URL with the address in place of the name: nobody resolves it again.
QUrl urlOf(const TargetUrl &target, const QHostAddress &address)
{
    QUrl url(target.text());
    url.setUserInfo({});
    url.setFragment({});
    url.setHost(address.toString());
    return url;
}

QNetworkRequest requestOf(const TargetUrl &target, const QHostAddress &address, const SignedRequest &made)
{
    QNetworkRequest request(urlOf(target, address));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true); // see OneTimeBody
    request.setHeader(QNetworkRequest::ContentLengthHeader, made.body.size());
    request.setRawHeader("Host", target.authority().toLatin1());
    request.setRawHeader("Connection", "close");
    request.setRawHeader("Accept-Encoding", "identity"); // else Qt unpacks what it is sent, however much that is
    request.setRawHeader("User-Agent", "Hearthbook/" HEARTHBOOK_VERSION);
    if (!target.userInfo.isEmpty())
        request.setRawHeader("Authorization",
                             "Basic " + QByteArray::fromPercentEncoding(target.userInfo.toUtf8()).toBase64());
    for (const auto &[name, value] : made.headers)
        request.setRawHeader(name, value);
    if (target.isSecure())
        request.setPeerVerifyName(QUrl(target.text()).host(QUrl::FullyEncoded));
    return request;
}

} // namespace

DeliveryAttempt::DeliveryAttempt(TargetUrl url, SignedRequest request, Done done, QObject *parent)
    : QObject(parent), m_url(std::move(url)), m_request(std::move(request)), m_done(std::move(done))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] { finish(u"timeout"_s); });
}

DeliveryAttempt::~DeliveryAttempt()
{
    hangUp();
}

/// The reply, which the network owns, may be the one that calls.
void DeliveryAttempt::hangUp()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->manager()->deleteLater();
    m_reply = nullptr;
}

void DeliveryAttempt::start(Resolver &resolver, const TargetPolicy &policy, std::chrono::milliseconds limit)
{
    m_clock.start();
    m_timeout.start(limit);
    findAddress(m_url, policy, resolver, this, [this](const Result<QHostAddress> &address) {
        if (m_finished)
            return;
        if (address)
            send(*address);
        else
            finish(errorWord(address.error()));
    });
}

void DeliveryAttempt::send(const QHostAddress &address)
{
    auto *network = new QNetworkAccessManager;
    network->setProxy(QNetworkProxy::NoProxy);
    auto body = std::make_unique<OneTimeBody>(m_request.body);
    m_reply = network->post(requestOf(m_url, address, m_request), body.get());
    body.release()->setParent(m_reply);
    m_reply->setReadBufferSize(maxAnswerBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &DeliveryAttempt::read);
    connect(m_reply, &QNetworkReply::finished, this, &DeliveryAttempt::replied);
}

/// What is beyond the part that is kept is not waited for.
void DeliveryAttempt::read()
{
    m_result.answer += m_reply->read(maxAnswerBytes - m_result.answer.size());
    if (m_result.answer.size() >= maxAnswerBytes)
        finish();
}

void DeliveryAttempt::replied()
{
    m_result.answer += m_reply->read(maxAnswerBytes - m_result.answer.size());
    const bool answered = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).isValid();
    finish(answered ? QString() : errorWord(m_reply->error()));
}

/// A status counts even where the rest of the answer never came: the receiver has had the event.
void DeliveryAttempt::finish(const QString &error)
{
    if (m_finished)
        return;
    m_finished = true;
    m_timeout.stop();
    m_result.durationMs = m_clock.elapsed();
    const QVariant status = m_reply ? m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute) : QVariant();
    if (status.isValid()) {
        m_result.status = status.toInt();
        m_result.retryAfter = m_reply->rawHeader("Retry-After");
    } else {
        m_result.error = error.isEmpty() ? u"network"_s : error;
    }
    hangUp();
    deleteLater();
    m_done(m_result);
}

} // namespace hearthbook
