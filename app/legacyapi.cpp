#include "app/legacyapi.h"

#include <QHostInfo>
#include <QNetworkInterface>
#include <QUuid>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

bool isOwn(const QString &host, const QHostAddress &listening)
{
    const bool any = listening == QHostAddress::AnyIPv4 || listening == QHostAddress::AnyIPv6
        || listening == QHostAddress::Any;
    const QHostAddress address(host);
    if (address.isNull())
        return (host == u"localhost" && (any || listening.isLoopback()))
            || (any && host.compare(QHostInfo::localHostName(), Qt::CaseInsensitive) == 0);
    return address.isEqual(listening, QHostAddress::TolerantConversion)
        || (any && (address.isLoopback() || QNetworkInterface::allAddresses().contains(address)));
}

} // namespace

std::unique_ptr<Forwarder> legacyForwarder(const Settings &settings)
{
    const QUrl url = settings.url(u"legacy.api_url");
    if (url.isEmpty())
        return nullptr;
    ForwardRules rules;
    rules.base = url;
    rules.timeout = settings.duration(u"legacy.timeout");
    rules.answerBytes = settings.bytes(u"server.body_limit");
    rules.name = "hearthbook-" + QUuid::createUuid().toByteArray(QUuid::Id128).first(12);
    return std::make_unique<Forwarder>(std::move(rules));
}

Result<void> checkLegacyUrl(const Settings &settings, const QHostAddress &listening, quint16 port)
{
    const QUrl url = settings.url(u"legacy.api_url");
    if (url.isEmpty() || url.port(url.scheme() == u"https" ? httpsPort : httpPort) != port
        || !isOwn(url.host(), listening))
        return {};
    return failure(
        ErrorCode::InvalidInput,
        u"legacy.api_url is the address that Hearthbook itself listens on: the old service needs another port"_s);
}

} // namespace hearthbook
