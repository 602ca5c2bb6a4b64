#include "server/http/forwardedrequest.h"

#include "server/http/problem.h"

#include <QNetworkAccessManager>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QNetworkRequest networkRequest(const QUrl &url, const Headers &headers)
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    return request;
}

/// In words without an address: Qt's own name one.
QString reason(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError: return u"the connection was refused"_s;
    case QNetworkReply::HostNotFoundError: return u"its host name is not known"_s;
    case QNetworkReply::RemoteHostClosedError: return u"it closed the connection"_s;
    case QNetworkReply::SslHandshakeFailedError: return u"its certificate is not accepted"_s;
    default: return u"the network failed"_s;
    }
}

} // namespace

ForwardedRequest::ForwardedRequest(const ForwardRules &rules, Request request, Completion completion, QObject *parent)
    : QObject(parent), m_rules(rules), m_request(std::move(request)), m_completion(std::move(completion))
{
    m_timeout.setSingleShot(true);
    connect(&m_timeout, &QTimer::timeout, this, [this] { fail(504, u"The old service does not answer in time"_s); });
}

void ForwardedRequest::start(QNetworkAccessManager &network)
{
    if (m_rules.isLoop(m_request))
        return fail(502, u"The address of the old service leads back to Hearthbook"_s);
    const std::optional<QUrl> url = m_rules.urlOf(m_request);
    if (!url)
        return fail(404, {});
    m_timeout.start(m_rules.timeout);
    m_reply = send(network, *url);
    m_reply->setParent(this);
    m_reply->setReadBufferSize(256 * 1024);
    connect(m_reply, &QNetworkReply::readyRead, this, &ForwardedRequest::read);
    connect(m_reply, &QNetworkReply::finished, this, &ForwardedRequest::replied);
}

/// A custom verb would make Qt wait for the body of an answer to HEAD.
QNetworkReply *ForwardedRequest::send(QNetworkAccessManager &network, const QUrl &url)
{
    const QNetworkRequest request = networkRequest(url, m_rules.headersFor(m_request));
    if (m_request.method == Method::Head)
        return network.head(request);
    if (m_request.method == Method::Get && m_request.body.isEmpty())
        return network.get(request);
    return network.sendCustomRequest(request, methodName(m_request.method).toByteArray(), m_request.body);
}

void ForwardedRequest::read()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_rules.answerBytes)
        fail(502, u"The old service's answer is too large to be passed on"_s);
}

/// An answer that broke off has a status too, but is none.
void ForwardedRequest::replied()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QNetworkReply::NetworkError error = m_reply->error();
    const bool broken = error == QNetworkReply::ProtocolFailure
        || (error != QNetworkReply::NoError && error < QNetworkReply::ContentAccessDenied);
    m_body += m_reply->readAll();
    if (status < 200 || broken)
        return fail(502, u"The old service cannot be reached: %1"_s.arg(reason(error)));
    if (m_body.size() > m_rules.answerBytes)
        return fail(502, u"The old service's answer is too large to be passed on"_s);
    Response response;
    response.status = status;
    response.contentType = m_reply->rawHeader("Content-Type");
    response.body = std::move(m_body);
    response.headers = m_rules.headersBack(answerHeaders());
    give(std::move(response));
}

Headers ForwardedRequest::answerHeaders() const
{
    Headers headers;
    for (const auto &[name, value] : m_reply->rawHeaderPairs()) {
        for (const QByteArray &one : value.split('\n')) // how Qt joins several Set-Cookie
            headers.append(name.toLower(), one.trimmed());
    }
    return headers;
}

void ForwardedRequest::breakOff()
{
    if (m_completion)
        fail(503, u"The old service is not asked any more: the server is stopping"_s);
}

void ForwardedRequest::fail(int status, const QString &detail)
{
    give(problem(status, detail, m_request));
}

void ForwardedRequest::give(Response response)
{
    m_timeout.stop();
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
    }
    std::exchange(m_completion, {})(std::move(response));
    Q_EMIT finished();
    deleteLater();
}

} // namespace hearthbook
