#include "core/webhooks/changeevents.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestChangeEvents : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names_data();
    void names();
    void untold_data();
    void untold();
    void data_data();
    void data();
    void areas_data();
    void areas();
    void domains_data();
    void domains();
    void preferencesHaveNoPlace();
    void refused_data();
    void refused();

private:
    static Change change(const QString &kind, const QString &action, const QByteArray &before)
    {
        Change made;
        made.seq = 7;
        made.kind = kind;
        made.key = kind == u"entity"_s ? u"light.kitchen"_s : u"ab12"_s;
        made.action = action;
        made.before = before;
        return made;
    }
};

void TestChangeEvents::names_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("action");
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QString>("name");
    const QByteArray none;
    QTest::newRow("device created") << u"device"_s << u"create"_s << none << u"device.created"_s;
    QTest::newRow("device updated") << u"device"_s << u"update"_s << R"({"name":"a"})"_ba << u"device.updated"_s;
    QTest::newRow("device removed") << u"device"_s << u"remove"_s << R"({"name":"a"})"_ba << u"device.removed"_s;
    QTest::newRow("entity created") << u"entity"_s << u"create"_s << none << u"entity.created"_s;
    QTest::newRow("entity updated") << u"entity"_s << u"update"_s << R"({"icon":null})"_ba << u"entity.updated"_s;
    QTest::newRow("entity renamed") << u"entity"_s << u"update"_s << R"({"entity_id":"light.lamp"})"_ba
                                    << u"entity.renamed"_s;
    QTest::newRow("entity with its own id is not renamed")
        << u"entity"_s << u"update"_s << R"({"entity_id":"light.kitchen"})"_ba << u"entity.updated"_s;
    QTest::newRow("removed entity is not renamed")
        << u"entity"_s << u"remove"_s << R"({"entity_id":"light.lamp"})"_ba << u"entity.removed"_s;
    QTest::newRow("preferences created") << u"preferences"_s << u"create"_s << none << u"preferences.updated"_s;
    QTest::newRow("preferences updated") << u"preferences"_s << u"update"_s << "{}"_ba << u"preferences.updated"_s;
    QTest::newRow("preferences removed") << u"preferences"_s << u"remove"_s << "{}"_ba << u"preferences.updated"_s;
}

void TestChangeEvents::names()
{
    QFETCH(QString, kind);
    QFETCH(QString, action);
    QFETCH(QByteArray, before);
    const auto made = changeEvent(change(kind, action, before), {});
    QVERIFY(made && *made);
    QTEST((*made)->event.name, "name");
}

void TestChangeEvents::untold_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("action");
    QTest::newRow("area") << u"area"_s << u"update"_s;
    QTest::newRow("integration") << u"integration"_s << u"create"_s;
    QTest::newRow("label") << u"label"_s << u"update"_s;
    QTest::newRow("service") << u"service"_s << u"create"_s;
    QTest::newRow("webhook") << u"webhook"_s << u"update"_s;
    QTest::newRow("action of a later version") << u"device"_s << u"restore"_s;
    QTest::newRow("no kind") << QString() << u"update"_s;
}

void TestChangeEvents::untold()
{
    QFETCH(QString, kind);
    QFETCH(QString, action);
    const auto made = changeEvent(change(kind, action, {}), {});
    QVERIFY(made);
    QVERIFY(!*made);
}

