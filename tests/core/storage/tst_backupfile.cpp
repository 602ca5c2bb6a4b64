#include "core/storage/backupfile.h"
#include "core/storage/backupfolder.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A backup and its manifest: what was made can be checked, and nothing changes unnoticed.
class TestBackupFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void manifestThereAndBack();
    void manifestIsJson();
    void backupIsVerified();
    void nothingIsWrittenBesideIt();
    void flippedByteInTheBackup();
    void flippedByteInTheManifest();
    void cutManifest();
    void missing_data();
    void missing();
    void shorterFile();
    void otherRowsThanTheManifestSays();
    void damagedPageUnderATrueChecksum();
    void danglingReferencesOfOldFiles();
    void damagedDatabaseIsTold();

private:
    Result<BackupManifest> verify() const { return verifyBackup(m_path); }
    /// Puts another manifest beside it, with a checksum of its own that is right.
    void putManifest(const BackupManifest &manifest) const { writeFile(manifestPath(m_path), manifestText(manifest)); }

    std::unique_ptr<TemporaryDatabase> m_db;
    QString m_path;
    BackupManifest m_manifest;
};

void TestBackupFile::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(R"([{"id":"d1","name":"Küche"},{"id":"d2","name":"Lamp"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","device_id":"d1"}])");
    m_path = m_db->folder() + u"/b.db"_s;
    m_manifest = must(makeBackup(m_db->connection(), m_path, BackupReason::Schedule));
}

void TestBackupFile::manifestThereAndBack()
{
    BackupManifest manifest = m_manifest;
    manifest.facts.counts.insert(manifest.facts.counts.begin(), { u"\"a\\b\"ü"_s, 7 });
    manifest.verdict.problem = u"not \"whole\""_s;
    const BackupManifest back = must(readManifest(manifestText(manifest)));
    QCOMPARE(back.createdAt, manifest.createdAt);
    QCOMPARE(back.reason, BackupReason::Schedule);
    QCOMPARE(back.program, manifest.program);
    QCOMPARE(back.bytes, manifest.bytes);
    QCOMPARE(back.sha256, manifest.sha256);
    QVERIFY(back.facts == manifest.facts);
    QCOMPARE(back.verdict.problem, manifest.verdict.problem);
    QCOMPARE(back.verdict.at, manifest.verdict.at);
    QCOMPARE(manifestText(back), manifestText(manifest));
}

void TestBackupFile::manifestIsJson()
{
    const QJsonObject json = QJsonDocument::fromJson(readFile(manifestPath(m_path))).object();
    QCOMPARE(json[u"counts"][u"devices"], 2);
    QCOMPARE(json[u"counts"][u"entities"], 1);
    QCOMPARE(json[u"seq"].toInteger(), m_db->journalLength());
    QCOMPARE(json[u"epoch"].toString(), m_db->text("SELECT value FROM meta WHERE key = 'epoch'"));
    QCOMPARE(json[u"schema_version"].toInteger(), m_db->number("SELECT max(number) FROM schema_migrations"));
    QCOMPARE(json[u"sha256"].toString().size(), 64);
    QVERIFY(json[u"problem"].isNull());
}

void TestBackupFile::backupIsVerified()
{
    const BackupManifest verified = must(verify());
    QVERIFY(verified.facts == m_manifest.facts);
    QVERIFY(verified.isGood());
    QCOMPARE(verified.facts.count(u"devices"_s), 2);
    QVERIFY(verified.facts.rows() >= 3);
}

void TestBackupFile::nothingIsWrittenBesideIt()
{
    must(verify());
    QCOMPARE(QDir(m_db->folder()).entryList({ u"b.db*"_s }, QDir::Files, QDir::Name),
             (QStringList { u"b.db"_s, u"b.db.manifest.json"_s }));
}

void TestBackupFile::flippedByteInTheBackup()
{
    const QByteArray whole = readFile(m_path);
    for (qsizetype at = 0; at < whole.size(); at += 1 + whole.size() / 97) {
        QByteArray flipped = whole;
        flipped[at] = char(flipped.at(at) ^ 1);
        writeFile(m_path, flipped);
        const Result<BackupManifest> verified = verify();
        QVERIFY2(!verified, qPrintable(QString::number(at)));
        QVERIFY2(verified.error().message.contains(m_path), qPrintable(verified.error().message));
    }
    writeFile(m_path, whole);
    must(verify());
}

