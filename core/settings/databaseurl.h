#pragma once

#include "core/domain/result.h"

#include <QString>

namespace hearthbook {

/// The forms in which a database is named.
///
/// `sqlite:///relative/path`, `sqlite:////absolute/path`, the same with a driver as the old service wrote it
/// (`sqlite+aiosqlite:///./data/metadata.db`), and a plain path. Percent escapes are decoded in URLs, not in plain
/// paths.
class DatabaseUrl
{
public:
    /// The file of the database, relative paths as they are (to the working directory). Does not look at the disk.
    /// Errors: InvalidInput with what would be right, for other engines, databases in memory, hosts and queries.
    /// Messages do not repeat the text, for it may hold a password.
    static Result<QString> path(const QString &text);
};

} // namespace hearthbook
