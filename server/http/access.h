#pragma once

#include "core/domain/apikey.h"

namespace hearthbook {

/// What a caller must be allowed to do. Undecided is nobody's but Admin's: a route that forgot to say is closed.
enum class Access { Undecided, Open, Read, Write, Ingest, Admin };

/// "open", "read", "write", "ingest", "admin".
QString accessWord(Access access);

/// Whether a key of that scope opens a route of that access; without a key only what is Open.
bool allows(const std::optional<KeyScope> &scope, Access access);

} // namespace hearthbook
