#include "app/listenpolicy.h"

#include <QHostAddress>

namespace hearthbook {

using namespace Qt::StringLiterals;

bool isLoopback(const QString &host)
{
    const QString name = host.toLower();
    return name == u"localhost"_s || name.endsWith(u".localhost"_s) || QHostAddress(host).isLoopback();
}

Result<void> checkListenPolicy(const ListenAddress &address, bool allowAnonymous)
{
    if (allowAnonymous || isLoopback(address.host))
        return {};
    return failure(
        ErrorCode::InvalidInput,
        u"other machines reach %1, and whoever does may read and write everything; set "
        "DATA_API_ALLOW_ANONYMOUS=true (or --allow-anonymous) if that is meant, or listen on 127.0.0.1:%2"_s.arg(
            address.toString(), QString::number(address.port)));
}

} // namespace hearthbook
