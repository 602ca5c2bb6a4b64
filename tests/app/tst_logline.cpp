#include "app/logline.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

const LogMask none;

LogEntry entry(const QString &message, QtMsgType type = QtInfoMsg)
{
    return { .time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone::utc()),
             .type = type,
             .category = u"hearthbook.http"_s,
             .message = message };
}

} // namespace

/// The two forms of a line.
class TestLogLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void text_data();
    void text();
    void timeIsUtc();
    void requestId();
    void json_data();
    void json();
    void fieldsStandInPlaceOfTheMessage();
    void everyPartIsMasked();
};

void TestLogLine::text_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("line");
    const QByteArray time = "2026-01-02T03:04:05.678Z ";
    QTest::newRow("info") << int(QtInfoMsg) << u"ready"_s << QByteArray(time + "INFO hearthbook.http ready");
    QTest::newRow("debug") << int(QtDebugMsg) << u"x"_s << QByteArray(time + "DEBUG hearthbook.http x");
    QTest::newRow("warning") << int(QtWarningMsg) << u"x"_s << QByteArray(time + "WARNING hearthbook.http x");
    QTest::newRow("critical") << int(QtCriticalMsg) << u"x"_s << QByteArray(time + "ERROR hearthbook.http x");
    QTest::newRow("fatal") << int(QtFatalMsg) << u"x"_s << QByteArray(time + "ERROR hearthbook.http x");
    QTest::newRow("not ASCII") << int(QtInfoMsg) << u"Küche"_s
                               << QByteArray(time + QByteArrayLiteral("INFO hearthbook.http K\xc3\xbc") + "che");
    QTest::newRow("control characters beyond ASCII")
        << int(QtInfoMsg) << u"a\u0080b\u009b31mc\u009fd\u00a0\u007fe\tf"_s
        << QByteArray(time + "INFO hearthbook.http a\\x80b\\x9b31mc\\x9fd\xc2\xa0\\x7f" + "e\tf");
    QTest::newRow("line ends and escapes stay within the line")
        << int(QtInfoMsg) << u"a\nb\rc\x1b[31m"_s << QByteArray(time + "INFO hearthbook.http a\\nb\\x0dc\\x1b[31m");
}

void TestLogLine::text()
{
    QFETCH(int, type);
    QFETCH(QString, message);
    QFETCH(QByteArray, line);
    QCOMPARE(textLine(entry(message, QtMsgType(type)), none), line);
}

void TestLogLine::timeIsUtc()
{
    LogEntry other = entry(u"x"_s);
    other.time = QDateTime(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone(7200));
    other.category.clear();
    QCOMPARE(textLine(other, none), QByteArray("2026-01-02T01:04:05.678Z INFO default x"));
    QVERIFY(
        jsonLine(other, none).startsWith(R"({"time":"2026-01-02T01:04:05.678Z","level":"INFO","category":"default")"));
}

void TestLogLine::requestId()
{
    LogEntry one = entry(u"x"_s);
    one.requestId = u"id-1"_s;
    QCOMPARE(textLine(one, none), QByteArray("2026-01-02T03:04:05.678Z INFO hearthbook.http x request_id=id-1"));
    QVERIFY(jsonLine(one, none).endsWith(R"("message":"x","request_id":"id-1"})"));
}

void TestLogLine::json_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("plain") << u"ready"_s;
    QTest::newRow("quotes and line ends") << u"a \"b\" \\ c\nd\r\x1b[31m\u2028e"_s;
    QTest::newRow("not ASCII") << u"Küche"_s;
    QTest::newRow("forged members") << u"\",\"level\":\"ERROR\"}\n{\"x\":\""_s;
}

void TestLogLine::json()
{
    QFETCH(QString, message);
    const QByteArray line = jsonLine(entry(message, QtWarningMsg), none);
    QVERIFY2(!line.contains('\n') && !line.contains('\r'), line);
    const QJsonObject read = QJsonDocument::fromJson(line).object();
    QCOMPARE(read.keys(), QStringList({ u"category"_s, u"level"_s, u"message"_s, u"time"_s }));
    QCOMPARE(read.value(u"message"_s).toString(), message);
    QCOMPARE(read.value(u"level"_s).toString(), u"WARNING"_s);
}

void TestLogLine::fieldsStandInPlaceOfTheMessage()
{
    LogEntry access = entry(u"as text"_s);
    access.requestId = u"outer"_s;
    access.fields = { { "message", u"GET /"_s }, { "status", qint64(200) }, { "duration_ms", 1.5 } };
    QCOMPARE(jsonLine(access, none),
             QByteArray(R"({"time":"2026-01-02T03:04:05.678Z","level":"INFO","category":"hearthbook.http",)"
                        R"("message":"GET /","status":200,"duration_ms":1.5})"));
}

void TestLogLine::everyPartIsMasked()
{
    const LogMask mask({ u"s3cret"_s });
    LogEntry one = entry(u"with s3cret"_s);
    one.requestId = u"s3cret"_s;
    QVERIFY(!textLine(one, mask).contains("s3cret"));
    QVERIFY(!jsonLine(one, mask).contains("s3cret"));
    one.fields = { { "path", u"x-s3cret"_s } };
    QVERIFY(jsonLine(one, mask).endsWith(R"("path":"x-***"})"));
}

QTEST_APPLESS_MAIN(TestLogLine)
#include "tst_logline.moc"
