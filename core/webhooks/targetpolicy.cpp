#include "core/webhooks/targetpolicy.h"

#include "core/webhooks/addresskind.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

bool isOrEndsWith(const QString &host, const QString &name)
{
    return host == name || host.endsWith(u'.' + name);
}

/// Names under which clouds answer with credentials.
bool isMetadataName(const QString &host)
{
    return isOrEndsWith(host, u"metadata.google.internal"_s) || isOrEndsWith(host, u"metadata.goog"_s);
}

/// Addresses that a host means whatever a resolver says.
QList<QHostAddress> knownAddresses(const UrlHost &host, const QString &name)
{
    if (host.address)
        return { *host.address };
    if (isOrEndsWith(name, u"localhost"_s)) // RFC 6761
        return { QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6) };
    return {};
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4)
        || address == QHostAddress(QHostAddress::AnyIPv6);
}

tl::unexpected<Error> refused(const QString &reason, const TargetUrl &url, const QString &field)
{
    FieldError item { u"value_error"_s, { u"body"_s, field }, reason, url.redacted(), {} };
    return tl::unexpected(Error { ErrorCode::InvalidInput, reason, { item } });
}

} // namespace

Result<void> TargetPolicy::checkUrl(const TargetUrl &url, const QString &field) const
{
    const QString name = url.host.text.endsWith(u'.') ? url.host.text.chopped(1) : url.host.text;
    if (isMetadataName(name))
        return refused(u"%1 is a cloud's metadata service, no receiver"_s.arg(name), url, field);
    for (const QHostAddress &address : knownAddresses(url.host, name)) {
        const Result<void> checked = checkAddress(address, url.port);
        if (!checked)
            return refused(checked.error().message, url, field);
    }
    return {};
}

Result<void> TargetPolicy::checkAddress(const QHostAddress &address, quint16 port) const
{
    const AddressKind kind = addressKind(address);
    if (kind == AddressKind::Forbidden)
        return failure(
            ErrorCode::Forbidden,
            u"%1 is no address of a receiver (link-local, metadata, multicast or reserved)"_s.arg(address.toString()));
    if (kind == AddressKind::Private && !allowPrivate)
        return failure(ErrorCode::Forbidden,
                       u"%1 is a private address, and the settings allow public ones only"_s.arg(address.toString()));
    if (isOwnListener(address, port))
        return failure(ErrorCode::Forbidden, u"%1 port %2 is this server itself"_s.arg(address.toString()).arg(port));
    return {};
}

Result<QHostAddress> TargetPolicy::choose(const QList<QHostAddress> &resolved, quint16 port) const
{
    if (resolved.isEmpty())
        return failure(ErrorCode::Unavailable, u"The name resolves to no address"_s);
    for (const QHostAddress &address : resolved) {
        const Result<void> checked = checkAddress(address, port);
        if (!checked)
            return failure(checked);
    }
    return resolved.first();
}

bool TargetPolicy::isOwnListener(const QHostAddress &address, quint16 port) const
{
    const QHostAddress target = withoutMapping(address);
    const bool own = target.isLoopback() || ownAddresses.contains(target);
    return std::any_of(listeners.begin(), listeners.end(), [&](const Listener &listener) {
        return listener.port == port && (isAny(listener.address) ? own : withoutMapping(listener.address) == target);
    });
}

} // namespace hearthbook
