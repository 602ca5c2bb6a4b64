#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/deliverymodel.h"
#include "ui/models/deliverytext.h"
#include "ui/models/webhookmodel.h"
#include "ui/models/webhooktext.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The words and icons of webhooks and deliveries, alone and in their lists.
class TestWebhookText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void health_data();
    void health();
    void names_data();
    void names();
    void attempts_data();
    void attempts();
    void headers_data();
    void headers();
    void webhooksInAList();
    void deliveriesInAList();

private:
    static QString ago(int seconds)
    {
        return QDateTime::currentDateTimeUtc().addSecs(-seconds).toString(Qt::ISODateWithMs);
    }
    Theme m_theme;
};

void TestWebhookText::health_data()
{
    QTest::addColumn<QJsonObject>("row");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("icon");
    const QJsonObject on { { u"enabled"_s, true } };
    const auto with = [](QJsonObject row, const QString &field, const QJsonValue &value) {
        row.insert(field, value);
        return row;
    };
    QTest::newRow("never used") << on << u"Unused"_s << u"waiting"_s;
    QTest::newRow("works") << with(on, u"last_success"_s, ago(5)) << u"Working"_s << u"good"_s;
    QTest::newRow("fails since a minute") << with(on, u"failing_since"_s, ago(60)) << u"Trouble"_s << u"attention"_s;
    QTest::newRow("fails since a day") << with(on, u"failing_since"_s, ago(86400)) << u"Failing"_s << u"bad"_s;
    QTest::newRow("switched off") << with(on, u"enabled"_s, false) << u"Paused"_s << u"paused"_s;
    QTest::newRow("stopped by Hearthbook")
        << with(with(on, u"enabled"_s, false), u"disabled_reason"_s, u"Gone."_s) << u"Stopped"_s << u"bad"_s;
}

void TestWebhookText::health()
{
    QFETCH(QJsonObject, row);
    const StateLook look = webhookLook(row);
    QTEST(look.word, "word");
    QTEST(look.icon, "icon");
    QVERIFY(!look.why.isEmpty());
    QVERIFY(!stateIcon(look, m_theme).isNull());
}

void TestWebhookText::names_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    QTest::newRow("with a token") << u"https://me:secret@home.example:8443/hook/token?x=1"_s << u"home.example"_s;
    QTest::newRow("no URL") << u"what\nis this"_s << u"what is this"_s;
}

void TestWebhookText::names()
{
    QFETCH(QString, url);
    QTEST(webhookName({ { u"url"_s, url } }), "name");
}

void TestWebhookText::attempts_data()
{
    QTest::addColumn<QJsonObject>("attempt");
    QTest::addColumn<QString>("text");
    QTest::newRow("answered") << QJsonObject { { u"status"_s, 503 }, { u"duration_ms"_s, 12 } }
                              << u"Answered with 503 after 12 ms."_s;
    for (const QString &error :
         { u"timeout"_s, u"refused"_s, u"closed"_s, u"tls"_s, u"no HTTP"_s, u"forbidden_target"_s, u"unresolved"_s,
           u"url"_s, u"header"_s, u"secret"_s, u"network"_s })
        QTest::newRow(qUtf8Printable(error))
            << QJsonObject { { u"status"_s, QJsonValue() }, { u"error"_s, error } } << u""_s;
    QTest::newRow("one of later") << QJsonObject { { u"error"_s, u"moon"_s } } << u"moon"_s;
}

void TestWebhookText::attempts()
{
    QFETCH(QJsonObject, attempt);
    QFETCH(QString, text);
    const QString said = attemptText(attempt);
    if (text.isEmpty())
        QVERIFY2(said.endsWith(u'.') && said.contains(u' '), qUtf8Printable(said));
    else
        QCOMPARE(said, text);
}

