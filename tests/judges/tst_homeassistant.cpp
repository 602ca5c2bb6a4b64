#include "tests/judges/judgeprocess.h"
#include "tests/judges/npmfolder.h"
#include "tests/support/homeassistantthread.h"
#include "tests/support/homes.h"

#include <QJsonArray>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Home Assistant's own client takes the scripted Home Assistant for a real one.
class TestHomeAssistant : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void connectsAndLists_data();
    void connectsAndLists();
    void listsInOtherOrders();
    void largeListing();
    void unknownCommandIsRefused();
    void anybodyThere();
    void eventArrives();
    void unsubscribedEventDoesNot();
    void dropIsSurvived();
    void dropInMidListing();
    void wrongTokenIsInvalidAuth();
    void revokedTokenIsInvalidAuth();
    void banIsNoConnection();

private:
    /// Tells a wish and gives the answer to it.
    QJsonValue wish(const QString &name, QJsonObject more = {})
    {
        more[u"wish"_s] = name;
        m_client->say(QJsonDocument(more).toJson(QJsonDocument::Compact));
        return next(name);
    }
    /// What the next line tells, which must be of that kind.
    QJsonValue next(const QString &key)
    {
        const QJsonObject told = m_client->object();
        if (!told.contains(key))
            qWarning("instead of %s: %s", qPrintable(key), QJsonDocument(told).toJson().constData());
        return told.contains(key) ? told[key] : QJsonValue(QJsonValue::Undefined);
    }
    QJsonValue connectWith(const QString &token = u"TOKEN"_s)
    {
        return wish(u"connect"_s, { { u"url"_s, m_home->address() }, { u"token"_s, token } });
    }
    QJsonValue list(const QString &type) { return wish(u"list"_s, { { u"type"_s, type } }); }
    QJsonValue failed(const QString &code) { return QJsonObject { { u"failed"_s, code } }; }
    void subscribe(const QString &event) { QVERIFY(wish(u"subscribe"_s, { { u"event"_s, event } }).isNull()); }
    void tell()
    {
        m_home->with([](ScriptedHomeAssistant &home) {
            home.tell("device_registry_updated", R"({"action":"create","device_id":"d0003"})");
        });
    }

    NpmFolder m_folder;
    std::unique_ptr<HomeAssistantThread> m_home;
    std::unique_ptr<JudgeProcess> m_client;
};

/// Asks npm for the package, hence only on request.
void TestHomeAssistant::initTestCase()
{
    if (const QString problem = NpmFolder::problem(); !problem.isEmpty())
        QSKIP(qPrintable(problem));
    QVERIFY(m_folder.install(u"homeassistant"_s));
}

void TestHomeAssistant::init()
{
    m_home = std::make_unique<HomeAssistantThread>(homeOf(devicesOfHome(3), entitiesOfHome(5, 3)));
    m_client = std::make_unique<JudgeProcess>(m_folder.path());
    QVERIFY(m_client->start(u"node"_s, u"client.mjs"_s));
}

void TestHomeAssistant::cleanup()
{
    m_client.reset();
    m_home.reset();
}

void TestHomeAssistant::connectsAndLists_data()
{
    QTest::addColumn<bool>("coalesces");
    QTest::newRow("frames of several messages") << true;
    QTest::newRow("a frame a message, as before 2022.9") << false;
}

void TestHomeAssistant::connectsAndLists()
{
    QFETCH(bool, coalesces);
    m_home->with([coalesces](ScriptedHomeAssistant &home) { home.script().coalesces = coalesces; });
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    const QStringList types { u"config/device_registry/list"_s, u"config/entity_registry/list"_s,
                              u"config/area_registry/list"_s,   u"config/label_registry/list"_s,
                              u"config_entries/get"_s,          u"config/device_registry/list_composite_splits"_s };
    const QJsonArray lists = wish(u"lists"_s, { { u"types"_s, QJsonArray::fromStringList(types) } }).toArray();
    QCOMPARE(lists.size(), 6);
    QCOMPARE(lists[0].toArray(), QJsonDocument::fromJson(devicesOfHome(3)).array());
    QCOMPARE(lists[1].toArray(), QJsonDocument::fromJson(entitiesOfHome(5, 3)).array());
    QVERIFY(lists[5].isObject());
    QCOMPARE(m_home->connections(), 1);
}

