#include "app/logging.h"
#include "core/settings/settingsloader.h"

#include <QLoggingCategory>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestLogging : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLoggingCategory::setFilterRules(QString()); }
    void levels_data();
    void levels();
    void accessLog();
    void levelAlone();
};

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
}

void TestLogging::accessLog()
{
    QVERIFY(!logRules(u"INFO"_s).contains(u"access"_s));
    QLoggingCategory::setFilterRules(logRules(u"ERROR"_s, true));
    const QLoggingCategory access("hearthbook.http.access", QtWarningMsg);
    const QLoggingCategory other("hearthbook.test");
    QVERIFY(access.isInfoEnabled());
    QVERIFY(!other.isInfoEnabled());
}

/// It leaves what else the settings said.
void TestLogging::levelAlone()
{
    QProcessEnvironment environment;
    environment.insert(u"HEARTHBOOK_LOG_ACCESS"_s, u"true"_s);
    environment.insert(u"HEARTHBOOK_LOG_FORMAT"_s, u"JSON"_s);
    environment.insert(u"HEARTHBOOK_API_KEY"_s, u"opens-all"_s);
    const Result<Settings> settings = loadSettings({ {}, environment, {} });
    QVERIFY(settings);
    setLogging(*settings);
    setLogLevel(u"ERROR"_s);
    QCOMPARE(logForm().level, u"ERROR"_s);
    QVERIFY(logForm().access && logForm().format == u"json");
    QVERIFY(QLoggingCategory("hearthbook.http.access", QtWarningMsg).isInfoEnabled());
    QVERIFY(!QLoggingCategory("hearthbook.test").isWarningEnabled());
    setLogging(*settings);
    QCOMPARE(logForm().level, u"INFO"_s);
    QVERIFY(QLoggingCategory("hearthbook.test").isInfoEnabled());
    QCOMPARE(maskedForLog(u"with opens-all"_s), u"with ***"_s);
}

QTEST_GUILESS_MAIN(TestLogging)
#include "tst_logging.moc"
