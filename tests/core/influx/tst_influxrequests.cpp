#include "core/influx/influxrequests.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestInfluxRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void influxQlQuery();
    void fluxQuery();
    void anotherBucket();
    void writes_data();
    void writes();
    void authorization_data();
    void authorization();
    void prefixOfAProxy_data();
    void prefixOfAProxy();
    void redirectsAreNotFollowed();

private:
    static InfluxOptions options()
    {
        InfluxOptions options;
        options.url = QUrl(u"http://influx:8086"_s);
        options.org = u"ha & co"_s;
        options.bucket = u"events+1"_s;
        options.token = u"t"_s;
        return options;
    }
    static QByteArray urlOf(const InfluxRequest &made) { return made.request.url().toEncoded(); }
};

void TestInfluxRequests::influxQlQuery()
{
    const InfluxRequest made = influxQuery(options(), InfluxLanguage::InfluxQl, { .influxQl = u"SELECT a+b & c"_s });
    QCOMPARE(urlOf(made), "http://influx:8086/query"_ba);
    QVERIFY(made.isPost);
    QCOMPARE(made.body, "db=events%2B1&epoch=u&chunked=true&chunk_size=5000&q=SELECT%20a%2Bb%20%26%20c"_ba);
    QCOMPARE(made.request.rawHeader("Content-Type"), "application/x-www-form-urlencoded"_ba);
}

void TestInfluxRequests::fluxQuery()
{
    const InfluxRequest made = influxQuery(options(), InfluxLanguage::Flux, { .flux = u"|> range(start: -1h)"_s });
    QCOMPARE(urlOf(made), "http://influx:8086/api/v2/query?org=ha%20%26%20co"_ba);
    const QJsonObject body = QJsonDocument::fromJson(made.body).object();
    QCOMPARE(body[u"query"].toString(), u"from(bucket: \"events+1\")\n|> range(start: -1h)"_s);
    QCOMPARE(body[u"type"].toString(), u"flux"_s);
    QCOMPARE(body[u"dialect"][u"annotations"].toArray().size(), 3);
    QCOMPARE(made.request.rawHeader("Accept"), "application/csv"_ba);
}

void TestInfluxRequests::anotherBucket()
{
    const InfluxQuery query { .influxQl = u"SELECT"_s, .flux = u"|> x"_s, .bucket = u"sports"_s };
    QVERIFY(influxQuery(options(), InfluxLanguage::InfluxQl, query).body.startsWith("db=sports&"));
    QVERIFY(influxQuery(options(), InfluxLanguage::Flux, query).body.contains(R"(from(bucket: \"sports\"))"));
}

void TestInfluxRequests::writes_data()
{
    QTest::addColumn<InfluxLanguage>("language");
    QTest::addColumn<QByteArray>("url");
    QTest::newRow("1.x") << InfluxLanguage::InfluxQl << "http://influx:8086/write?db=events%2B1"_ba;
    QTest::newRow("2.x") << InfluxLanguage::Flux
                         << "http://influx:8086/api/v2/write?org=ha%20%26%20co&bucket=events%2B1&precision=ns"_ba;
}

void TestInfluxRequests::writes()
{
    QFETCH(InfluxLanguage, language);
    const InfluxRequest made = influxWrite(options(), language, "m f=1 0\n");
    QTEST(urlOf(made), "url");
    QCOMPARE(made.body, "m f=1 0\n"_ba);
}

void TestInfluxRequests::authorization_data()
{
    QTest::addColumn<InfluxLanguage>("language");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("token");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QByteArray>("header");
    const QByteArray basic = "Basic " + "ann:p"_ba.toBase64();
    const QString plain = u"http://influx:8086"_s;
    QTest::newRow("token") << InfluxLanguage::Flux << plain << u"t"_s << QString() << "Token t"_ba;
    QTest::newRow("user") << InfluxLanguage::InfluxQl << plain << QString() << u"ann"_s << basic;
    QTest::newRow("1.x prefers the user") << InfluxLanguage::InfluxQl << plain << u"t"_s << u"ann"_s << basic;
    QTest::newRow("2.x prefers the token") << InfluxLanguage::Flux << plain << u"t"_s << u"ann"_s << "Token t"_ba;
    QTest::newRow("user in the URL") << InfluxLanguage::InfluxQl << u"http://ann:p@influx:8086"_s << QString()
                                     << QString() << basic;
    QTest::newRow("nothing") << InfluxLanguage::InfluxQl << plain << QString() << QString() << ""_ba;
}

void TestInfluxRequests::authorization()
{
    QFETCH(InfluxLanguage, language);
    QFETCH(QString, url);
    QFETCH(QString, token);
    QFETCH(QString, user);
    InfluxOptions asked = options();
    asked.url = QUrl(url);
    asked.token = token;
    asked.username = user;
    asked.password = u"p"_s;
    const InfluxRequest made = influxQuery(asked, language, {});
    QTEST(made.request.rawHeader("Authorization"), "header");
    QVERIFY(made.request.url().userInfo().isEmpty());
}

void TestInfluxRequests::prefixOfAProxy_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("ping");
    QTest::newRow("none") << u"http://influx:8086"_s << "http://influx:8086/ping"_ba;
    QTest::newRow("a slash") << u"http://influx:8086/"_s << "http://influx:8086/ping"_ba;
    QTest::newRow("a path") << u"https://home/influx/"_s << "https://home/influx/ping"_ba;
}

void TestInfluxRequests::prefixOfAProxy()
{
    QFETCH(QString, url);
    InfluxOptions asked = options();
    asked.url = QUrl(url);
    const InfluxRequest made = influxPing(asked);
    QTEST(urlOf(made), "ping");
    QVERIFY(!made.isPost);
}

void TestInfluxRequests::redirectsAreNotFollowed()
{
    const QVariant policy = influxPing(options()).request.attribute(QNetworkRequest::RedirectPolicyAttribute);
    QCOMPARE(policy.toInt(), int(QNetworkRequest::ManualRedirectPolicy));
}

QTEST_GUILESS_MAIN(TestInfluxRequests)
#include "tst_influxrequests.moc"
