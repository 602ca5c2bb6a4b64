#include "core/storage/writingrights.h"
#include "tests/support/files.h"
#include "tests/support/storagehelper.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What somebody is told who may not write a database. The helper steps down from root; elsewhere it is the owner.
class TestWritingRights : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsSaidOfWhatCanBeWritten();
    void foreignFolder();
    void foreignFile();
    void missingFolder();
    void readOnlyFileSystem();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    void setMode(const QString &name, mode_t mode) const { ::chmod(QFile::encodeName(path(name)).constData(), mode); }
    static QString why(const QString &path) { return QString::fromUtf8(helperOutput({ u"why-unprivileged"_s, path })); }
    /// The remedy for a file that is `name`'s, as the helper's user gets it.
    static QString remedy(const QString &forOwner, const QString &forOthers)
    {
        return ::geteuid() == 0 ? forOthers : forOwner;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWritingRights::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    setMode(u"."_s, 0755);
}

void TestWritingRights::cleanup()
{
    setMode(u"."_s, 0755);
}

void TestWritingRights::nothingIsSaidOfWhatCanBeWritten()
{
    QCOMPARE(whyNotWritable(path(u"a.db"_s)), QString());
    QCOMPARE(whyNotWritable(path(u"deep/down/a.db"_s)), QString());
    writeFile(path(u"a.db"_s), "x");
    setMode(u"."_s, 0777);
    setMode(u"a.db"_s, 0666);
    QCOMPARE(why(path(u"a.db"_s)), QString());
}

void TestWritingRights::foreignFolder()
{
    setMode(u"."_s, 0555);
    const QString folder = m_folder->path();
    QCOMPARE(
        why(path(u"a.db"_s)),
        remedy(u"%1 is write-protected against its own user: chmod u+w %1 lets it be written"_s,
               u"%1 belongs to root (user 0), and this is user 65534: chown 65534:65534 %1, as root, hands it over"_s)
            .arg(folder));
}

void TestWritingRights::foreignFile()
{
    const QString database = path(u"a.db"_s);
    writeFile(database, "x");
    setMode(u"."_s, 0777);
    setMode(u"a.db"_s, 0444);
    QCOMPARE(
        why(database),
        remedy(
            u"%1 is write-protected against its own user: chmod u+w %1 lets it be written"_s,
            u"%1 belongs to root (user 0), and this is user 65534: chown 65534:65534 %2 %1*, as root, hands it over"_s)
            .arg(database)
            .replace(u"%2"_s, m_folder->path()));
    setMode(u"a.db"_s, 0666);
    writeFile(path(u"a.db-wal"_s), "x");
    setMode(u"a.db-wal"_s, 0444);
    QVERIFY(why(database).startsWith(path(u"a.db-wal"_s)));
}

void TestWritingRights::missingFolder()
{
    setMode(u"."_s, 0555);
    const QString said = why(path(u"deep/down/a.db"_s));
    QVERIFY2(said.startsWith(u"there is no folder "_s + path(u"deep/down"_s)), qPrintable(said));
    QVERIFY2(said.contains(u"install -d -m 700 -o "_s), qPrintable(said));
}

void TestWritingRights::readOnlyFileSystem()
{
    const QString helper = QCoreApplication::applicationDirPath() + u"/storage_helper"_s;
    QProcess shell;
    shell.start(u"unshare"_s,
                { u"-rm"_s, u"sh"_s, u"-c"_s,
                  u"mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && exec \"$2\" why \"$1/a.db\""_s,
                  u"sh"_s, m_folder->path(), helper });
    if (!shell.waitForFinished(30000) || shell.exitCode() == 1)
        QSKIP("this system does not let a process mount");
    const QByteArray out = shell.readAllStandardOutput();
    QVERIFY2(out.startsWith(QFile::encodeName(m_folder->path()) + " is mounted read-only: "), out.constData());
}

QTEST_GUILESS_MAIN(TestWritingRights)
#include "tst_writingrights.moc"
