#include "core/discovery/endpoint.h"

#include "core/domain/pathprefix.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString webSocketScheme(const QString &scheme)
{
    return scheme == u"https"_s || scheme == u"wss"_s ? u"wss"_s : u"ws"_s;
}

QString webSocketPath(const QUrl &address)
{
    const QString path = pathPrefix(address, QUrl::FullyEncoded);
    if (path.endsWith(u"/websocket"_s))
        return path;
    // The supervisor hands the API of add-ons on without the word "api".
    if (address.host() == u"supervisor"_s && (path == u"/core"_s || path == u"/core/api"_s))
        return u"/core/websocket"_s;
    return path + (path.endsWith(u"/api"_s) ? u"/websocket"_s : u"/api/websocket"_s);
}

Endpoint endpoint(const Settings &settings, QStringView url, const QString &token)
{
    return { webSocketUrl(settings.url(url)), token, settings.text(u"home_assistant.ca_file") };
}

QString firstSet(const QString &one, const QString &other)
{
    return one.isEmpty() ? other : one;
}

} // namespace

QString Endpoint::name() const
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

QUrl webSocketUrl(const QUrl &address)
{
    QUrl url(address);
    url.setScheme(webSocketScheme(address.scheme()));
    url.setPath(webSocketPath(address), QUrl::StrictMode);
    url.setQuery(QString());
    url.setFragment(QString());
    return url;
}

Result<std::vector<Endpoint>> endpoints(const Settings &settings)
{
    const QString own = settings.url(u"home_assistant.websocket_url").isEmpty() ? u"home_assistant.url"_s
                                                                                : u"home_assistant.websocket_url"_s;
    const QString token = settings.secret(u"home_assistant.token");
    const QString remoteToken = firstSet(settings.secret(u"home_assistant.nabu_casa_token"), token);
    const bool hasOwn = !settings.url(own).isEmpty();
    const bool hasRemote = !settings.url(u"home_assistant.nabu_casa_url").isEmpty();
    if (!hasOwn && !hasRemote)
        return failure(ErrorCode::Unavailable, u"No address of Home Assistant is set (HA_HTTP_URL)"_s);
    std::vector<Endpoint> all;
    if (hasOwn && !token.isEmpty())
        all.push_back(endpoint(settings, own, token));
    if (hasRemote && !remoteToken.isEmpty())
        all.push_back(endpoint(settings, u"home_assistant.nabu_casa_url", remoteToken));
    if (all.empty())
        return failure(ErrorCode::Unavailable, u"No access token of Home Assistant is set (HA_TOKEN)"_s);
    return all;
}

} // namespace hearthbook
