#pragma once

#include "app/doctor/finding.h"

#include <QStringList>

namespace hearthbook {

// What the files of a book look like from outside. Nothing is written, and nothing but their attributes is read.

/// Whether a file system of that name, as the kernel has it ("nfs4", "fuse.sshfs"), is shared over a network.
bool isNetworkFileSystem(QByteArrayView name);

/// Code: database-network-filesystem.
Findings checkFileSystem(const QString &database, const QByteArray &fileSystem);

/// Whether this user may write the file and its folder, and whether others may read it. Codes: database-unwritable,
/// database-readable-by-others, database-foreign-owner.
Findings checkRights(const QString &database);

/// Whether everybody may read the key of the TLS certificate; a group may. Empty: there is none. Code: key-file-exposed.
Findings checkTlsKey(const QString &path);

/// Codes: key-file-exposed; admin-key-left. A file that is not there is no finding.
Findings checkKeyFiles(const QString &webhookKey, const QString &adminKey);

/// Code: wal-grown.
Findings checkWal(qint64 bytes);

/// `available`: for this user. Codes: disk-nearly-full, disk-full.
Findings checkSpace(const QString &folder, qint64 available, qint64 databaseBytes);

/// Other processes of this machine that have the database open, but for this one and the server, whose number is in the lock file.
/// Only those are seen whose files this user may see. Code: database-other-process.
Findings checkProcesses(const QString &database);

} // namespace hearthbook
