#pragma once

#include "core/webhooks/urlhost.h"

namespace hearthbook {

/// Where a webhook's deliveries go: an http or https URL, taken apart and normalised as the old services' pydantic did
/// (WHATWG URL): scheme and host in lower case, the host in punycode, numeric addresses as dotted quads, the scheme's
/// own port left out, `.` and `..` resolved, an empty path is `/`.
struct TargetUrl
{
    QString scheme = {}; ///< "http" or "https"
    QString userInfo = {}; ///< "user" or "user:password", percent-encoded; never to be logged
    UrlHost host = {};
    quint16 port = 0; ///< the scheme's own where none was given
    QString path = {}; ///< begins with `/`
    QString query = {}; ///< with its `?`; empty where there is none
    QString fragment = {}; ///< with its `#`; empty where there is none

    /// Longest URL in bytes of UTF-8, as in the old services.
    static constexpr qsizetype maxLength = 2083;

    /// Errors: InvalidInput with one item for body.`field`, of type url_parsing, url_scheme or url_too_long (contract
    /// 1.4). The message holds nothing of the URL; the item's input is what was sent, as in the old services.
    static Result<TargetUrl> parse(const QString &text, const QString &field = QStringLiteral("url"));

    /// The normalised URL: what is stored and answered.
    QString text() const;
    /// For logs and messages: without user, password, query and fragment.
    QString redacted() const;
    /// Host and port as in a Host header: IPv6 in brackets, the scheme's own port left out.
    QString authority() const;
    bool isSecure() const { return scheme == u"https"; }
};

/// TargetUrl::redacted() of a text; "(unreadable URL)" where it is none.
QString redactedUrl(const QString &url);

} // namespace hearthbook