void TestChangeEvents::data_data()
{
    QTest::addColumn<Change>("row");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QByteArray>("data");
    QTest::newRow("created") << change(u"device"_s, u"create"_s, {}) << R"({"device_id":"ab12"})"_ba
                             << R"({"key":"ab12","action":"create","before":null,"device":{"device_id":"ab12"}})"_ba;
    QTest::newRow("updated")
        << change(u"entity"_s, u"update"_s, R"({"icon":null})") << R"({"icon":"mdi:lamp"})"_ba
        << R"({"key":"light.kitchen","action":"update","before":{"icon":null},"entity":{"icon":"mdi:lamp"}})"_ba;
    QTest::newRow("gone meanwhile") << change(u"entity"_s, u"update"_s, R"({"icon":null})") << QByteArray()
                                    << R"({"key":"light.kitchen","action":"update","before":{"icon":null}})"_ba;
    QTest::newRow("preferences")
        << change(u"preferences"_s, u"update"_s, "{}") << R"({"user_id":"ab12"})"_ba
        << R"({"key":"ab12","action":"update","before":{},"preferences":{"user_id":"ab12"}})"_ba;
}

void TestChangeEvents::data()
{
    QFETCH(Change, row);
    QFETCH(QByteArray, current);
    const auto made = changeEvent(row, current);
    QVERIFY(made && *made);
    QTEST((*made)->data, "data");
}

void TestChangeEvents::areas_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("current");
    QTest::addColumn<QStringList>("areas");
    QTest::newRow("where it is") << "{}"_ba << R"({"area_id":"hall"})"_ba << QStringList { u"hall"_s };
    QTest::newRow("moved") << R"({"area_id":"kitchen"})"_ba << R"({"area_id":"hall"})"_ba
                           << QStringList { u"hall"_s, u"kitchen"_s };
    QTest::newRow("moved in") << R"({"area_id":null})"_ba << R"({"area_id":"hall"})"_ba << QStringList { u"hall"_s };
    QTest::newRow("moved out") << R"({"area_id":"hall"})"_ba << R"({"area_id":null})"_ba << QStringList { u"hall"_s };
    QTest::newRow("nowhere") << "{}"_ba << R"({"area_id":null})"_ba << QStringList();
    QTest::newRow("removed") << R"({"area_id":"hall"})"_ba << QByteArray() << QStringList { u"hall"_s };
}

void TestChangeEvents::areas()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, current);
    const auto made = changeEvent(change(u"device"_s, u"update"_s, before), current);
    QVERIFY(made && *made);
    QVERIFY((*made)->event.subject == EventSubject::Registry);
    QVERIFY((*made)->event.domains.isEmpty());
    QTEST((*made)->event.areaIds, "areas");
}

void TestChangeEvents::domains_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QStringList>("domains");
    QTest::newRow("of its id") << "{}"_ba << QStringList { u"light"_s };
    QTest::newRow("renamed within it") << R"({"entity_id":"light.lamp"})"_ba << QStringList { u"light"_s };
    QTest::newRow("renamed across") << R"({"entity_id":"switch.lamp"})"_ba << QStringList { u"light"_s, u"switch"_s };
}

void TestChangeEvents::domains()
{
    QFETCH(QByteArray, before);
    const auto made = changeEvent(change(u"entity"_s, u"update"_s, before), {});
    QVERIFY(made && *made);
    QTEST((*made)->event.domains, "domains");
}

void TestChangeEvents::preferencesHaveNoPlace()
{
    const auto made = changeEvent(change(u"preferences"_s, u"update"_s, R"({"area_id":"hall"})"), {});
    QVERIFY(made && *made);
    QVERIFY((*made)->event.subject == EventSubject::General);
    QVERIFY((*made)->event.areaIds.isEmpty());
}

void TestChangeEvents::refused_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("current");
    QTest::newRow("broken before") << "{"_ba << "{}"_ba;
    QTest::newRow("before is a list") << "[]"_ba << "{}"_ba;
    QTest::newRow("broken row") << "{}"_ba << "{"_ba;
    QTest::newRow("row is null") << "{}"_ba << "null"_ba;
}

void TestChangeEvents::refused()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, current);
    const auto made = changeEvent(change(u"device"_s, u"update"_s, before), current);
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Corrupt);
    QVERIFY(made.error().message.contains(u"Row 7"_s));
}

QTEST_GUILESS_MAIN(TestChangeEvents)
#include "tst_changeevents.moc"
