#include "core/influx/influxerrors.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestInfluxErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void statuses_data();
    void statuses();
    void reported_data();
    void reported();
    void nameHasNoSecrets();
    void secretsAreMasked();
    void networkErrorsAreSentences();

private:
    static InfluxOptions options()
    {
        InfluxOptions options;
        options.url = QUrl(u"http://ann:pass-in-url@influx:8086/db/?x=1"_s);
        options.token = u"my-token"_s;
        options.password = u"my-password"_s;
        return options;
    }
};

void TestInfluxErrors::statuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("message");
    const QString at = u"InfluxDB at http://influx:8086/db "_s;
    QTest::newRow("401 of 1.x") << 401 << R"({"error":"authorization failed"})"_ba << ErrorCode::Forbidden
                                << at + u"does not accept the token, or the user and password: authorization failed"_s;
    QTest::newRow("401 of 2.x") << 401 << R"({"code":"unauthorized","message":"unauthorized access"})"_ba
                                << ErrorCode::Forbidden
                                << at + u"does not accept the token, or the user and password: unauthorized access"_s;
    QTest::newRow("403") << 403 << ""_ba << ErrorCode::Forbidden << at + u"does not let this token or user do that"_s;
    QTest::newRow("404") << 404 << R"({"message":"organization name \"x\" not found"})"_ba << ErrorCode::NotFound
                         << at + u"answered with status 404: organization name \"x\" not found"_s;
    QTest::newRow("400") << 400 << R"({"error":"error parsing query: found SELCT"})"_ba << ErrorCode::InvalidInput
                         << at + u"answered with status 400: error parsing query: found SELCT"_s;
    QTest::newRow("413") << 413 << ""_ba << ErrorCode::TooLarge << at + u"answered with status 413"_s;
    QTest::newRow("429") << 429 << ""_ba << ErrorCode::Unavailable << at + u"answered with status 429"_s;
    QTest::newRow("500") << 500 << "<html>"_ba << ErrorCode::Unavailable << at + u"answered with status 500"_s;
    QTest::newRow("302") << 302 << ""_ba << ErrorCode::Unavailable << at + u"points to another address (status 302)"_s;
}

void TestInfluxErrors::statuses()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    const Error error = influxStatusError(status, body, options());
    QTEST(error.code, "code");
    QTEST(error.message, "message");
}

void TestInfluxErrors::reported_data()
{
    QTest::addColumn<QString>("message");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("1.x: database") << u"database not found: x"_s << ErrorCode::NotFound;
    QTest::newRow("2.x: bucket") << u"failed to initialize execute state: could not find bucket \"x\""_s
                                 << ErrorCode::NotFound;
    QTest::newRow("rights") << u"ann not authorized to execute statement"_s << ErrorCode::Forbidden;
    QTest::newRow("syntax") << u"error parsing query: found x"_s << ErrorCode::InvalidInput;
    QTest::newRow("Flux") << u"compilation failed: error @1:2"_s << ErrorCode::InvalidInput;
    QTest::newRow("anything else") << u"timeout"_s << ErrorCode::Unavailable;
}

void TestInfluxErrors::reported()
{
    QFETCH(QString, message);
    const Error error = influxError(message);
    QTEST(error.code, "code");
    QCOMPARE(error.message, u"InfluxDB reports: "_s + message);
}

void TestInfluxErrors::nameHasNoSecrets()
{
    QCOMPARE(influxName(options()), u"InfluxDB at http://influx:8086/db"_s);
}

void TestInfluxErrors::secretsAreMasked()
{
    const Error error = influxStatusError(400, R"({"error":"my-token my-password pass-in-url"})"_ba, options());
    QVERIFY(error.message.endsWith(u": *** *** ***"_s));
    QCOMPARE(influxMessage(QString(2000, u'x'), options()).size(), 500);
}

void TestInfluxErrors::networkErrorsAreSentences()
{
    const Error error = influxNetworkError(QNetworkReply::ConnectionRefusedError, u"Connection refused"_s, options());
    QCOMPARE(error.code, ErrorCode::Unavailable);
    QCOMPARE(error.message, u"InfluxDB at http://influx:8086/db refuses the connection"_s);
}

QTEST_GUILESS_MAIN(TestInfluxErrors)
#include "tst_influxerrors.moc"
