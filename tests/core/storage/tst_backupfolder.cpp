#include "core/storage/backupfolder.h"
#include "core/storage/backupschedule.h"
#include "core/storage/filelock.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The folder of backups: names, lists, what is left over, and when the schedule wants one more.
class TestBackupFolder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void isName_data();
    void isName();
    void namesAreTimes();
    void listIsNewestFirst();
    void noFolderIsEmpty();
    void oneAtATime();
    void unfinishedIsRemoved();
    void strangersStay();
    void linksAreNotFollowed();
    void withoutManifestItIsNotWhole();
    void verdictIsKept();
    void damagedManifestIsLeft();
    void pruned();
    void lastSlotOf_data();
    void lastSlotOf();
    void due_data();
    void due();

private:
    Backup create(BackupReason reason = BackupReason::Asked)
    {
        return must(m_folder->create(m_db->connection(), reason));
    }
    QStringList files() const
    {
        return QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }
    static Timestamp at(const QByteArray &text) { return Timestamp::fromText(text).value_or(Timestamp()); }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<BackupFolder> m_folder;
};

void TestBackupFolder::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_folder = std::make_unique<BackupFolder>(BackupFolder::beside(m_db->options().path));
}

void TestBackupFolder::isName_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isName");
    QTest::newRow("name") << u"hearthbook-20251014T170005123Z.db"_s << true;
    QTest::newRow("manifest") << u"hearthbook-20251014T170005123Z.db.manifest.json"_s << false;
    QTest::newRow("unfinished") << u"hearthbook-20251014T170005123Z.db.part"_s << false;
    QTest::newRow("way out") << u"../hearthbook-20251014T170005123Z.db"_s << false;
    QTest::newRow("below") << u"a/hearthbook-20251014T170005123Z.db"_s << false;
    QTest::newRow("line end") << u"hearthbook-20251014T170005123Z.db\n"_s << false;
    QTest::newRow("other digits") << u"hearthbook-٢٠٢٥1014T170005123Z.db"_s << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("dots") << u".."_s << false;
}

void TestBackupFolder::isName()
{
    QFETCH(const QString, name);
    QTEST(BackupFolder::isName(name), "isName");
    QVERIFY(!m_folder->find(name));
}

void TestBackupFolder::namesAreTimes()
{
    const Timestamp before = Timestamp::now();
    const Backup backup = create();
    QVERIFY(BackupFolder::isName(backup.name));
    QVERIFY(backup.manifest.createdAt >= before && backup.manifest.createdAt <= Timestamp::now());
    QCOMPARE(files(), (QStringList { backup.name, backup.name + u".manifest.json"_s, u"hearthbook.lock"_s }));
    QCOMPARE(QFile::permissions(m_folder->pathOf(backup.name)) & (QFile::ReadOther | QFile::WriteOther),
             QFile::Permissions());
}

void TestBackupFolder::listIsNewestFirst()
{
    const QStringList made { create().name, create().name, create().name };
    QCOMPARE(QSet<QString>(made.begin(), made.end()).size(), 3);
    QStringList listed;
    for (const Backup &backup : m_folder->list()) {
        QVERIFY(backup.isGood());
        listed.prepend(backup.name);
    }
    QCOMPARE(listed, made);
}

void TestBackupFolder::noFolderIsEmpty()
{
    QVERIFY(m_folder->list().empty());
    QVERIFY(!QFileInfo::exists(m_folder->path()));
}

void TestBackupFolder::oneAtATime()
{
    create();
    const std::unique_ptr<FileLock> lock = must(FileLock::acquire(m_folder->pathOf(u"hearthbook"_s)));
    const Result<Backup> second = m_folder->create(m_db->connection(), BackupReason::Asked);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QCOMPARE(m_folder->list().size(), 1);
}

void TestBackupFolder::unfinishedIsRemoved()
{
    QVERIFY(QDir().mkpath(m_folder->path()));
    const QString died = m_folder->pathOf(u"hearthbook-20251014T170005123Z.db"_s);
    for (const QString &end : { u".part"_s, u".part-journal"_s, u".manifest.json"_s, u".manifest.json.part"_s })
        writeFile(died + end, "x");
    QVERIFY(m_folder->list().empty());
    const Backup backup = create();
    QCOMPARE(files(), (QStringList { backup.name, backup.name + u".manifest.json"_s, u"hearthbook.lock"_s }));
}

void TestBackupFolder::strangersStay()
{
    QVERIFY(QDir().mkpath(m_folder->path()));
    for (const QString &name : { u"notes.txt"_s, u"hearthbook-mine.db.part"_s, u"hearthbook-1.db"_s })
        writeFile(m_folder->pathOf(name), "x");
    create();
    for (const QString &name : { u"notes.txt"_s, u"hearthbook-mine.db.part"_s, u"hearthbook-1.db"_s })
        QVERIFY(QFileInfo::exists(m_folder->pathOf(name)));
    QCOMPARE(m_folder->list().size(), 1);
}

void TestBackupFolder::linksAreNotFollowed()
{
    const QString elsewhere = m_db->folder() + u"/secret"_s;
    writeFile(elsewhere, "x");
    QVERIFY(QDir().mkpath(m_folder->path()));
    const QString name = u"hearthbook-20251014T170005123Z.db"_s;
    QVERIFY(QFile::link(elsewhere, m_folder->pathOf(name)));
    QVERIFY(m_folder->list().empty());
    const Result<Backup> found = m_folder->find(name);
    QVERIFY(!found);
    QCOMPARE(found.error().code, ErrorCode::NotFound);
}