void TestHomeAssistant::listsInOtherOrders()
{
    m_home->with([](ScriptedHomeAssistant &home) { home.script().backwards = true; });
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    const QString devices = u"config/device_registry/list"_s;
    const QString entities = u"config/entity_registry/list"_s;
    const QJsonArray types { devices, entities, devices, entities, devices, entities };
    const QJsonArray lists = wish(u"lists"_s, { { u"types"_s, types } }).toArray();
    QCOMPARE(lists[0].toArray().size(), 3);
    QCOMPARE(lists[5].toArray().size(), 5);
}

void TestHomeAssistant::largeListing()
{
    m_home->with([](ScriptedHomeAssistant &home) {
        home.script().results["config/entity_registry/list"] = entitiesOfHome(130'000, 3);
    });
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    QCOMPARE(list(u"config/entity_registry/list"_s).toArray().size(), 130'000);
}

void TestHomeAssistant::unknownCommandIsRefused()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    QCOMPARE(list(u"config/device_registry/get"_s), failed(u"unknown_command"_s));
}

void TestHomeAssistant::anybodyThere()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    QVERIFY(wish(u"ping"_s).isNull());
}

void TestHomeAssistant::eventArrives()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    subscribe(u"device_registry_updated"_s);
    tell();
    const QJsonValue event = next(u"event"_s);
    QCOMPARE(event[u"event_type"_s], u"device_registry_updated"_s);
    QCOMPARE(event[u"data"_s][u"device_id"_s], u"d0003"_s);
    QCOMPARE(event[u"origin"_s], u"LOCAL"_s);
    QVERIFY(QDateTime::fromString(event[u"time_fired"_s].toString(), Qt::ISODateWithMs).isValid());
    QVERIFY(event[u"context"_s][u"id"_s].isString());
}

/// The client warns of an event that it did not subscribe to.
void TestHomeAssistant::unsubscribedEventDoesNot()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    subscribe(u"device_registry_updated"_s);
    QVERIFY(wish(u"unsubscribe"_s).isNull());
    tell();
    QVERIFY(wish(u"ping"_s).isNull()); // nothing came before it
}

void TestHomeAssistant::dropIsSurvived()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    subscribe(u"device_registry_updated"_s);
    m_home->with([](ScriptedHomeAssistant &home) { home.drop(); });
    QVERIFY(next(u"disconnected"_s).toBool());
    QVERIFY(next(u"ready"_s).toBool());
    QTRY_COMPARE(m_home->count("subscribe_events device_registry_updated"), 2);
    tell();
    QCOMPARE(next(u"event"_s)[u"event_type"_s], u"device_registry_updated"_s);
    QCOMPARE(list(u"config/device_registry/list"_s).toArray().size(), 3);
    QCOMPARE(m_home->connections(), 2);
}

void TestHomeAssistant::dropInMidListing()
{
    m_home->with([](ScriptedHomeAssistant &home) { home.script().dropAtList = 1; });
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    m_client->say(R"({"wish":"list","type":"config/device_registry/list"})");
    QVERIFY(next(u"disconnected"_s).toBool());
    QCOMPARE(next(u"list"_s), failed(u"ERR_CONNECTION_LOST"_s));
    QVERIFY(next(u"ready"_s).toBool());
}

void TestHomeAssistant::wrongTokenIsInvalidAuth()
{
    QCOMPARE(connectWith(u"WRONG"_s), failed(u"ERR_INVALID_AUTH"_s));
    QCOMPARE(m_home->connections(), 1);
}

void TestHomeAssistant::revokedTokenIsInvalidAuth()
{
    QCOMPARE(connectWith(), u"2025.10.4"_s);
    m_home->with([](ScriptedHomeAssistant &home) {
        home.script().token = "ANOTHER";
        home.drop();
    });
    QVERIFY(next(u"disconnected"_s).toBool());
    QCOMPARE(next(u"refused"_s), u"ERR_INVALID_AUTH"_s);
    QCOMPARE(m_home->connections(), 2);
}

void TestHomeAssistant::banIsNoConnection()
{
    m_home->with([](ScriptedHomeAssistant &home) { home.script().banned = true; });
    QCOMPARE(connectWith(), failed(u"ERR_CANNOT_CONNECT"_s));
}

QTEST_GUILESS_MAIN(TestHomeAssistant)
#include "tst_homeassistant.moc"
