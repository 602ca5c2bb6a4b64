#include "core/storage/store.h"
#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/storagehelper.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Paths that are no usable database: one clear message, and nothing of the user's is touched.
class TestOpenFailures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void folder();
    void foreignFile_data();
    void foreignFile();
    void fileAsFolder();
    void emptyFileIsADatabase();
    void missingFileIsADatabase();
    void truncatedDatabase();
    void deniedFile();
    void deniedFolder();
    void readOnlyFileSystem();
    void everybodysFileOpens();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    static Result<SchemaStatus> migrate(const QString &path)
    {
        DatabaseOptions options;
        options.path = path;
        return migrateDatabase(options);
    }
    void makeDatabase(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestOpenFailures::makeDatabase(const QString &name) const
{
    QVERIFY(migrate(path(name)));
    QVERIFY(::chmod(QFile::encodeName(m_folder->path()).constData(), 0755) == 0);
}

void TestOpenFailures::folder()
{
    const Result<SchemaStatus> done = migrate(m_folder->path());
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotADatabase);
    QVERIFY(done.error().message.contains(m_folder->path()));
}

void TestOpenFailures::foreignFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("text") << QByteArray("# notes\n");
    QTest::newRow("long text") << QByteArray(100'000, 'x');
    QTest::newRow("JSON") << QByteArray(R"({"webhooks":[]})");
    QTest::newRow("binary") << QByteArray("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16).repeated(100);
}

void TestOpenFailures::foreignFile()
{
    QFETCH(QByteArray, content);
    writeFile(path(u"a.db"_s), content);
    const Result<SchemaStatus> done = migrate(path(u"a.db"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotADatabase);
    QVERIFY(done.error().message.contains(path(u"a.db"_s)));
    QCOMPARE(readFile(path(u"a.db"_s)), content);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList { u"a.db"_s });
}

void TestOpenFailures::fileAsFolder()
{
    writeFile(path(u"data"_s), "x");
    const Result<SchemaStatus> done = migrate(path(u"data/a.db"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unavailable);
}

void TestOpenFailures::emptyFileIsADatabase()
{
    writeFile(path(u"a.db"_s), {});
    const Result<SchemaStatus> done = migrate(path(u"a.db"_s));
    QVERIFY(done);
    QVERIFY(!done->copy);
}

void TestOpenFailures::missingFileIsADatabase()
{
    QVERIFY(migrate(path(u"deep/down/a.db"_s)));
    QVERIFY(QFileInfo::exists(path(u"deep/down/a.db"_s)));
}

void TestOpenFailures::truncatedDatabase()
{
    makeDatabase(u"a.db"_s);
    QFile file(path(u"a.db"_s));
    QVERIFY(file.resize(4096));
    const Result<SchemaStatus> done = migrate(path(u"a.db"_s));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Corrupt);
}

void TestOpenFailures::deniedFile()
{
    makeDatabase(u"a.db"_s);
    QVERIFY(::chmod(QFile::encodeName(path(u"a.db"_s)).constData(), 0444) == 0);
    if (::geteuid() != 0)
        QVERIFY(::chmod(QFile::encodeName(m_folder->path()).constData(), 0555) == 0);
    const QByteArray said = helperOutput({ u"open-unprivileged"_s, path(u"a.db"_s) });
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
    QCOMPARE(said, QByteArray("read_only"));
}

void TestOpenFailures::deniedFolder()
{
    QVERIFY(::chmod(QFile::encodeName(m_folder->path()).constData(), 0555) == 0);
    const QByteArray said = helperOutput({ u"open-unprivileged"_s, path(u"a.db"_s) });
    ::chmod(QFile::encodeName(m_folder->path()).constData(), 0755);
    QCOMPARE(said, QByteArray("unavailable"));
}

/// A file system that is mounted read-only, in a mount namespace of its own.
void TestOpenFailures::readOnlyFileSystem()
{
    makeDatabase(u"a.db"_s);
    const QString helper = QCoreApplication::applicationDirPath() + u"/storage_helper"_s;
    QProcess shell;
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.start(
        u"unshare"_s,
        { u"-rm"_s, u"sh"_s, u"-c"_s,
          u"mount --bind \"$1\" \"$1\" && mount -o remount,bind,ro \"$1\" && echo mounted && exec \"$2\" open \"$1/a.db\""_s,
          u"sh"_s, m_folder->path(), helper });
    if (!shell.waitForFinished(30000))
        QSKIP("no program unshare");
    const QByteArray said = shell.readAll().trimmed();
    if (!said.startsWith("mounted"))
        QSKIP("this system does not let a process mount");
    QCOMPARE(said, QByteArray("mounted\nread_only"));
}

void TestOpenFailures::everybodysFileOpens()
{
    makeDatabase(u"a.db"_s);
    QVERIFY(::chmod(QFile::encodeName(path(u"a.db"_s)).constData(), 0666) == 0);
    QVERIFY(::chmod(QFile::encodeName(m_folder->path()).constData(), 0777) == 0);
    QCOMPARE(helperOutput({ u"open-unprivileged"_s, path(u"a.db"_s) }), QByteArray("ok"));
}

QTEST_GUILESS_MAIN(TestOpenFailures)
#include "tst_openfailures.moc"