void TestWebhookText::headers_data()
{
    QTest::addColumn<QString>("scheme");
    QTest::addColumn<QString>("line");
    QTest::newRow("ours") << u"standard"_s << u"webhook-timestamp: 1760461205"_s;
    QTest::newRow("sports-data") << u"sports-data"_s << u"X-Webhook-Event: ping"_s;
    QTest::newRow("data-api") << u"data-api"_s << u"X-Event-Type: ping"_s;
}

void TestWebhookText::headers()
{
    QFETCH(QString, scheme);
    QFETCH(QString, line);
    const QString lines = requestHeaders({ { u"scheme"_s, scheme }, { u"url"_s, u"http://a/"_s } },
                                         { { u"event"_s, u"ping"_s } },
                                         { { u"at"_s, u"2025-10-14T17:00:05.123456+00:00"_s } });
    QVERIFY2(lines.split(u'\n').contains(line), qUtf8Printable(lines));
    QVERIFY(lines.startsWith(u"POST http://a/\n"_s));
}

void TestWebhookText::webhooksInAList()
{
    auto channel = std::make_unique<ScriptedChannel>();
    ScriptedChannel &script = *channel;
    MetadataSource source(std::move(channel));
    WebhookModel model(m_theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(&source);
    script.asked.back().answer(
        R"({"total":2,"webhooks":[{"webhook_id":"a","url":"http://a/<b>","events":["x.*","y"],"team":"ne","enabled":true,"scheme":"standard"},)"
        R"({"webhook_id":"b","url":"http://b/","events":[],"team":null,"enabled":false,"scheme":"data-api"}]})");
    QVERIFY(eventually([&] { return model.rowCount() == 2; }));
    const auto text = [&](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(text(0, 0), u"Unused"_s);
    QVERIFY(!model.index(0, 0).data(Qt::DecorationRole).value<QIcon>().isNull());
    QCOMPARE(text(0, 1), u"http://a/<b>"_s);
    QVERIFY(text(0, 1, Qt::ToolTipRole).contains(u"&lt;b&gt;"_s));
    QCOMPARE(text(0, 2), u"x.*, y"_s);
    QCOMPARE(text(1, 2), u"No events"_s);
    QCOMPARE(text(1, 0), u"Paused"_s);
    model.setUnsaved({ u"a"_s });
    QCOMPARE(text(0, 1), u"http://a/<b> (not saved)"_s);
    QCOMPARE(text(1, 1), u"http://b/"_s);
}

void TestWebhookText::deliveriesInAList()
{
    auto channel = std::make_unique<ScriptedChannel>();
    ScriptedChannel &script = *channel;
    MetadataSource source(std::move(channel));
    DeliveryModel model(u"a/b"_s, m_theme);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSource(&source);
    QCOMPARE(script.asked.back().call.path, u"/api/webhooks/a%2Fb/deliveries"_s);
    script.asked.back().answer(
        R"({"total":3,"deliveries":[{"delivery_id":"1","event":"ping","state":"delivered","attempts":[{"duration_ms":7,"status":200}]},)"
        R"({"delivery_id":"2","event":"ping","state":"pending","attempts":[]},{"delivery_id":"3","state":"failed","attempts":[{},{"error":"timeout"}]}]})");
    QVERIFY(eventually([&] { return model.rowCount() == 3; }));
    const auto text = [&](int row, int column, int role = Qt::DisplayRole) {
        return model.index(row, column).data(role).toString();
    };
    QCOMPARE(text(0, 0), u"Delivered"_s);
    QCOMPARE(text(0, 4), u"7 ms"_s);
    QCOMPARE(text(1, 0), u"Waiting"_s);
    QCOMPARE(text(1, 4), u""_s);
    QCOMPARE(text(2, 0), u"Given up"_s);
    QCOMPARE(text(2, 3), u"2"_s);
    QVERIFY(text(2, 0, Qt::ToolTipRole).contains(u"No answer came"_s));
}

QTEST_MAIN(TestWebhookText)
#include "tst_webhooktext.moc"
