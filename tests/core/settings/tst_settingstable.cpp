#include "core/settings/settingstable.h"
#include "core/settings/settingvalue.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What must hold for every row of the table.
class TestSettingsTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void row_data();
    void row();
    void namesAreUnique();
    void oldNamesAreKnown_data();
    void oldNamesAreKnown();
    void unknownKeyIsNotFound();
};

void TestSettingsTable::row_data()
{
    QTest::addColumn<QString>("key");
    for (const SettingDefinition &setting : settingsTable())
        QTest::newRow(qPrintable(setting.key)) << setting.key;
}

void TestSettingsTable::row()
{
    QFETCH(QString, key);
    const SettingDefinition &setting = *findSetting(key);
    QCOMPARE(key.count(u'.'), 1);
    QVERIFY(!setting.summary.isEmpty() && !setting.summary.endsWith(u'.'));
    QVERIFY(!setting.environment.isEmpty());
    QVERIFY(setting.minimum <= setting.maximum);
    const auto value = settingFromText(setting, setting.fallback);
    QVERIFY2(value.has_value(), qPrintable(value ? QString() : value.error().message));
    QCOMPARE(settingText(setting, *value), setting.fallback);
    if (setting.isSecret())
        QVERIFY(setting.flag.isEmpty());
    // Flag and new name are the same words.
    if (!setting.flag.isEmpty())
        QCOMPARE(setting.environment.first(), u"HEARTHBOOK_"_s + setting.flag.mid(2).toUpper().replace(u'-', u'_'));
}

void TestSettingsTable::namesAreUnique()
{
    QSet<QString> seen;
    for (const SettingDefinition &setting : settingsTable()) {
        QStringList names = setting.environment;
        names << setting.key;
        if (!setting.flag.isEmpty())
            names << setting.flag;
        for (const QString &name : names) {
            QVERIFY2(!seen.contains(name), qPrintable(name));
            seen.insert(name);
        }
    }
}

void TestSettingsTable::oldNamesAreKnown_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name : { "DATA_API_HOST",
                              "DATA_API_PORT",
                              "API_KEY",
                              "ENABLE_AUTH",
                              "CORS_ORIGINS",
                              "INFLUXDB_URL",
                              "INFLUXDB_TOKEN",
                              "INFLUXDB_ORG",
                              "INFLUXDB_BUCKET",
                              "DATABASE_URL",
                              "SQLITE_DATABASE_URL",
                              "SQLITE_TIMEOUT",
                              "SQLITE_CACHE_SIZE",
                              "LOG_LEVEL",
                              "RELOAD",
                              "HA_HTTP_URL",
                              "HA_WS_URL",
                              "HA_TOKEN",
                              "HOME_ASSISTANT_URL",
                              "HOME_ASSISTANT_TOKEN",
                              "HA_URL",
                              "NABU_CASA_URL",
                              "NABU_CASA_TOKEN",
                              "STORE_DEVICE_HISTORY_IN_INFLUXDB",
                              "DATA_API_ALLOW_ANONYMOUS",
                              "WEBSOCKET_MAX_RETRIES",
                              "DATA_API_API_KEY",
                              "DATA_API_KEY" })
        QTest::newRow(name) << QString::fromLatin1(name);
}

void TestSettingsTable::oldNamesAreKnown()
{
    QFETCH(QString, name);
    const auto &table = settingsTable();
    QVERIFY(std::any_of(table.begin(), table.end(), [&](const auto &row) { return row.environment.contains(name); }));
}

void TestSettingsTable::unknownKeyIsNotFound()
{
    QVERIFY(!findSetting(u"server"));
    QVERIFY(!findSetting(u""));
}

QTEST_GUILESS_MAIN(TestSettingsTable)
#include "tst_settingstable.moc"
