#include "server/http/method.h"

#include <array>

namespace hearthbook {

namespace {

constexpr std::array<QByteArrayView, methodCount> names { "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" };

} // namespace

QByteArrayView methodName(Method method)
{
    return names[size_t(method)];
}

std::optional<Method> methodFromName(QByteArrayView name)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return Method(i);
    }
    return std::nullopt;
}

} // namespace hearthbook
