#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace hearthbook {

/// The files behind an open database, its WAL's with it. SQLite goes on writing to a file that was deleted or replaced under
/// it, where nobody finds what is written: https://sqlite.org/howtocorrupt.html, 4.
class FileIdentity
{
public:
    /// Those that lie at the path now. Without them, and on Windows, where an open file cannot go, nothing is ever missed.
    static FileIdentity of(const QString &databasePath);

    enum class Now { Same, Gone, Other };
    /// Whether the database file itself is still there.
    Now file() const;
    /// The same for the files beside it, whichever is worse.
    Now sideFiles() const;

private:
    struct Entry
    {
        QByteArray path = {};
        quint64 device = 0;
        quint64 number = 0; ///< of the inode
    };

    static std::optional<Entry> entryOf(const QByteArray &path);
    static Now compare(const std::optional<Entry> &entry);

    std::array<std::optional<Entry>, 3> m_entries; ///< the file, -wal, -shm
};

} // namespace hearthbook
