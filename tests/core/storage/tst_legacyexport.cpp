#include "core/storage/legacyexport.h"
#include "core/storage/transaction.h"
#include "tests/support/files.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What the old data-api finds when it goes back to its own file.
class TestLegacyExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void schemaIsTheOldOne();
    void rowsAreInTheOldForm();
    void renamedDeviceKeepsTheUsersName();
    void rowsThatStandAsideAreLeftOut();
    void teamsComeAlong();
    void bookIsNotChanged();
    void readOnlyBook();
    void oneStateBesideAWriter();
    void unusableTarget();

private:
    LegacyCounts write() { return must(exportLegacyDatabase(m_db->connection(), target())); }
    QString target() const { return m_db->folder() + u"/old'.db"_s; }
    QString value(const QByteArray &sql) const { return PlainDatabase(target()).value(sql); }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestLegacyExport::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(R"([{"id":"d1","name":"Lamp","manufacturer":"Signify","area_id":"kitchen","integration":"hue"},
                          {"id":"d2","name":"Plug"}])");
    m_db->feedEntities(R"([{"entity_id":"light.a","id":"r1","device_id":"d1","platform":"hue","unique_id":"u1"},
                           {"entity_id":"light.b","disabled_by":"user","platform":null}])");
}

void TestLegacyExport::schemaIsTheOldOne()
{
    write();
    PlainDatabase old(target());
    QCOMPARE(old.value("SELECT version_num FROM alembic_version"), u"003"_s);
    QCOMPARE(
        old.column("SELECT name FROM sqlite_master WHERE type = 'index' AND name LIKE 'idx%' ORDER BY 1").join(u' '),
        u"idx_device_area idx_device_integration idx_device_manufacturer idx_entity_area idx_entity_device"
        " idx_entity_domain"_s);
    QCOMPARE(old.column("SELECT name || ' ' || type FROM pragma_table_info('entities')").join(u','),
             u"entity_id VARCHAR,device_id VARCHAR,domain VARCHAR,platform VARCHAR,unique_id VARCHAR,area_id VARCHAR,"
             "disabled BOOLEAN,created_at DATETIME"_s);
    QCOMPARE(old.value("SELECT \"on_delete\" FROM pragma_foreign_key_list('entities')"), u"CASCADE"_s);
    QCOMPARE(old.value("PRAGMA integrity_check"), u"ok"_s);
    QCOMPARE(old.value("PRAGMA journal_mode"), u"delete"_s);
}

void TestLegacyExport::rowsAreInTheOldForm()
{
    const LegacyCounts counts = write();
    QCOMPARE(counts.devices, 2);
    QCOMPARE(counts.entities, 2);
    QCOMPARE(value("SELECT group_concat(coalesce(platform, 'NULL') || disabled || domain || coalesce(device_id, '-'))"
                   " FROM (SELECT * FROM entities ORDER BY entity_id)"),
             u"hue0lightd1,NULL1light-"_s);
    const QString made = m_db->device(u"d1"_s).createdAt.toString();
    QCOMPARE(value("SELECT created_at FROM devices WHERE device_id = 'd1'"), made.first(10) + u' ' + made.mid(11, 15));
    QCOMPARE(value("SELECT count(*) FROM devices WHERE last_seen LIKE '____-__-__ __:__:__.______'"), u"2"_s);
    QCOMPARE(value("SELECT manufacturer || area_id || integration FROM devices WHERE device_id = 'd1'"),
             u"Signifykitchenhue"_s);
}

void TestLegacyExport::renamedDeviceKeepsTheUsersName()
{
    m_db->execute("UPDATE devices SET name_by_user = 'Leselampe' WHERE device_id = 'd1'");
    m_db->execute("UPDATE devices SET name_by_user = '' WHERE device_id = 'd2'");
    write();
    QCOMPARE(value("SELECT group_concat(name) FROM (SELECT name FROM devices ORDER BY device_id)"),
             u"Leselampe,Plug"_s);
    QCOMPARE(value("SELECT name_by_user FROM devices WHERE device_id = 'd1'"), u"Leselampe"_s);
}

void TestLegacyExport::rowsThatStandAsideAreLeftOut()
{
    m_db->feedEntities(R"([{"entity_id":"light.b","id":"r1","device_id":"d1"}])"); // light.a took light.b's id
    QCOMPARE(m_db->number("SELECT count(*) FROM entities WHERE entity_id LIKE 'light.b~%'"), 1);
    QCOMPARE(write().entities, 1);
    QCOMPARE(value("SELECT entity_id FROM entities"), u"light.b"_s);
}

void TestLegacyExport::teamsComeAlong()
{
    Preferences ann;
    ann.userId = u"ann"_s;
    ann.selectedTeams = { { u"dal"_s, u"nfl-sf"_s }, {} };
    must(m_db->tryWrite([&](Store &store) {
        must(store.preferences().write(ann));
        return Result<void>();
    }));
    QCOMPARE(write().users, 1);
    QCOMPARE(value("SELECT user_id || nfl_teams || nhl_teams FROM user_teams"), uR"(ann["dal","nfl-sf"][])"_s);
}

void TestLegacyExport::bookIsNotChanged()
{
    const qint64 before = m_db->number("PRAGMA data_version");
    const std::unique_ptr<Store> watching = m_db->another();
    const qint64 seen = watching->connection().number("PRAGMA data_version");
    write();
    QCOMPARE(watching->connection().number("PRAGMA data_version"), seen);
    QCOMPARE(m_db->number("PRAGMA data_version"), before);
    QVERIFY(m_db->connection().inAutocommit());
    QFile::remove(target());
    QCOMPARE(write().devices, 2); // the target is no longer attached
}

void TestLegacyExport::readOnlyBook()
{
    DatabaseOptions options = m_db->options();
    options.readOnly = true;
    const std::unique_ptr<Connection> book = must(Connection::open(options));
    QCOMPARE(must(exportLegacyDatabase(*book, target())).entities, 2);
    QVERIFY(!book->execute("DELETE FROM main.devices"));
}

void TestLegacyExport::oneStateBesideAWriter()
{
    const std::unique_ptr<Store> writing = m_db->another();
    const Transaction open = must(Transaction::begin(writing->connection()));
    must(writing->connection().execute("DELETE FROM devices"));
    QCOMPARE(write().devices, 2);
    QCOMPARE(value("SELECT count(*) FROM entities WHERE device_id IS NOT NULL"), u"1"_s);
}

void TestLegacyExport::unusableTarget()
{
    writeFile(target(),
              "these are my notes, and they are longer than a database's header would have to be: one hundred bytes");
    const Result<LegacyCounts> made = exportLegacyDatabase(m_db->connection(), target());
    QVERIFY(!made);
    QVERIFY(m_db->connection().inAutocommit());
    QVERIFY(!exportLegacyDatabase(m_db->connection(), m_db->folder() + u"/none/old.db"_s));
    QCOMPARE(must(m_db->store().devices().find(u"d1"_s)).value().name, u"Lamp"_s);
}

QTEST_GUILESS_MAIN(TestLegacyExport)
#include "tst_legacyexport.moc"
