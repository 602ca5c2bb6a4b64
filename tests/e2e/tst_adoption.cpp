#include "tests/support/legacyhomes.h"
#include "tests/support/plaindatabase.h"
#include "tests/support/serverprocess.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The old service's data/metadata.db, found where it stood: served at once, with a copy beside it.
class TestAdoption : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void served_data();
    void served();
    void dryRunTouchesNothing();
    void migrateTellsTheCopy();

private:
    static void makeOld(const ServerProcess &server, const QByteArray &more)
    {
        QDir().mkpath(server.path(u"data"_s));
        PlainDatabase old(server.database());
        old.run(legacyTables() + more + legacyRows());
    }
    /// The databases beside the one in use.
    static QStringList copies(const ServerProcess &server)
    {
        QStringList names = QDir(server.path(u"data"_s)).entryList(QDir::Files);
        names.removeIf([](const QString &name) { return name == u"metadata.db"_s || name.endsWith(u".lock"_s) || name.endsWith(u"-wal"_s) || name.endsWith(u"-shm"_s); });
        return names;
    }
};

void TestAdoption::served_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::newRow("002") << QByteArray();
    QTest::newRow("003") << legacyDeviceColumns();
    QTest::newRow("004 of the fork") << legacyDeviceColumns() + forkTables();
}

void TestAdoption::served()
{
    QFETCH(QByteArray, more);
    ServerProcess server;
    makeOld(server, more);
    server.setVariable(u"DATABASE_URL"_s, u"sqlite+aiosqlite:///./data/metadata.db"_s);
    QVERIFY(server.start());
    WebClient client(server.port());
    const QJsonObject device = QJsonDocument::fromJson(client.get("/api/devices/d1").body).object();
    QCOMPARE(device[u"name"], u"Hue lamp"_s);
    QCOMPARE(device[u"timestamp"], u"2025-10-14T17:00:05.123456+00:00"_s);
    QCOMPARE(device[u"entity_count"], 1);
    QCOMPARE(QJsonDocument::fromJson(client.get("/api/devices").body)[u"count"], 2);
    QCOMPARE(QJsonDocument::fromJson(client.get("/api/entities").body)[u"count"], 3);
    const QStringList beside = copies(server);
    QCOMPARE(beside.size(), 1);
    PlainDatabase copy(server.path(u"data/"_s + beside.first()));
    QCOMPARE(copy.value("SELECT count(*) FROM devices"), u"2"_s);
    QVERIFY(copy.refuses("SELECT * FROM schema_migrations"));
    QCOMPARE(server.stop().code, 0);
    QVERIFY(server.start());
    QCOMPARE(copies(server).size(), 1);
}

void TestAdoption::dryRunTouchesNothing()
{
    ServerProcess server;
    makeOld(server, {});
    const Ending ending = server.runToEnd({ u"migrate"_s, u"--dry-run"_s });
    QCOMPARE(ending.code, 0);
    QVERIFY(ending.out.contains("pending 0001") && ending.out.contains("a copy would be made"));
    PlainDatabase old(server.database());
    QCOMPARE(old.value("SELECT version_num FROM alembic_version"), u"002"_s);
    QVERIFY(old.refuses("SELECT * FROM schema_migrations"));
    QCOMPARE(copies(server), QStringList());
}

void TestAdoption::migrateTellsTheCopy()
{
    ServerProcess server;
    makeOld(server, legacyDeviceColumns());
    const Ending ending = server.runToEnd({ u"migrate"_s });
    QCOMPARE(ending.code, 0);
    const QStringList beside = copies(server);
    QCOMPARE(beside.size(), 1);
    QVERIFY2(ending.out.contains("copy ") && ending.out.contains(beside.first().toUtf8()), ending.out.constData());
}

QTEST_GUILESS_MAIN(TestAdoption)
#include "tst_adoption.moc"
