#pragma once

#include "core/storage/backupfile.h"
#include "core/storage/backuprule.h"
#include "core/storage/connection.h"

#include <optional>

namespace hearthbook {

/// Makes a backup in one file with its manifest beside it, and checks it. It has its name only when both are whole and on the disk. What
/// cannot be finished is removed. Errors: Conflict where the file or its manifest is there; Corrupt where the database itself is
/// damaged; StorageFull, Unavailable. Thread: the connection's, which must not be in a transaction.
Result<BackupManifest> makeBackup(Connection &source, const QString &path, BackupReason reason);

/// A backup of a folder.
struct Backup
{
    QString name = {};
    BackupManifest manifest = {}; ///< with a problem in its verdict where it cannot be what it was

    bool isGood() const { return manifest.isGood(); }
};

/// Where the backups of one database lie: `hearthbook-<UTC time>.db`, each with its manifest. Nothing else there is touched, and no symbolic
/// link is followed. Any process may work on it, one at a time writes. Thread: any.
class BackupFolder
{
public:
    explicit BackupFolder(QString path) : m_path(std::move(path)) { }

    /// `backups`, beside the database.
    static QString beside(const QString &database);
    /// Whether it is the name of a backup, and no way out of the folder.
    static bool isName(const QString &name);

    const QString &path() const { return m_path; }
    QString pathOf(const QString &name) const { return m_path + u'/' + name; }

    /// Makes the folder where it is not there. Removes what others left unfinished. Errors: Busy where somebody else makes one; those of makeBackup().
    Result<Backup> create(Connection &source, BackupReason reason) const;

    /// Newest first. Only looks at the manifests and the sizes. A folder that is not there is empty.
    std::vector<Backup> list() const;
    /// Error: NotFound.
    Result<Backup> find(const QString &name) const;

    /// Checks one and keeps the verdict in its manifest, where that can be read. Errors: NotFound; Unavailable.
    Result<Backup> verify(const QString &name) const;

    /// Removes a backup. False where that cannot be.
    bool remove(const QString &name) const;

    /// Removes what the rule does not keep, and tells the names.
    QStringList prune(const BackupRule &rule, const Timestamp &now) const;

private:
    std::optional<Backup> look(const QString &name) const;
    void removeUnfinished() const;

    QString m_path;
};

} // namespace hearthbook
