#include "app/logline.h"
#include "app/serverlines.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a hearthbookd says, read again.
class TestServerLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void logLines_data();
    void logLines();
    void request();
    void targetWithBlanksAndQuotes();
    void otherWords();
    void burst();
};

void TestServerLines::logLines_data()
{
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("level");
    QTest::newRow("detail") << int(QtDebugMsg) << int(LogLevel::Debug);
    QTest::newRow("note") << int(QtInfoMsg) << int(LogLevel::Info);
    QTest::newRow("warning") << int(QtWarningMsg) << int(LogLevel::Warning);
    QTest::newRow("error") << int(QtCriticalMsg) << int(LogLevel::Error);
}

void TestServerLines::logLines()
{
    QFETCH(int, type);
    QFETCH(int, level);
    const QDateTime time = QDateTime::fromString(u"2026-01-02T03:04:05.678Z"_s, Qt::ISODateWithMs);
    const LogEntry entry {
        .time = time, .type = QtMsgType(type), .category = u"hearthbook.serve"_s, .message = u"Küche\nand more"_s
    };
    const QByteArray text = textLine(entry, LogMask()) + '\n';
    const ServerLines read = readServerLines(text);
    QCOMPARE(read.log.size(), 1u);
    QCOMPARE(read.requestCount, 0);
    QCOMPARE(read.log[0].time, time);
    QCOMPARE(int(read.log[0].level), level);
    QCOMPARE(read.log[0].category, u"hearthbook.serve"_s);
    QCOMPARE(read.log[0].message, u"Küche\\nand more"_s);
    QVERIFY(read.lastWord.isEmpty());
}

void TestServerLines::request()
{
    const ServerLines read = readServerLines(
        "2026-01-02T03:04:05.678Z INFO hearthbook.http.access 127.0.0.1 \"GET /api/devices?limit=2\" 200 1234 0.42ms 01JX\n");
    QVERIFY(read.log.empty());
    QCOMPARE(read.requestCount, 1);
    const ServedRequest &request = read.requests.at(0);
    QCOMPARE(request.peer, u"127.0.0.1"_s);
    QCOMPARE(request.method, u"GET"_s);
    QCOMPARE(request.target, u"/api/devices?limit=2"_s);
    QCOMPARE(request.status, 200);
    QCOMPARE(request.milliseconds, 0.42);
    QCOMPARE(request.time.time().msec(), 678);
}

/// As escapedForLog() leaves them.
void TestServerLines::targetWithBlanksAndQuotes()
{
    const ServerLines read = readServerLines(
        "2026-01-02T03:04:05.678Z INFO hearthbook.http.access ::1 \"POST /a b\\x22 500 1\" 404 0 12.00ms x\n");
    QCOMPARE(read.requests.at(0).target, u"/a b\\x22 500 1"_s);
    QCOMPARE(read.requests.at(0).status, 404);
    QCOMPARE(read.requests.at(0).milliseconds, 12.0);
}

void TestServerLines::otherWords()
{
    const ServerLines read = readServerLines("hearthbookd: The file is in use\n\nAborted\nhearthbookd: at last\n");
    QCOMPARE(read.log.size(), 3u);
    QCOMPARE(int(read.log[1].level), int(LogLevel::Error));
    QCOMPARE(read.log[1].message, u"Aborted"_s);
    QCOMPARE(read.lastWord, u"at last"_s);
}

void TestServerLines::burst()
{
    QByteArray text;
    const int all = int(ServerLines::most) + 500;
    for (int i = 0; i < all; ++i)
        text += "2026-01-02T03:04:05.678Z INFO hearthbook.http.access 127.0.0.1 \"GET /" + QByteArray::number(i)
            + "\" 200 1 0.42ms x\n2026-01-02T03:04:05.678Z INFO a " + QByteArray::number(i) + '\n';
    const ServerLines read = readServerLines(text);
    QCOMPARE(read.requestCount, all);
    QCOMPARE(read.requests.size(), ServerLines::most);
    QCOMPARE(read.requests.back().target, u'/' + QString::number(all - 1));
    QCOMPARE(read.log.size(), ServerLines::most);
    QCOMPARE(read.log.back().message, QString::number(all - 1));
}

QTEST_GUILESS_MAIN(TestServerLines)
#include "tst_serverlines.moc"
