#pragma once

#include "core/domain/result.h"

#include <QHostAddress>

#include <optional>

namespace hearthbook {

/// The host of a URL as browsers, pydantic and every HTTP client of today read it (WHATWG URL, "host parsing").
struct UrlHost
{
    QString text = {};                          ///< lower case, punycode; IPv6 in its shortest form, without brackets
    std::optional<QHostAddress>
        address = {};   ///< where it is one, in whichever spelling: `127.1`, `0x7f.1`, `2130706433`

    /// `text` is what stands between `//` and the port, IPv6 in brackets.
    /// Errors: InvalidInput whose message is pydantic's reason, as "invalid IPv4 address".
    static Result<UrlHost> parse(const QString &text);
};

} // namespace hearthbook
