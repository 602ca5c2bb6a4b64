#include "core/storage/walindex.h"

#include <sqlite3.h>

#include <atomic>

namespace hearthbook {

void WalIndex::attach(sqlite3 *db)
{
    sqlite3_file *file = nullptr;
    if (sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, static_cast<void *>(&file)) != SQLITE_OK || !file
        || !file->pMethods)
        return;
    constexpr int firstRegion = 0;
    constexpr int regionSize = 32 * 1024; // SQLite's own; all users of the file must name the same
    constexpr int doNotExtend = 0;
    volatile void *region = nullptr;
    if (file->pMethods->iVersion < 2 || !file->pMethods->xShmMap
        || file->pMethods->xShmMap(file, firstRegion, regionSize, doNotExtend, &region) != SQLITE_OK)
        return;
    m_header = static_cast<const volatile quint32 *>(region);
}

/// The header stands there twice; a commit writes the second copy first. What is the same in both is whole.
std::optional<CommitStamp> WalIndex::stamp() const
{
    if (!m_header)
        return std::nullopt;
    CommitStamp first;
    CommitStamp second;
    const std::size_t length = first.words.size();
    for (std::size_t i = 0; i < length; ++i)
        first.words[i] = m_header[i];
    std::atomic_thread_fence(std::memory_order_acquire);
    for (std::size_t i = 0; i < length; ++i)
        second.words[i] = m_header[length + i];
    return first == second ? std::optional(first) : std::nullopt;
}

} // namespace hearthbook
