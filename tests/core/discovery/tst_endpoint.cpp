#include "core/discovery/endpoint.h"
#include "core/settings/settingsloader.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Where the WebSocket is, by what old installations wrote.
class TestEndpoint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void address_data();
    void address();
    void chosen_data();
    void chosen();
    void nameShowsNoPassword();
};

void TestEndpoint::address_data()
{
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("used");
    QTest::newRow("http") << u"http://ha.local:8123"_s << u"ws://ha.local:8123/api/websocket"_s;
    QTest::newRow("a slash behind") << u"http://ha.local:8123/"_s << u"ws://ha.local:8123/api/websocket"_s;
    QTest::newRow("https") << u"https://ha.example"_s << u"wss://ha.example/api/websocket"_s;
    QTest::newRow("ws without a path") << u"ws://ha.local:8123"_s << u"ws://ha.local:8123/api/websocket"_s;
    QTest::newRow("the WebSocket itself") << u"wss://ha.example/api/websocket"_s << u"wss://ha.example/api/websocket"_s;
    QTest::newRow("the WebSocket by http") << u"http://h:1/api/websocket/"_s << u"ws://h:1/api/websocket"_s;
    QTest::newRow("the REST API") << u"http://h:1/api"_s << u"ws://h:1/api/websocket"_s;
    QTest::newRow("behind a proxy") << u"http://host/ha"_s << u"ws://host/ha/api/websocket"_s;
    QTest::newRow("behind a proxy, deeper") << u"https://host/a%20b/ha//"_s << u"wss://host/a%20b/ha/api/websocket"_s;
    QTest::newRow("an add-on") << u"ws://supervisor/core/websocket"_s << u"ws://supervisor/core/websocket"_s;
    QTest::newRow("an add-on by http") << u"http://supervisor/core"_s << u"ws://supervisor/core/websocket"_s;
    QTest::newRow("an add-on's API") << u"http://supervisor/core/api"_s << u"ws://supervisor/core/websocket"_s;
    QTest::newRow("a query") << u"http://h:1/?external_auth=1#x"_s << u"ws://h:1/api/websocket"_s;
    QTest::newRow("IPv6") << u"http://[fd00::1]:8123"_s << u"ws://[fd00::1]:8123/api/websocket"_s;
}

void TestEndpoint::address()
{
    QFETCH(QString, given);
    QTEST(webSocketUrl(QUrl(given)).toString(QUrl::FullyEncoded), "used");
}

void TestEndpoint::chosen_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QStringList>("used"); // "URL TOKEN", or what is wrong
    const QString local = u"ws://h:1/api/websocket "_s;
    QTest::newRow("nothing") << QStringList() << QStringList { u"No address of Home Assistant is set (HA_HTTP_URL)"_s };
    QTest::newRow("no token") << QStringList { u"HA_HTTP_URL=http://h:1"_s }
                              << QStringList { u"No access token of Home Assistant is set (HA_TOKEN)"_s };
    QTest::newRow("no address") << QStringList { u"HA_TOKEN=t"_s }
                                << QStringList { u"No address of Home Assistant is set (HA_HTTP_URL)"_s };
    QTest::newRow("address and token") << QStringList { u"HA_HTTP_URL=http://h:1"_s, u"HA_TOKEN=t"_s }
                                       << QStringList { local + u't' };
    QTest::newRow("their oldest names") << QStringList { u"HA_URL=http://h:1"_s, u"HOME_ASSISTANT_TOKEN=t"_s }
                                        << QStringList { local + u't' };
    QTest::newRow("the WebSocket's own address wins")
        << QStringList { u"HA_HTTP_URL=http://other"_s, u"HA_WS_URL=http://h:1"_s, u"HA_TOKEN=t"_s }
        << QStringList { local + u't' };
    QTest::newRow("Nabu Casa comes second")
        << QStringList { u"NABU_CASA_URL=https://n"_s, u"NABU_CASA_TOKEN=n"_s, u"HA_URL=http://h:1"_s, u"HA_TOKEN=t"_s }
        << QStringList { local + u't', u"wss://n/api/websocket n"_s };
    QTest::newRow("Nabu Casa takes the same token")
        << QStringList { u"NABU_CASA_URL=https://n"_s, u"HA_URL=http://h:1"_s, u"HA_TOKEN=t"_s }
        << QStringList { local + u't', u"wss://n/api/websocket t"_s };
    QTest::newRow("Nabu Casa alone") << QStringList { u"NABU_CASA_URL=https://n"_s, u"NABU_CASA_TOKEN=n"_s }
                                     << QStringList { u"wss://n/api/websocket n"_s };
    QTest::newRow("a token for Nabu Casa alone")
        << QStringList { u"NABU_CASA_URL=https://n"_s, u"NABU_CASA_TOKEN=n"_s, u"HA_URL=http://h:1"_s }
        << QStringList { u"wss://n/api/websocket n"_s };
}

void TestEndpoint::chosen()
{
    QFETCH(QStringList, variables);
    SettingsSources sources;
    for (const QString &variable : variables)
        sources.environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    const Result<Settings> settings = loadSettings(sources);
    QVERIFY(settings.has_value());
    const Result<std::vector<Endpoint>> found = endpoints(*settings);
    QStringList used;
    for (const Endpoint &endpoint : found.value_or(std::vector<Endpoint>()))
        used += endpoint.url.toString() + u' ' + endpoint.token;
    if (!found)
        used += found.error().message;
    QTEST(used, "used");
}

void TestEndpoint::nameShowsNoPassword()
{
    const Endpoint endpoint { webSocketUrl(QUrl(u"http://user:secret@h:1/ha?token=secret"_s)), u"secret"_s };
    QCOMPARE(endpoint.name(), u"ws://h:1/ha/api/websocket"_s);
}

QTEST_GUILESS_MAIN(TestEndpoint)
#include "tst_endpoint.moc"
