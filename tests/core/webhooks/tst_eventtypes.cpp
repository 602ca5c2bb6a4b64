#include "core/webhooks/eventtypes.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestEventTypes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void names();
    void samples_data();
    void samples();
    void unknownName();
    void checkedNames_data();
    void checkedNames();
};

void TestEventTypes::names()
{
    QStringList names;
    for (const EventType &type : eventTypes())
        names += type.name.toString();
    QCOMPARE(names,
             QStringList({ u"device.created"_s, u"device.updated"_s, u"device.removed"_s, u"entity.created"_s,
                           u"entity.updated"_s, u"entity.renamed"_s, u"entity.removed"_s, u"preferences.updated"_s,
                           u"sync.completed"_s, u"sync.held"_s, u"webhook.disabled"_s, u"ping"_s, u"game_started"_s,
                           u"score_changed"_s, u"game_ended"_s, u"game_start"_s, u"score_change"_s, u"game_end"_s }));
}

void TestEventTypes::samples_data()
{
    QTest::addColumn<QString>("name");
    for (const EventType &type : eventTypes())
        QTest::newRow(type.name.toLatin1()) << type.name.toString();
}

void TestEventTypes::samples()
{
    QFETCH(QString, name);
    const EventType *type = eventType(name);
    QVERIFY(type);
    QVERIFY(type->meaning.endsWith(u'.'));
    QVERIFY(checkEventName(name));
    QJsonParseError error;
    const QJsonObject payload = QJsonDocument::fromJson(type->samplePayload(), &error).object();
    QCOMPARE(error.errorString(), QJsonParseError().errorString());
    QCOMPARE(payload.keys(), QStringList({ u"data"_s, u"timestamp"_s, u"type"_s }));
    QCOMPARE(payload[u"type"].toString(), name);
    const QJsonObject data = payload[u"data"].toObject();
    QVERIFY(!data.isEmpty());
    if (type->subject == EventSubject::Game)
        QCOMPARE(data[u"event"].toString(), name);
    if (type->subject == EventSubject::Registry)
        QVERIFY(data.contains(u"key"_s) && data.contains(u"action"_s) && data.contains(u"before"_s));
}

void TestEventTypes::unknownName()
{
    QVERIFY(!eventType(u"device.*"));
    QVERIFY(!eventType(u""));
}

void TestEventTypes::checkedNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("of an old service") << u"game_started"_s << true;
    QTest::newRow("with a point") << u"device.created"_s << true;
    QTest::newRow("capitals and digits") << u"Quarter-4"_s << true;
    QTest::newRow("64 characters") << u"e"_s.repeated(64) << true;
    QTest::newRow("65 characters") << u"e"_s.repeated(65) << false;
    QTest::newRow("empty") << QString() << false;
    QTest::newRow("space") << u"game started"_s << false;
    QTest::newRow("line end") << u"game\r\nX: 1"_s << false;
    QTest::newRow("glob") << u"game*"_s << false;
    QTest::newRow("beyond ASCII") << u"spiel_läuft"_s << false;
    QTest::newRow("digits of another script") << u"game٤"_s << false;
}

void TestEventTypes::checkedNames()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    const auto checked = checkEventName(name);
    QCOMPARE(checked.has_value(), good);
    if (!checked)
        QCOMPARE(checked.error().fields.front().location, QJsonArray({ u"body"_s, u"event"_s }));
}

QTEST_GUILESS_MAIN(TestEventTypes)
#include "tst_eventtypes.moc"
