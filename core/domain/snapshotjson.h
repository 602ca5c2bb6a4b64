#pragma once

#include "core/domain/registrysnapshot.h"

namespace hearthbook {

/// The snapshot as one JSON object, to be kept and read again: of each row what can be stored and no more, of a rejected row
/// its id alone.
QByteArray writeSnapshot(const RegistrySnapshot &snapshot);

/// Reads what writeSnapshot() wrote; rejected rows come back as rejected. Errors: those of JsonDocument::parse();
/// InvalidInput where a part is of another type.
Result<RegistrySnapshot> readSnapshot(const QByteArray &text);

} // namespace hearthbook
