#include "core/importers/sourcefile.h"
#include "tests/support/files.h"
#include "tests/support/imports.h"
#include "tests/support/plaindatabase.h"

#include <QDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestSourceFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void cleanup() { m_folder.reset(); }
    void kindsHaveWords();
    void missing_data();
    void missing();
    void copyHasTheSameBytes_data();
    void copyHasTheSameBytes();
    void copyIsItsOwnersAlone();
    void sameCopyIsMadeOnce();
    void otherContentIsCopiedAgain();
    void copyIsWhatWasRead();
    void copyOfADatabaseHasItsRows();
    void noDatabaseIsUnreadable();
    void tooManyLeftAreUnreadable_data();
    void tooManyLeftAreUnreadable();

private:
    QString path(const QString &name = u"webhooks.json"_s) const { return m_folder->filePath(name); }
    static QString copyOf(ImportKind kind, const QString &path)
    {
        return must(must(SourceFile::open(kind, path)).copy());
    }
    QStringList files() const { return QDir(m_folder->path()).entryList(QDir::Files); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSourceFile::kindsHaveWords()
{
    for (const ImportKind kind : { ImportKind::Webhooks, ImportKind::LocalStorage, ImportKind::Database })
        QCOMPARE(importKindOf(importKindWord(kind)), std::optional(kind));
    QVERIFY(!importKindOf(u"influxes"));
}

void TestSourceFile::missing_data()
{
    QTest::addColumn<int>("kind");
    QTest::newRow("webhooks") << int(ImportKind::Webhooks);
    QTest::newRow("database") << int(ImportKind::Database);
}

void TestSourceFile::missing()
{
    QFETCH(int, kind);
    for (const QString &name : { path(u"none"_s), m_folder->path() }) {
        const Result<SourceFile> source = SourceFile::open(ImportKind(kind), name);
        QVERIFY(!source);
        QCOMPARE(source.error().code, ErrorCode::Unavailable);
        QVERIFY(source.error().message.contains(name));
    }
}

void TestSourceFile::copyHasTheSameBytes_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("good file") << oldFile(3);
    QTest::newRow("line ends of Windows and a mark") << "\xef\xbb\xbf{\r\n}\r\n"_ba;
    QTest::newRow("zeros") << QByteArray(1000, '\0');
}

void TestSourceFile::copyHasTheSameBytes()
{
    QFETCH(QByteArray, content);
    writeFile(path(), content);
    const QString copy = copyOf(ImportKind::Webhooks, path());
    QVERIFY(copy.startsWith(path() + u".backup-"_s));
    QCOMPARE(readFile(copy), content);
    QCOMPARE(readFile(path()), content);
}

void TestSourceFile::copyIsItsOwnersAlone()
{
    writeFile(path(), oldFile(1));
    PlainDatabase(path(u"old.db"_s)).run(oldTeamTable());
    QFile::setPermissions(path(), QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
    for (const QString &copy :
         { copyOf(ImportKind::Webhooks, path()), copyOf(ImportKind::Database, path(u"old.db"_s)) })
        QCOMPARE(QFile::permissions(copy) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
}

void TestSourceFile::sameCopyIsMadeOnce()
{
    writeFile(path(), oldFile(1));
    const QString first = copyOf(ImportKind::Webhooks, path());
    QCOMPARE(copyOf(ImportKind::Webhooks, path()), first);
    QCOMPARE(files().size(), 2);
}

void TestSourceFile::otherContentIsCopiedAgain()
{
    writeFile(path(), oldFile(1));
    const QString first = copyOf(ImportKind::Webhooks, path());
    writeFile(path(), oldFile(2));
    const QString second = copyOf(ImportKind::Webhooks, path());
    QVERIFY(first != second);
    QCOMPARE(readFile(first), oldFile(1));
    QCOMPARE(readFile(second), oldFile(2));
}

void TestSourceFile::copyIsWhatWasRead()
{
    writeFile(path(), oldFile(1));
    const SourceFile source = must(SourceFile::open(ImportKind::Webhooks, path()));
    writeFile(path(), oldFile(2));
    QCOMPARE(readFile(must(source.copy())), oldFile(1));
    QCOMPARE(source.plan({}, plainTools()).webhooks.size(), std::size_t(1));
}

void TestSourceFile::copyOfADatabaseHasItsRows()
{
    PlainDatabase service(path(u"old.db"_s));
    service.run("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0;" + oldTeamTable());
    service.run("INSERT INTO user_teams (user_id) VALUES ('ann')");
    const QString copy = copyOf(ImportKind::Database, path(u"old.db"_s));
    QCOMPARE(PlainDatabase(copy).column("SELECT user_id FROM user_teams"), QStringList { u"ann"_s });
}

void TestSourceFile::noDatabaseIsUnreadable()
{
    writeFile(path(), oldFile(10));
    const ImportPlan plan = must(SourceFile::open(ImportKind::Database, path())).plan({}, plainTools());
    QVERIFY(plan.unreadable);
    QVERIFY(plan.left.at(0).reason.contains(path()));
}

void TestSourceFile::tooManyLeftAreUnreadable_data()
{
    constexpr auto many = qsizetype(ImportPlan::mostLeft) + 2;
    QTest::addColumn<int>("kind");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("lines") << int(ImportKind::Ndjson)
                           << "{\"format\":\"hearthbook\",\"version\":1}\n" + QByteArray("x\n").repeated(many);
    QTest::newRow("webhooks") << int(ImportKind::Webhooks)
                              << R"({"a":1)" + QByteArray(R"(,"a":1)").repeated(many) + '}';
    QByteArray keys = R"({"a":"1")";
    for (qsizetype i = 0; i < many; ++i)
        keys += ",\"" + QByteArray::number(i) + R"(":"1")";
    QTest::newRow("keys") << int(ImportKind::LocalStorage) << keys + '}';
}

/// A report with a line for each would be many times as long as the file.
void TestSourceFile::tooManyLeftAreUnreadable()
{
    QFETCH(int, kind);
    QFETCH(QByteArray, text);
    const ImportPlan plan = SourceFile::ofBytes(ImportKind(kind), text).plan(u"default"_s, plainTools());
    QVERIFY(plan.unreadable);
    QCOMPARE(plan.left.size(), 1U);
    QVERIFY(plan.left[0].reason.startsWith(u"More than 50000 entries"_s));
}

QTEST_GUILESS_MAIN(TestSourceFile)
#include "tst_sourcefile.moc"
