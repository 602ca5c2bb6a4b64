#include "tests/support/homes.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Pages far down an order without an index, against a store that remembers nothing.
class TestListOrders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void samePages_data();
    void samePages();
    void followsChanges_data();
    void followsChanges();
    void anotherEpoch();
    void fileWasCopiedOver();
    void beyondTheEnd();

private:
    QStringList idsOf(Store &store, const ListQuery &query) const
    {
        const Page<Device> page = must(store.devices().list(query));
        QStringList ids;
        for (const Device &device : page.rows)
            ids += device.deviceId;
        return ids + QStringList { page.nextCursor };
    }

    std::unique_ptr<TemporaryDatabase> m_db;
    std::unique_ptr<Store> m_reader;
    std::unique_ptr<Store> m_plain;
};

void TestListOrders::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    m_db->feedDevices(devicesOfHome(300));
    DatabaseOptions options = m_db->options();
    options.readOnly = true;
    m_reader = must(Store::open(options));
    options.lists.reset();
    m_plain = must(Store::open(options));
}

void TestListOrders::cleanup()
{
    m_plain.reset();
    m_reader.reset();
    m_db.reset();
}

void TestListOrders::samePages_data()
{
    QTest::addColumn<ListQuery>("query");
    QTest::newRow("by name") << ListQuery { .sort = u"name"_s };
    QTest::newRow("backwards") << ListQuery { .sort = u"-name"_s };
    QTest::newRow("many rows alike") << ListQuery { .sort = u"manufacturer"_s };
    QTest::newRow("filtered") << ListQuery { .sort = u"name"_s, .filters = { { "d.area_id", { u"office"_s } } } };
    QTest::newRow("filtered by two") << ListQuery { .sort = u"name"_s,
                                                    .filters = { { "d.area_id", { u"office"_s, u"kitchen"_s } } } };
    QTest::newRow("searched") << ListQuery { .sort = u"name"_s, .search = u"lamp 1"_s };
}

void TestListOrders::samePages()
{
    QFETCH(ListQuery, query);
    query.limit = 7;
    for (const qint64 offset : { 1, 50, 93, 100, 120, 299 }) {
        query.offset = offset;
        QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query));
        QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query)); // remembered now
    }
}

void TestListOrders::followsChanges_data()
{
    QTest::addColumn<QByteArray>("sql");
    QTest::newRow("renamed") << "UPDATE devices SET name_by_user = 'Aaa' WHERE device_id = 'd0200'"_ba;
    QTest::newRow("gone") << "DELETE FROM devices WHERE device_id = 'd0000'"_ba;
    QTest::newRow("new") << "INSERT INTO devices (device_id, name) VALUES ('a', 'Lamp 0a')"_ba;
    QTest::newRow("another id") << "UPDATE devices SET device_id = 'z' WHERE device_id = 'd0100'"_ba;
    QTest::newRow("seen") << "UPDATE devices SET last_seen = '2030-01-01T00:00:00+00:00' WHERE device_id = 'd0150';"
                             " UPDATE meta SET value = value + 1 WHERE key = 'presence'"_ba; // as DeviceStore does
}

void TestListOrders::followsChanges()
{
    QFETCH(QByteArray, sql);
    for (const QString &sort : { u"name"_s, u"-timestamp"_s }) {
        const ListQuery query { .limit = 20, .offset = 10, .sort = sort };
        idsOf(*m_reader, query);
    }
    m_db->execute(sql);
    for (const QString &sort : { u"name"_s, u"-timestamp"_s }) {
        const ListQuery query { .limit = 20, .offset = 10, .sort = sort };
        QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query));
    }
}

void TestListOrders::anotherEpoch()
{
    const ListQuery query { .limit = 20, .offset = 10, .sort = u"name"_s };
    idsOf(*m_reader, query);
    m_db->execute("UPDATE devices SET name = 'Lamp ' || (1000 - substr(device_id, 2));"
                  " DELETE FROM changes WHERE seq > 300; UPDATE meta SET value = 'another' WHERE key = 'epoch'");
    QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query));
}

/// The copy keeps the epoch, and the journal comes to stand where it stood, with other rows.
void TestListOrders::fileWasCopiedOver()
{
    const ListQuery query { .limit = 5, .offset = 295, .sort = u"name"_s };
    const QString copy = m_db->copy();
    m_db->feedDevices(R"([{"id":"d1","name":"Zoo"}])");
    QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query));
    m_db->copyOver(copy);
    m_db->feedDevices(R"([{"id":"d2","name":"Zoo"}])");
    QCOMPARE(idsOf(*m_reader, query), idsOf(*m_plain, query));
}

void TestListOrders::beyondTheEnd()
{
    const ListQuery query { .limit = 20, .offset = 300, .sort = u"name"_s };
    QCOMPARE(idsOf(*m_reader, query), QStringList { QString() });
}

QTEST_GUILESS_MAIN(TestListOrders)
#include "tst_listorders.moc"