void TestBackupFile::flippedByteInTheManifest()
{
    const QByteArray whole = readFile(manifestPath(m_path));
    for (qsizetype at = 0; at < whole.size(); ++at) {
        for (const char bit : { 1, 32 }) {
            QByteArray flipped = whole;
            flipped[at] = char(flipped.at(at) ^ bit);
            writeFile(manifestPath(m_path), flipped);
            const Result<BackupManifest> verified = verify();
            QVERIFY2(!verified, qPrintable(QString::number(at)));
            QCOMPARE(verified.error().code, ErrorCode::Corrupt);
            QVERIFY2(verified.error().message.contains(manifestPath(m_path)), qPrintable(verified.error().message));
        }
    }
}

void TestBackupFile::cutManifest()
{
    const QByteArray whole = readFile(manifestPath(m_path));
    for (const QByteArray &text : { QByteArray(), whole.first(whole.size() / 2), whole.chopped(1), whole + ' ' }) {
        writeFile(manifestPath(m_path), text);
        QVERIFY(!verify());
    }
}

void TestBackupFile::missing_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("backup") << QString();
    QTest::newRow("manifest") << u".manifest.json"_s;
}

void TestBackupFile::missing()
{
    QFETCH(const QString, file);
    QVERIFY(QFile::remove(m_path + file));
    const Result<BackupManifest> verified = verify();
    QVERIFY(!verified);
    QCOMPARE(verified.error().code, ErrorCode::NotFound);
}

void TestBackupFile::shorterFile()
{
    QVERIFY(QFile::resize(m_path, m_manifest.bytes - 4096));
    const Result<BackupManifest> verified = verify();
    QVERIFY(!verified);
    QVERIFY2(verified.error().message.contains(u"bytes"_s), qPrintable(verified.error().message));
}

void TestBackupFile::otherRowsThanTheManifestSays()
{
    BackupManifest manifest = m_manifest;
    for (auto &[table, count] : manifest.facts.counts)
        count += table == u"devices"_s ? 1 : 0;
    putManifest(manifest);
    const Result<BackupManifest> verified = verify();
    QVERIFY(!verified);
    QVERIFY2(verified.error().message.contains(u"the table devices has 2 rows, the manifest says 3"_s),
             qPrintable(verified.error().message));
}

/// What was damaged before the manifest was written is SQLite's to find.
void TestBackupFile::damagedPageUnderATrueChecksum()
{
    QByteArray bytes = readFile(m_path);
    for (qsizetype page = 8192; page < bytes.size(); page += 4096)
        bytes[page] = char(0x7f);
    writeFile(m_path, bytes);
    BackupManifest manifest = m_manifest;
    manifest.sha256 = must(sha256Of(m_path));
    putManifest(manifest);
    const Result<BackupManifest> verified = verify();
    QVERIFY(!verified);
    QVERIFY2(!verified.error().message.contains(u"SHA-256"_s), qPrintable(verified.error().message));
}

void TestBackupFile::danglingReferencesOfOldFiles()
{
    m_db->execute(
        "PRAGMA foreign_keys=OFF; INSERT INTO entities (entity_id, device_id, domain) VALUES ('a.b', 'none', 'a');"
        " PRAGMA foreign_keys=ON");
    const QString path = m_db->folder() + u"/old.db"_s;
    QCOMPARE(must(makeBackup(m_db->connection(), path, BackupReason::Asked)).facts.dangling, 1);
    must(verifyBackup(path));
}

void TestBackupFile::damagedDatabaseIsTold()
{
    const QString file = m_db->options().path;
    const qint64 root = m_db->number("SELECT rootpage FROM sqlite_master WHERE name = 'idx_device_area'");
    QVERIFY(root > 1);
    m_db->closeStore();
    QByteArray bytes = readFile(file);
    bytes[(root - 1) * 4096] = char(0x7f);
    writeFile(file, bytes);
    const std::unique_ptr<Connection> source = must(Connection::open(m_db->options()));
    const QString path = m_db->folder() + u"/c.db"_s;
    const Result<BackupManifest> made = makeBackup(*source, path, BackupReason::Asked);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Corrupt);
    QCOMPARE(QDir(m_db->folder()).entryList({ u"c.db*"_s }), QStringList());
}

QTEST_GUILESS_MAIN(TestBackupFile)
#include "tst_backupfile.moc"