void TestBackupFolder::withoutManifestItIsNotWhole()
{
    const Backup backup = create();
    QVERIFY(QFile::remove(manifestPath(m_folder->pathOf(backup.name))));
    const std::vector<Backup> all = m_folder->list();
    QCOMPARE(all.size(), 1);
    QVERIFY(!all.front().isGood());
    QCOMPARE(all.front().manifest.createdAt.seconds(), backup.manifest.createdAt.seconds());
}

void TestBackupFolder::verdictIsKept()
{
    const Backup backup = create();
    const QString path = m_folder->pathOf(backup.name);
    const QByteArray whole = readFile(path);
    QByteArray flipped = whole;
    flipped[5000] = char(flipped.at(5000) ^ 4);
    writeFile(path, flipped);
    QVERIFY(m_folder->list().front().isGood()); // nobody looked yet
    const Backup damaged = must(m_folder->verify(backup.name));
    QVERIFY(!damaged.isGood());
    QVERIFY2(!damaged.manifest.verdict.problem.contains(m_db->folder()), qPrintable(damaged.manifest.verdict.problem));
    QVERIFY(!m_folder->list().front().isGood());
    writeFile(path, whole);
    QVERIFY(must(m_folder->verify(backup.name)).isGood());
    QVERIFY(m_folder->list().front().isGood());
    QVERIFY(m_folder->list().front().manifest.verdict.at > backup.manifest.verdict.at);
}

void TestBackupFolder::damagedManifestIsLeft()
{
    const Backup backup = create();
    const QString manifest = manifestPath(m_folder->pathOf(backup.name));
    writeFile(manifest, "{}");
    QVERIFY(!must(m_folder->verify(backup.name)).isGood());
    QCOMPARE(readFile(manifest), "{}"_ba);
}

void TestBackupFolder::pruned()
{
    const Backup asked = create();
    const Backup old = create(BackupReason::Schedule);
    const Backup newest = create(BackupReason::Schedule);
    const Timestamp later { Timestamp::now().microseconds + 60'000'000 };
    QCOMPARE(m_folder->prune({ 1, 0, 0 }, later), QStringList { old.name });
    QStringList left;
    for (const Backup &backup : m_folder->list())
        left += backup.name;
    QCOMPARE(left, (QStringList { newest.name, asked.name }));
    QVERIFY(!files().contains(old.name + u".manifest.json"_s));
    QCOMPARE(m_folder->prune({ 1, 0, 0 }, later), QStringList());
}

void TestBackupFolder::lastSlotOf_data()
{
    QTest::addColumn<QByteArray>("now");
    QTest::addColumn<QByteArray>("slot");
    QTest::newRow("after the hour") << "2025-10-15T05:00:00Z"_ba << "2025-10-15T01:00:00Z"_ba;
    QTest::newRow("before the hour") << "2025-10-15T00:59:59Z"_ba << "2025-10-14T01:00:00Z"_ba;
    QTest::newRow("at the hour") << "2025-10-15T01:00:00Z"_ba << "2025-10-15T01:00:00Z"_ba;
    QTest::newRow("in winter") << "2025-12-15T02:30:00Z"_ba << "2025-12-15T02:00:00Z"_ba;
}

/// 3 o'clock in Berlin.
void TestBackupFolder::lastSlotOf()
{
    QFETCH(const QByteArray, now);
    QFETCH(const QByteArray, slot);
    QCOMPARE(lastSlot(at(now), 3, QTimeZone("Europe/Berlin")).toString(), at(slot).toString());
}

void TestBackupFolder::due_data()
{
    QTest::addColumn<QByteArray>("last");
    QTest::addColumn<bool>("isScheduled");
    QTest::addColumn<bool>("isGood");
    QTest::addColumn<bool>("isDue");
    QTest::newRow("none") << QByteArray() << true << true << true;
    QTest::newRow("today's is there") << "2025-10-15T03:00:05Z"_ba << true << true << false;
    QTest::newRow("yesterday's") << "2025-10-14T03:00:05Z"_ba << true << true << true;
    QTest::newRow("somebody's own") << "2025-10-15T03:00:05Z"_ba << false << true << true;
    QTest::newRow("a damaged one") << "2025-10-15T03:00:05Z"_ba << true << false << true;
    QTest::newRow("the clock went back an hour") << "2025-10-15T05:00:00Z"_ba << true << true << false;
    QTest::newRow("the clock was ahead by years") << "2036-10-15T05:00:00Z"_ba << true << true << true;
}

void TestBackupFolder::due()
{
    QFETCH(const QByteArray, last);
    QFETCH(const bool, isScheduled);
    QFETCH(const bool, isGood);
    std::vector<Backup> backups;
    if (!last.isEmpty()) {
        Backup backup;
        backup.manifest.createdAt = at(last);
        backup.manifest.reason = isScheduled ? BackupReason::Schedule : BackupReason::Asked;
        backup.manifest.verdict.problem = isGood ? QString() : u"damaged"_s;
        backups.push_back(backup);
    }
    QTEST(isBackupDue(backups, at("2025-10-15T04:00:00Z"), 3, QTimeZone::utc()), "isDue");
}

QTEST_GUILESS_MAIN(TestBackupFolder)
#include "tst_backupfolder.moc"
