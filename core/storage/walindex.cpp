#include "core/storage/walindex.h"

#include <sqlite3.h>

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

bool WalIndex::hasChanged()
{
    if (!m_header)
        return true;
    bool changed = !m_known;
    for (std::size_t i = 0; i < headerWords; ++i) {
        const quint32 word = m_header[i];
        changed = changed || word != m_seen[i];
        m_seen[i] = word;
    }
    m_known = true;
    return changed;
}

} // namespace hearthbook
