#include "app/doctor/filechecks.h"

#include "core/storage/filelock.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>
#include <array>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 mostWal = 256 * mebibyte; ///< the server itself empties it at 64 MiB
constexpr qint64 leastSpace = 256 * mebibyte;
constexpr qint64 noSpace = 16 * mebibyte;

constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;

QString sizeOf(qint64 bytes)
{
    return QLocale::c().formattedDataSize(bytes);
}

QStringList besideDatabase(const QString &database)
{
    QStringList all;
    for (const char *suffix : { "-wal", "-shm", ".lock", ".key", ".admin-key" }) {
        if (const QString path = database + QLatin1StringView(suffix); QFileInfo::exists(path))
            all += path;
    }
    return all;
}

/// What is opened by process `pid`, as far as this user may see it.
bool hasOpen(const QString &pid, const QString &file)
{
    const QDir open(u"/proc/%1/fd"_s.arg(pid));
    return std::ranges::any_of(open.entryInfoList(QDir::Files | QDir::System),
                               [&file](const QFileInfo &entry) { return entry.symLinkTarget() == file; });
}

QString contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()).trimmed() : QString();
}

} // namespace

bool isNetworkFileSystem(QByteArrayView name)
{
    static constexpr std::array<QByteArrayView, 15> networks { "nfs",       "nfs4",  "cifs",   "smb3",   "smbfs",
                                                               "smb2",      "ncpfs", "9p",     "afs",    "ceph",
                                                               "glusterfs", "davfs", "vboxsf", "lustre", "ocfs2" };
    return std::ranges::find(networks, name) != networks.end() || name.startsWith("fuse.");
}

Findings checkFileSystem(const QString &database, const QByteArray &fileSystem)
{
    if (!isNetworkFileSystem(fileSystem))
        return {};
    return { finding(u"database-network-filesystem", u"%1 lies on %2"_s.arg(database, QString::fromUtf8(fileSystem))) };
}

Findings checkRights(const QString &database)
{
    Findings found;
    const QFileInfo file(database);
    const QFileInfo folder(file.absolutePath());
    if (!file.exists())
        return found;
    for (const QFileInfo &one : { file, folder }) {
        if (!one.isWritable())
            found.push_back(finding(u"database-unwritable",
                                    u"%1 cannot be written; it belongs to %2"_s.arg(one.filePath(), one.owner())));
    }
    if (file.permissions() & others)
        found.push_back(finding(u"database-readable-by-others",
                                u"%1 may be read or written by others than %2"_s.arg(database, file.owner())));
    for (const QString &path : besideDatabase(database)) {
        const QFileInfo beside(path);
        if (beside.ownerId() != file.ownerId())
            found.push_back(finding(u"database-foreign-owner",
                                    u"%1 belongs to %2, the database to %3"_s.arg(path, beside.owner(), file.owner())));
    }
    return found;
}

Findings checkTlsKey(const QString &path)
{
    const QFileInfo file(path);
    if (path.isEmpty() || !(file.permissions() & (QFile::ReadOther | QFile::WriteOther)))
        return {};
    return { finding(u"key-file-exposed", u"%1 may be read by everybody"_s.arg(path)) };
}

Findings checkKeyFiles(const QString &webhookKey, const QString &adminKey)
{
    Findings found;
    for (const QString &path : { webhookKey, adminKey }) {
        if (const QFileInfo file(path); file.exists() && (file.permissions() & others))
            found.push_back(
                finding(u"key-file-exposed", u"%1 may be read by others than %2"_s.arg(path, file.owner())));
    }
    if (QFileInfo::exists(adminKey))
        found.push_back(finding(u"admin-key-left", u"It is in %1"_s.arg(adminKey)));
    return found;
}

Findings checkWal(qint64 bytes)
{
    if (bytes <= mostWal)
        return {};
    return { finding(u"wal-grown", u"It has %1"_s.arg(sizeOf(bytes))) };
}

Findings checkSpace(const QString &folder, qint64 available, qint64 databaseBytes)
{
    const QString left = u"%1 is left at %2"_s.arg(sizeOf(available), folder);
    if (available < noSpace)
        return { finding(u"disk-full", left) };
    if (available < std::max(leastSpace, 2 * databaseBytes))
        return { finding(u"disk-nearly-full", left) };
    return {};
}

Findings checkProcesses(const QString &database)
{
    const QString file = QFileInfo(database).canonicalFilePath();
    if (file.isEmpty())
        return {};
    const QString server = FileLock::isHeld(database) ? contentOf(file + u".lock"_s) : QString();
    Findings found;
    for (const QString &pid : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        bool isNumber = false;
        const qint64 number = pid.toLongLong(&isNumber);
        if (!isNumber || number == QCoreApplication::applicationPid() || pid == server || !hasOpen(pid, file))
            continue;
        found.push_back(finding(u"database-other-process",
                                u"Process %1 (%2) has it open"_s.arg(pid, contentOf(u"/proc/%1/comm"_s.arg(pid)))));
    }
    return found;
}

} // namespace hearthbook
