#pragma once

#include "core/domain/result.h"

#include <memory>

namespace hearthbook {

/// `<database>.lock`, held by flock(2) for the life of the process that serves or migrates a database. The kernel frees
/// it when the process dies; QLockFile's process ids and host names mislead in containers. The number of the process is written
/// into the file, for people only.
class FileLock
{
public:
    /// Errors: Busy where another process holds it, with that one's number; Unavailable where the file cannot be
    /// made, or its name is a link.
    static Result<std::unique_ptr<FileLock>> acquire(const QString &databasePath);
    ~FileLock();

    /// Whether another process serves or migrates the database now.
    static bool isHeld(const QString &databasePath);
    Q_DISABLE_COPY_MOVE(FileLock)

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) { }

    int m_descriptor;
};

} // namespace hearthbook
