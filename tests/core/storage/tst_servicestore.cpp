#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestServiceStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void finds();
    void addsAndChanges();
    void unchangedWritesNothing();
    void isJournalled();

private:
    static ServiceDefinition turnOn(const QByteArray &definition) { return { u"light"_s, u"turn_on"_s, definition }; }
    UpsertReport upsert(const std::vector<ServiceDefinition> &services)
    {
        UpsertReport report;
        must(m_db->tryWrite([&](Store &store) {
            report = must(store.services().upsert(services));
            return Result<void>();
        }));
        return report;
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestServiceStore::finds()
{
    upsert({ turnOn(R"({"name":"On"})") });
    upsert({ turnOn(R"({"name":"Turn on"})") });
    QCOMPARE(must(m_db->store().services().find(u"light"_s, u"turn_on"_s)).value().definition,
             R"({"name":"Turn on"})"_ba);
    QVERIFY(!must(m_db->store().services().find(u"light"_s, u"turn_off"_s)));
}

void TestServiceStore::addsAndChanges()
{
    QCOMPARE(upsert({ turnOn("{}"), { u"light"_s, u"off"_s } }).inserted, 2);
    const QString made = m_db->text("SELECT min(created_at) FROM services");
    const UpsertReport report = upsert({ turnOn(R"({"a":1})"), { u"light"_s, u"off"_s } });
    QCOMPARE(report.updated, 1);
    QCOMPARE(report.unchanged, 1);
    QCOMPARE(m_db->text("SELECT group_concat(service || revision) FROM services"), u"off1,turn_on2"_s);
    QCOMPARE(m_db->text("SELECT min(created_at) FROM services"), made);
}

void TestServiceStore::unchangedWritesNothing()
{
    upsert({ turnOn(R"({"a":1.50})") });
    const qint64 written = m_db->connection().totalChanges();
    QCOMPARE(upsert({ turnOn(R"({"a":1.50})") }).unchanged, 1);
    QCOMPARE(m_db->connection().totalChanges() - written, 2); // the writer's name, put in and taken out
    QCOMPARE(m_db->journalLength(), 1);
}

void TestServiceStore::isJournalled()
{
    upsert({ turnOn(R"({"name":"An \"on\"","n":1.50})") });
    upsert({ turnOn("{}") });
    const Change change = m_db->changesSince(1).at(0);
    QCOMPARE(change.kind, u"service"_s);
    QCOMPARE(change.key, u"light.turn_on"_s);
    QCOMPARE(change.action, u"update"_s);
    QCOMPARE(change.before, R"({"definition":{"name":"An \"on\"","n":1.50}})"_ba);
    QVERIFY(change.operation);
    m_db->execute("DELETE FROM services");
    QCOMPARE(m_db->changesSince(2).at(0).before, R"({"domain":"light","service":"turn_on","definition":{}})"_ba);
}

QTEST_GUILESS_MAIN(TestServiceStore)
#include "tst_servicestore.moc"
