#pragma once

#include "core/domain/result.h"

#include <QByteArrayView>
#include <QString>

namespace hearthbook {

/// What a `+` means: a space in a query (HTML forms), itself in a path.
enum class Plus { IsPlus, IsSpace };

/// Undoes percent-encoding and reads the bytes as UTF-8. A `%` without two hex digits stays as it is, as in the old
/// service. Errors: MalformedInput for text that is not UTF-8, and for an encoded NUL.
Result<QString> percentDecoded(QByteArrayView text, Plus plus);

/// True where percentDecoded() would not fail. Allocates nothing for plain ASCII.
bool isDecodable(QByteArrayView text, Plus plus);

} // namespace hearthbook
