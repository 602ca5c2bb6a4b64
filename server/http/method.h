#pragma once

#include <QByteArrayView>

#include <optional>

namespace hearthbook {

/// The request methods that routes can serve. Others (TRACE, CONNECT, WebDAV's) are answered with 501 by the listener.
enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

/// How many methods there are: tables indexed by Method have this size.
inline constexpr int methodCount = 7;

/// The word on the wire, as "GET". The view lives forever.
QByteArrayView methodName(Method method);

/// The method of a word on the wire; case matters (RFC 9110 9.1).
std::optional<Method> methodFromName(QByteArrayView name);

/// True for methods that change nothing (RFC 9110 9.2.1): GET, HEAD and OPTIONS.
constexpr bool isSafe(Method method)
{
    return method == Method::Get || method == Method::Head || method == Method::Options;
}

} // namespace hearthbook
