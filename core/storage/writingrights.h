#pragma once

#include <QString>

namespace hearthbook {

/// The folder, or the nearest one above that is there.
QString existingFolder(const QString &folder);

/// What keeps this process from writing the database, its folder or the files beside it, and what helps: a sentence without its full
/// stop. Empty where nothing does, and on systems without owners. Thread: any.
QString whyNotWritable(const QString &databasePath);

} // namespace hearthbook
