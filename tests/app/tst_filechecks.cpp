#include "app/doctor/backupchecks.h"
#include "app/doctor/filechecks.h"
#include "tests/app/findingcodes.h"
#include "tests/support/files.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Each fault that files can have, planted.
class TestFileChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void fileSystem_data();
    void fileSystem();
    void rights();
    void unwritable();
    void foreignOwner();
    void keyFiles();
    void tlsKey();
    void wal();
    void space_data();
    void space();
    void otherProcess();
    void backups();
    void backupFolder();

private:
    static constexpr QFile::Permissions own = QFile::ReadOwner | QFile::WriteOwner;
    QString path(const QString &name) const { return m_folder->filePath(name); }
    QString made(const QString &name, QFile::Permissions permissions = own) const
    {
        writeFile(path(name), "x");
        QFile::setPermissions(path(name), permissions);
        return path(name);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileChecks::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestFileChecks::fileSystem_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isNetwork");
    for (const char *name : { "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse.rclone", "9p", "ceph" })
        QTest::newRow(name) << QByteArray(name) << true;
    for (const char *name : { "ext4", "btrfs", "xfs", "zfs", "overlay", "tmpfs", "fuseblk", "" })
        QTest::newRow(*name ? name : "unknown") << QByteArray(name) << false;
}

void TestFileChecks::fileSystem()
{
    QFETCH(QByteArray, name);
    QFETCH(bool, isNetwork);
    QCOMPARE(isNetworkFileSystem(name), isNetwork);
    QCOMPARE(codesOf(checkFileSystem(u"/x/metadata.db"_s, name)),
             isNetwork ? u"database-network-filesystem"_s : QString());
}

void TestFileChecks::rights()
{
    const QString database = made(u"metadata.db"_s);
    QCOMPARE(codesOf(checkRights(path(u"none.db"_s))), QString());
    QCOMPARE(codesOf(checkRights(database)), QString());
    for (const QFile::Permissions more : { QFile::ReadGroup, QFile::ReadOther, QFile::WriteGroup, QFile::WriteOther }) {
        QVERIFY(QFile::setPermissions(database, own | more));
        QCOMPARE(codesOf(checkRights(database)), u"database-readable-by-others"_s);
    }
}

void TestFileChecks::unwritable()
{
    if (::geteuid() == 0)
        QSKIP("root may write everything");
    const QString database = made(u"metadata.db"_s, QFile::ReadOwner);
    QCOMPARE(codesOf(checkRights(database)), u"database-unwritable"_s);
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(codesOf(checkRights(database)), u"database-unwritable database-unwritable"_s);
    QVERIFY(QFile::setPermissions(m_folder->path(), own | QFile::ExeOwner));
}

void TestFileChecks::foreignOwner()
{
    const QString database = made(u"metadata.db"_s);
    made(u"metadata.db-wal"_s);
    QCOMPARE(codesOf(checkRights(database)), QString());
    if (::chown(qPrintable(path(u"metadata.db-wal"_s)), 12345, gid_t(-1)) != 0)
        QSKIP("only root may give files away");
    QCOMPARE(codesOf(checkRights(database)), u"database-foreign-owner"_s);
}

void TestFileChecks::keyFiles()
{
    const QString key = made(u"webhooks.key"_s);
    QCOMPARE(codesOf(checkKeyFiles(key, path(u"none"_s))), QString());
    QVERIFY(QFile::setPermissions(key, own | QFile::ReadGroup));
    QCOMPARE(codesOf(checkKeyFiles(key, path(u"none"_s))), u"key-file-exposed"_s);
    const QString admin = made(u"metadata.db.admin-key"_s, own | QFile::ReadOther);
    QCOMPARE(codesOf(checkKeyFiles(path(u"none"_s), admin)), u"key-file-exposed admin-key-left"_s);
}

void TestFileChecks::tlsKey()
{
    const QString key = made(u"tls.key"_s, own | QFile::ReadGroup);
    QCOMPARE(codesOf(checkTlsKey(QString())), QString());
    QCOMPARE(codesOf(checkTlsKey(path(u"none"_s))), QString());
    QCOMPARE(codesOf(checkTlsKey(key)), QString());
    QVERIFY(QFile::setPermissions(key, own | QFile::ReadOther));
    QCOMPARE(codesOf(checkTlsKey(key)), u"key-file-exposed"_s);
}

