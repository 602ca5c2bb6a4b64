#include "core/storage/fileidentity.h"

#include <QFile>

#ifdef Q_OS_UNIX
#include <sys/stat.h>
#endif

#include <algorithm>

namespace hearthbook {

#ifdef Q_OS_UNIX

std::optional<FileIdentity::Entry> FileIdentity::entryOf(const QByteArray &path)
{
    struct stat status = {};
    if (::stat(path.constData(), &status) != 0)
        return std::nullopt;
    return Entry { path, quint64(status.st_dev), quint64(status.st_ino) };
}

#else

std::optional<FileIdentity::Entry> FileIdentity::entryOf(const QByteArray &)
{
    return std::nullopt;
}

#endif

FileIdentity FileIdentity::of(const QString &databasePath)
{
    const QByteArray path = QFile::encodeName(databasePath);
    FileIdentity identity;
    identity.m_entries = { entryOf(path), entryOf(path + "-wal"), entryOf(path + "-shm") };
    return identity;
}

FileIdentity::Now FileIdentity::compare(const std::optional<Entry> &entry)
{
    if (!entry)
        return Now::Same;
    const std::optional<Entry> now = entryOf(entry->path);
    if (!now)
        return Now::Gone;
    return now->device == entry->device && now->number == entry->number ? Now::Same : Now::Other;
}

FileIdentity::Now FileIdentity::file() const
{
    return compare(m_entries[0]);
}

FileIdentity::Now FileIdentity::sideFiles() const
{
    return std::max(compare(m_entries[1]), compare(m_entries[2]));
}

} // namespace hearthbook
