#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace hearthbook {

/// Makes a file that is there whole or not at all, readable by its owner alone: `make` fills an empty file beside it, which then
/// takes its name. Errors: Conflict where a file of that name is there and `replace` is false, or where it is a database that a
/// program has open; those of `make`; StorageFull, Unavailable.
Result<void> makeWholeFile(const QString &path, bool replace, const std::function<Result<void>(const QString &)> &make);

/// The same with these bytes.
Result<void> writeWholeFile(const QString &path, const QByteArray &bytes, bool replace);

/// True where both names are of one file that is there.
bool isSameFile(const QString &one, const QString &other);

} // namespace hearthbook