void TestFileChecks::wal()
{
    QCOMPARE(codesOf(checkWal(0)), QString());
    QCOMPARE(codesOf(checkWal(qint64(64) << 20)), QString());
    QCOMPARE(codesOf(checkWal(qint64(300) << 20)), u"wal-grown"_s);
}

void TestFileChecks::space_data()
{
    QTest::addColumn<qint64>("mebibytes");
    QTest::addColumn<qint64>("database");
    QTest::addColumn<QString>("codes");
    QTest::newRow("enough") << qint64(1000) << qint64(10) << QString();
    QTest::newRow("little") << qint64(200) << qint64(10) << u"disk-nearly-full"_s;
    QTest::newRow("less than a copy of a large one needs") << qint64(1000) << qint64(600) << u"disk-nearly-full"_s;
    QTest::newRow("none") << qint64(1) << qint64(10) << u"disk-full"_s;
}

void TestFileChecks::space()
{
    QFETCH(qint64, mebibytes);
    QFETCH(qint64, database);
    QFETCH(QString, codes);
    QCOMPARE(codesOf(checkSpace(u"/x"_s, mebibytes << 20, database << 20)), codes);
}

void TestFileChecks::otherProcess()
{
    const QString database = made(u"metadata.db"_s);
    QFile mine(database);
    QVERIFY(mine.open(QIODevice::ReadOnly)); // this process does not count
    QCOMPARE(codesOf(checkProcesses(database)), QString());
    QProcess shell;
    shell.setWorkingDirectory(m_folder->path());
    shell.start(u"sh"_s, { u"-c"_s, u"exec 3<metadata.db; echo open; read line"_s });
    QVERIFY(shell.waitForReadyRead());
    const Findings found = checkProcesses(database);
    QCOMPARE(codesOf(found), u"database-other-process"_s);
    QVERIFY2(found.at(0).found.contains(QString::number(shell.processId())), qPrintable(found.at(0).found));
    shell.closeWriteChannel();
    QVERIFY(shell.waitForFinished());
    QCOMPARE(codesOf(checkProcesses(database)), QString());
    QCOMPARE(codesOf(checkProcesses(path(u"none"_s))), QString());
}

void TestFileChecks::backups()
{
    const Timestamp now { 1'760'461'205'000'000 };
    const qint64 hour = qint64(3600) * 1'000'000;
    const auto backup = [&now](qint64 age, const QString &problem = {}) {
        Backup made { .name = u"b"_s };
        made.manifest.createdAt = { now.microseconds - age };
        made.manifest.verdict.problem = problem;
        return made;
    };
    QCOMPARE(codesOf(checkBackups({}, now)), u"backup-missing"_s);
    QCOMPARE(codesOf(checkBackups({ backup(hour) }, now)), QString());
    QCOMPARE(codesOf(checkBackups({ backup(50 * hour) }, now)), u"backup-old"_s);
    QCOMPARE(codesOf(checkBackups({ backup(hour, u"bad"_s), backup(30 * hour) }, now)), u"backup-unusable"_s);
    QCOMPARE(codesOf(checkBackups({ backup(hour, u"bad"_s) }, now)), u"backup-unusable backup-missing"_s);
}

void TestFileChecks::backupFolder()
{
    const QString database = made(u"metadata.db"_s);
    QCOMPARE(codesOf(checkBackupFolder(BackupFolder(path(u"backups"_s)), database)), u"backup-same-disk"_s);
    QVERIFY(!QFile::exists(path(u"backups"_s)));
    made(u"backups"_s);
    QCOMPARE(codesOf(checkBackupFolder(BackupFolder(path(u"backups"_s)), database)),
             u"backup-folder-unwritable backup-same-disk"_s);
    if (::geteuid() == 0)
        return; // may write everywhere
    QVERIFY(QFile::remove(path(u"backups"_s)) && QDir(m_folder->path()).mkdir(u"backups"_s));
    QVERIFY(QFile::setPermissions(path(u"backups"_s), QFile::ReadOwner | QFile::ExeOwner));
    QCOMPARE(codesOf(checkBackupFolder(BackupFolder(path(u"backups"_s)), database)),
             u"backup-folder-unwritable backup-same-disk"_s);
}

QTEST_GUILESS_MAIN(TestFileChecks)
#include "tst_filechecks.moc"
