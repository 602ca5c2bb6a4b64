#include "app/doctor/settingchecks.h"
#include "tests/app/findingcodes.h"
#include "tests/app/settingsof.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Each setting that is odd.
class TestSettingChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void odd_data();
    void odd();
    void listening_data();
    void listening();
    void fileLimit();
    void secretsAreNotTold();
};

void TestSettingChecks::odd_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("codes");
    const auto row = [](const char *name, const QStringList &variables, const QString &codes) {
        QTest::newRow(name) << variables << codes;
    };
    row("defaults", {}, {});
    row("drop-in mode", { u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s }, u"drop-in-mode"_s);
    row("a short key", { u"API_KEY"_s, u"short"_s }, u"api-key-short"_s);
    row("a long key", { u"API_KEY"_s, u"0123456789abcdef"_s }, {});
    row("any page", { u"CORS_ORIGINS"_s, u"http://a,*"_s }, u"cors-any"_s);
    row("no care", { u"HEARTHBOOK_SQLITE_SYNCHRONOUS"_s, u"OFF"_s }, u"synchronous-off"_s);
    row("checkpoints", { u"HEARTHBOOK_SQLITE_CHECKPOINTS"_s, u"false"_s }, u"checkpoints-off"_s);
    row("debug", { u"LOG_LEVEL"_s, u"DEBUG"_s }, u"debug-log"_s);
    row("no backups", { u"HEARTHBOOK_BACKUP_SCHEDULE"_s, u"false"_s }, u"backup-schedule-off"_s);
    row("reads of no InfluxDB", { u"READ_FALLBACK"_s, u"influx"_s }, u"influxdb-not-set"_s);
    row("history in no InfluxDB", { u"STORE_DEVICE_HISTORY_IN_INFLUXDB"_s, u"true"_s }, u"influxdb-not-set"_s);
    row("history in one", { u"STORE_DEVICE_HISTORY_IN_INFLUXDB"_s, u"true"_s, u"INFLUXDB_URL"_s, u"http://i:1"_s }, {});
    row("no token", { u"HA_HTTP_URL"_s, u"http://ha:8123"_s }, u"home-assistant-token-missing"_s);
    row("a token", { u"HA_HTTP_URL"_s, u"http://ha:8123"_s, u"HA_TOKEN"_s, u"t"_s }, {});
}

void TestSettingChecks::odd()
{
    QFETCH(QStringList, variables);
    QFETCH(QString, codes);
    QCOMPARE(codesOf(checkSettings(settingsOf(variables))), codes);
}

void TestSettingChecks::listening_data()
{
    QTest::addColumn<QString>("listen");
    QTest::addColumn<bool>("isOpen");
    QTest::newRow("IPv4 of this machine") << u"127.0.0.1:1"_s << false;
    QTest::newRow("name of this machine") << u"localhost:1"_s << false;
    QTest::newRow("IPv6 of this machine") << u"[::1]:1"_s << false;
    QTest::newRow("all") << u"0.0.0.0:1"_s << true;
    QTest::newRow("all, IPv6") << u"[::]:1"_s << true;
    QTest::newRow("a name") << u"homeserver:1"_s << true;
}

void TestSettingChecks::listening()
{
    QFETCH(QString, listen);
    QFETCH(bool, isOpen);
    const Settings settings = settingsOf({ u"HEARTHBOOK_LISTEN"_s, listen });
    QCOMPARE(codesOf(checkListening(settings, false)), isOpen ? u"no-api-key"_s : QString());
    QCOMPARE(codesOf(checkListening(settings, true)), QString());
    const Settings keyed = settingsOf({ u"HEARTHBOOK_LISTEN"_s, listen, u"API_KEY"_s, u"k"_s });
    QCOMPARE(codesOf(checkListening(keyed, false)), QString());
}

void TestSettingChecks::fileLimit()
{
    QCOMPARE(codesOf(checkFileLimit(-1, 1000)), QString());
    QCOMPARE(codesOf(checkFileLimit(1064, 1000)), QString());
    QCOMPARE(codesOf(checkFileLimit(1024, 1000)), u"file-limit-small"_s);
}

void TestSettingChecks::secretsAreNotTold()
{
    for (const Finding &one : checkSettings(settingsOf({ u"API_KEY"_s, u"planted"_s })))
        QVERIFY(!one.found.contains(u"planted"_s));
}

QTEST_APPLESS_MAIN(TestSettingChecks)
#include "tst_settingchecks.moc"
