#pragma once

#include "core/domain/result.h"

#include <QString>

namespace hearthbook {

/// The place of a book as the desktop program's argument names it: the path of a file, also as a file: or sqlite: URL, or the address of
/// a server. Relative paths stay so. Errors: InvalidInput with a sentence, which does not repeat what may be a password.
Result<QString> bookPlace(const QString &argument);

} // namespace hearthbook
