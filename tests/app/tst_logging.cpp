#include "app/logging.h"

#include <QLoggingCategory>
#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void line_data();
    void line();
    void timeIsUtc();
    void levels_data();
    void levels();
    void accessLog();
};

void TestLogging::line_data()
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
    QTest::newRow("not ASCII") << int(QtInfoMsg) << u"K\u00fcche"_s
                               << QByteArray(time
                                             + "INFO hearthbook.http K\xc3\xbc"
                                               "che");
    QTest::newRow("line ends and escapes stay within the line")
        << int(QtInfoMsg) << u"a\nb\rc\x1b[31m"_s << QByteArray(time + "INFO hearthbook.http a\\nb\\x0dc\\x1b[31m");
}

void TestLogging::line()
{
    QFETCH(int, type);
    QFETCH(QString, message);
    QFETCH(QByteArray, line);
    const QDateTime time(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone::utc());
    QCOMPARE(logLine(time, QtMsgType(type), "hearthbook.http", message), line);
}

void TestLogging::timeIsUtc()
{
    const QDateTime time(QDate(2026, 1, 2), QTime(3, 4, 5, 678), QTimeZone(7200));
    QCOMPARE(logLine(time, QtInfoMsg, nullptr, u"x"_s), QByteArray("2026-01-02T01:04:05.678Z INFO default x"));
}

void TestLogging::levels_data()
{
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("rules");
    QTest::newRow("debug") << u"DEBUG"_s << QString();
    QTest::newRow("info") << u"INFO"_s << u"*.debug=false\n"_s;
    QTest::newRow("warning") << u"WARNING"_s << u"*.debug=false\n*.info=false\n"_s;
    QTest::newRow("error") << u"ERROR"_s << u"*.debug=false\n*.info=false\n*.warning=false\n"_s;
}

void TestLogging::levels()
{
    QFETCH(QString, level);
    QFETCH(QString, rules);
    QCOMPARE(logRules(level), rules);
    QLoggingCategory::setFilterRules(logRules(level));
    const QLoggingCategory category("hearthbook.test");
    QCOMPARE(category.isDebugEnabled(), level == u"DEBUG"_s);
    QCOMPARE(category.isInfoEnabled(), level == u"DEBUG"_s || level == u"INFO"_s);
    QCOMPARE(category.isWarningEnabled(), level != u"ERROR"_s);
    QVERIFY(category.isCriticalEnabled());
    QLoggingCategory::setFilterRules(QString());
}

void TestLogging::accessLog()
{
    QVERIFY(!logRules(u"INFO"_s).contains(u"access"_s));
    QLoggingCategory::setFilterRules(logRules(u"ERROR"_s, true));
    const QLoggingCategory access("hearthbook.http.access", QtWarningMsg);
    const QLoggingCategory other("hearthbook.test");
    QVERIFY(access.isInfoEnabled());
    QVERIFY(!other.isInfoEnabled());
    QLoggingCategory::setFilterRules(QString());
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
