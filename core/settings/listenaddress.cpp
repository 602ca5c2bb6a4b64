#include "core/settings/listenaddress.h"

#include <QRegularExpression>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> wrong(const QString &text)
{
    return failure(ErrorCode::InvalidInput,
                   u"\"%1\" is not an address and a port such as 127.0.0.1:8006 or [::1]:8006"_s.arg(text));
}

QString withoutBrackets(const QString &host)
{
    return host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1, host.size() - 2) : host;
}

bool isNameOrV4(const QString &host)
{
    static const QRegularExpression form(
        uR"(\A[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9_-]*[A-Za-z0-9])?)*\z)"_s);
    return host.size() <= 253 && form.match(host).hasMatch();
}

/// The characters of an IPv6 address with an optional scope; whether it is one is found out when it is bound.
bool isV6(const QString &host)
{
    static const QRegularExpression form(uR"(\A[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?\z)"_s);
    return host.count(u':') >= 2 && form.match(host).hasMatch();
}

} // namespace

Result<ListenAddress> ListenAddress::parse(const QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    if (colon <= 0)
        return wrong(text);
    const QString host = text.first(colon);
    const QStringView digits = QStringView(text).sliced(colon + 1);
    bool ok = false;
    const quint16 port = digits.toUShort(&ok);
    // toUShort() alone would take a sign and spaces.
    if (!ok || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c.isDigit(); }))
        return wrong(text);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    if (bracketed ? !isV6(withoutBrackets(host)) : !isNameOrV4(host))
        return wrong(text);
    return of(host, port);
}

Result<void> ListenAddress::checkHost(const QString &host)
{
    if (isNameOrV4(host) || isV6(withoutBrackets(host)))
        return {};
    return failure(ErrorCode::InvalidInput,
                   u"\"%1\" is not a host name or an address such as 127.0.0.1 or ::1"_s.arg(host));
}

ListenAddress ListenAddress::of(const QString &host, quint16 port)
{
    return { withoutBrackets(host), port };
}

QString ListenAddress::toString() const
{
    const QString shown = host.contains(u':') ? u"[%1]"_s.arg(host) : host;
    return u"%1:%2"_s.arg(shown, QString::number(port));
}

} // namespace hearthbook
