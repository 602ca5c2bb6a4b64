#pragma once

#include <QByteArrayView>

#include <algorithm>

namespace hearthbook {

/// A character of a token: method and header names (RFC 9110 5.6.2).
constexpr bool isTokenChar(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    for (const char one : { '!', '#', '$', '%', '&', '\'', '*', '+', '-', '.', '^', '_', '`', '|', '~' }) {
        if (c == one)
            return true;
    }
    return false;
}

/// ASCII control characters, DEL among them; bytes from 0x80 on are not.
constexpr bool isControl(char c)
{
    return uchar(c) < 0x20 || c == 0x7f;
}

/// One or more token characters.
inline bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

/// True where no control character stands but the tab.
inline bool isFieldText(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c != '\t' && isControl(c); });
}

} // namespace hearthbook
