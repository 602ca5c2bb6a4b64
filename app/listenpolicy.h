#pragma once

#include "core/settings/listenaddress.h"

namespace hearthbook {

/// Whether only this machine reaches `host`: a loopback address or a name that always means one (RFC 6761).
bool isLoopback(const QString &host);

/// The server may answer where other machines reach it only if that was asked for. Looks at the address alone.
/// Errors: InvalidInput that says what to set.
Result<void> checkListenPolicy(const ListenAddress &address, bool allowAnonymous);

} // namespace hearthbook
