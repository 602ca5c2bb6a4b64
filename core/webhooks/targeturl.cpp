#include "core/webhooks/targeturl.h"

#include "core/webhooks/urlencoding.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Without spaces and control characters around it, and without tabs and line ends anywhere.
QString stripped(QStringView text)
{
    while (!text.isEmpty() && text.front() <= u' ')
        text = text.sliced(1);
    while (!text.isEmpty() && text.back() <= u' ')
        text.chop(1);
    QString out = text.toString();
    return out.removeIf([](QChar c) { return c == u'\t' || c == u'\n' || c == u'\r'; });
}

/// Makes the error items of one URL.
struct Reporter
{
    QString text = {};
    QString field = {};

    tl::unexpected<Error> item(const QString &type, const QString &message, const QJsonObject &context) const
    {
        FieldError error { type, { u"body"_s, field }, message, text, context };
        return tl::unexpected(Error { ErrorCode::InvalidInput, message, { error } });
    }
    tl::unexpected<Error> unreadable(const QString &reason) const
    {
        return item(u"url_parsing"_s, u"Input should be a valid URL, %1"_s.arg(reason), { { u"error"_s, reason } });
    }
    tl::unexpected<Error> wrongScheme() const
    {
        const QString schemes = u"'http' or 'https'"_s;
        return item(u"url_scheme"_s, u"URL scheme should be %1"_s.arg(schemes), { { u"expected_schemes"_s, schemes } });
    }
    tl::unexpected<Error> tooLong() const
    {
        return item(u"url_too_long"_s, u"URL should have at most %1 characters"_s.arg(TargetUrl::maxLength),
                    { { u"max_length"_s, TargetUrl::maxLength } });
    }
};

/// The letters before the first `:`, in lower case; empty where no scheme stands there.
QString schemeIn(const QString &text)
{
    const QString scheme = text.first(qMax(text.indexOf(u':'), qsizetype(0))).toLower();
    const auto letter = [](QChar c) { return c >= u'a' && c <= u'z'; };
    const auto fits = [&](QChar c) { return letter(c) || (c >= u'0' && c <= u'9') || u"+-."_s.contains(c); };
    return !scheme.isEmpty() && letter(scheme.front()) && std::all_of(scheme.begin(), scheme.end(), fits) ? scheme
                                                                                                          : QString();
}

qsizetype indexOfAny(QStringView text, QStringView characters)
{
    const auto found = std::find_if(text.begin(), text.end(), [&](QChar c) { return characters.contains(c); });
    return found - text.begin();
}

quint16 ownPort(const QString &scheme)
{
    return scheme == u"https"_s ? 443 : 80;
}

/// Reads `host[:port]`.
Result<void> readHost(QStringView text, TargetUrl &url, const Reporter &report)
{
    const qsizetype bracket = text.lastIndexOf(u']');
    const qsizetype colon = text.indexOf(u':', qMax(bracket, qsizetype(0)));
    const Result<UrlHost> host = UrlHost::parse((colon < 0 ? text : text.first(colon)).toString());
    if (!host)
        return report.unreadable(host.error().message);
    url.host = *host;
    url.port = ownPort(url.scheme);
    const QStringView port = colon < 0 ? QStringView() : text.sliced(colon + 1);
    if (port.isEmpty())
        return {};
    bool ok = std::all_of(port.begin(), port.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (ok)
        url.port = port.toUShort(&ok);
    return ok ? Result<void>() : report.unreadable(u"invalid port number"_s);
}

/// Reads `[user[:password]@]host[:port]`.
Result<void> readAuthority(QStringView text, TargetUrl &url, const Reporter &report)
{
    const qsizetype at = text.lastIndexOf(u'@');
    if (at > 0)
        url.userInfo = encodedUserInfo(text.first(at));
    return readHost(text.sliced(at + 1), url, report);
}

/// Reads `[path][?query][#fragment]`.
void readRest(QStringView text, TargetUrl &url)
{
    const qsizetype hash = indexOfAny(text, u"#");
    if (hash < text.size())
        url.fragment = u'#' + encodedFragment(text.sliced(hash + 1));
    text = text.first(hash);
    const qsizetype mark = indexOfAny(text, u"?");
    if (mark < text.size())
        url.query = u'?' + encodedQuery(text.sliced(mark + 1));
    url.path = encodedPath(text.first(mark));
}

} // namespace

Result<TargetUrl> TargetUrl::parse(const QString &given, const QString &field)
{
    const Reporter report { given, field };
    if (given.toUtf8().size() > maxLength)
        return report.tooLong();
    const QString text = stripped(given);
    if (given.isEmpty())
        return report.unreadable(u"input is empty"_s);
    TargetUrl url;
    url.scheme = schemeIn(text);
    if (url.scheme.isEmpty())
        return report.unreadable(u"relative URL without a base"_s);
    if (url.scheme != u"http"_s && url.scheme != u"https"_s)
        return report.wrongScheme();

    QStringView rest = QStringView(text).sliced(url.scheme.size() + 1);
    while (!rest.isEmpty() && (rest.front() == u'/' || rest.front() == u'\\'))
        rest = rest.sliced(1);
    const qsizetype hostEnd = indexOfAny(rest, u"/\\?#");
    const Result<void> authority = readAuthority(rest.first(hostEnd), url, report);
    if (!authority)
        return failure(authority);
    readRest(rest.sliced(hostEnd), url);
    return url;
}

QString TargetUrl::authority() const
{
    const bool ipv6 = host.text.contains(u':');
    const QString shown = ipv6 ? u"[%1]"_s.arg(host.text) : host.text;
    return port == ownPort(scheme) ? shown : u"%1:%2"_s.arg(shown, QString::number(port));
}

QString TargetUrl::text() const
{
    const QString user = userInfo.isEmpty() ? QString() : userInfo + u'@';
    return scheme + u"://"_s + user + authority() + path + query + fragment;
}

QString TargetUrl::redacted() const
{
    return scheme + u"://"_s + authority() + path;
}

QString redactedUrl(const QString &url)
{
    const Result<TargetUrl> parsed = TargetUrl::parse(url);
    return parsed ? parsed->redacted() : u"(unreadable URL)"_s;
}

} // namespace hearthbook
