#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestIntegrationStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFieldComesBack();
    void unchangedIsLeftAlone();
    void limit();
    void analytics();
    void analyticsOfNobody();
};

void TestIntegrationStore::everyFieldComesBack()
{
    TemporaryDatabase db;
    must(db.store().integrations().upsert(
        std::vector<Integration> { { u"c1"_s, u"hue"_s, u"Bridge"_s, u"loaded"_s, u"user"_s, u"user"_s, 3 } }));
    const Integration i = must(db.store().integrations().list({ .limit = 10 })).rows.at(0);
    QCOMPARE(i.entryId, u"c1"_s);
    QCOMPARE(i.domain, u"hue"_s);
    QCOMPARE(i.title, u"Bridge"_s);
    QCOMPARE(i.state, u"loaded"_s);
    QCOMPARE(i.source, u"user"_s);
    QCOMPARE(i.disabledBy, u"user"_s);
    QCOMPARE(i.version, 3);
    QCOMPARE(i.revision, 1);
}

void TestIntegrationStore::unchangedIsLeftAlone()
{
    TemporaryDatabase db;
    std::vector<Integration> integrations { { u"c1"_s, u"hue"_s } };
    must(db.store().integrations().upsert(integrations));
    must(db.store().integrations().upsert(integrations));
    QCOMPARE(db.journalLength(), 1);
    integrations[0].state = u"setup_error"_s;
    must(db.store().integrations().upsert(integrations));
    QCOMPARE(must(db.store().integrations().list({ .limit = 10 })).rows.at(0).revision, 2);
    QCOMPARE(db.changesSince(1)[0].before, QByteArray(R"({"state":null})"));
}

void TestIntegrationStore::limit()
{
    TemporaryDatabase db;
    must(db.store().integrations().upsert(
        std::vector<Integration> { { u"c2"_s, u"b"_s }, { u"c1"_s, u"a"_s }, { u"c3"_s, u"c"_s } }));
    const std::vector<Integration> listed = must(db.store().integrations().list({ .limit = 2 })).rows;
    QCOMPARE(listed.size(), std::size_t(2));
    QCOMPARE(listed[0].entryId, u"c1"_s);
}

void TestIntegrationStore::analytics()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"},{"id":"d2"}])");
    db.feedEntities(
        R"([{"entity_id":"light.a","device_id":"d1","platform":"hue"},{"entity_id":"light.b","device_id":"d2","platform":"hue"},
                        {"entity_id":"sensor.a","device_id":"d1","platform":"hue"},{"entity_id":"sun.sun","platform":"sun"}])");
    const PlatformAnalytics found = must(db.store().integrations().analytics(u"hue"_s));
    QCOMPARE(found.deviceCount, 2);
    QCOMPARE(found.entityCount, 3);
    QCOMPARE(found.breakdown.size(), std::size_t(2));
    QCOMPARE(found.breakdown[0].domain, u"light"_s);
    QCOMPARE(found.breakdown[0].count, 2);
}

void TestIntegrationStore::analyticsOfNobody()
{
    TemporaryDatabase db;
    const PlatformAnalytics found = must(db.store().integrations().analytics(u"nobody"_s));
    QCOMPARE(found.deviceCount + found.entityCount, 0);
    QVERIFY(found.breakdown.empty());
}

QTEST_GUILESS_MAIN(TestIntegrationStore)
#include "tst_integrationstore.moc"
