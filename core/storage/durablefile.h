#pragma once

#include "core/domain/result.h"

#include <QByteArray>

namespace hearthbook {

/// What was written to the file, or the names within the folder, is on the disk afterwards. Errors: StorageFull, Unavailable.
Result<void> syncToDisk(const QString &path);

/// Gives a finished file its name, on the disk: whoever finds `target` may trust it. A file that is there already stays.
/// Errors: Conflict where there is one; StorageFull, Unavailable.
Result<void> publishFile(const QString &part, const QString &target);

/// The same in place of a file that is there. Errors: StorageFull, Unavailable.
Result<void> replaceFile(const QString &part, const QString &target);

/// Writes a file that only its owner may read, in place of what is there, and brings it to the disk. A link that is there is replaced,
/// what it leads to is left alone. Errors: StorageFull, Unavailable.
Result<void> writeAnew(const QString &path, const QByteArray &bytes);

/// Writes a file that is whole or not there. With `replace` the former one stays until the new one is whole. What cannot be finished
/// is removed again. Errors: as publishFile().
Result<void> writeDurably(const QString &path, const QByteArray &bytes, bool replace = false);

/// The name that a file has until it is whole.
QString partOf(const QString &path);

/// Whether the system's number of a failure, as ENOSPC, says that there is no room: a full disk, a quota, a bound on file sizes.
bool saysFull(int number);

/// The error of a system call that failed just now: `doing` and the system's words. StorageFull where saysFull().
Error systemError(const QString &doing);

} // namespace hearthbook
