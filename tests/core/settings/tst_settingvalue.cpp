#include "core/settings/settingstable.h"
#include "core/settings/settingvalue.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestSettingValue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepted_data();
    void accepted();
    void refused_data();
    void refused();
    void toml_data();
    void toml();
    void listItemsAreTrimmed();
};

void TestSettingValue::accepted_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("canonical");
    QTest::newRow("lowest port") << u"server.port"_s << u"0"_s << u"0"_s;
    QTest::newRow("highest port") << u"server.port"_s << u"65535"_s << u"65535"_s;
    QTest::newRow("flag in capitals") << u"log.access"_s << u"TRUE"_s << u"true"_s;
    QTest::newRow("flag as number") << u"log.access"_s << u"0"_s << u"false"_s;
    QTest::newRow("flag as word") << u"log.access"_s << u"on"_s << u"true"_s;
    QTest::newRow("size in another unit") << u"server.body_limit"_s << u"2048 KiB"_s << u"2 MiB"_s;
    QTest::newRow("duration in seconds") << u"database.busy_timeout"_s << u"30"_s << u"30 s"_s;
    QTest::newRow("duration in milliseconds") << u"database.busy_timeout"_s << u"30000 ms"_s << u"30 s"_s;
    QTest::newRow("negative cache size") << u"database.cache_size"_s << u"-64000"_s << u"-64000"_s;
    QTest::newRow("level in small letters") << u"log.level"_s << u"debug"_s << u"DEBUG"_s;
    QTest::newRow("level of Python") << u"log.level"_s << u"critical"_s << u"ERROR"_s;
    QTest::newRow("short warning") << u"log.level"_s << u"Warn"_s << u"WARNING"_s;
    QTest::newRow("web socket URL") << u"home_assistant.url"_s << u"ws://ha:8123/api/websocket"_s
                                    << u"ws://ha:8123/api/websocket"_s;
    QTest::newRow("URL not set") << u"influxdb.url"_s << QString() << QString();
}

void TestSettingValue::accepted()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, canonical);
    const SettingDefinition &setting = *findSetting(key);
    const auto value = settingFromText(setting, text);
    QVERIFY2(value.has_value(), qPrintable(value ? QString() : value.error().message));
    QCOMPARE(settingText(setting, *value), canonical);
}

void TestSettingValue::refused_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("not a number") << u"server.port"_s << u"http"_s
                                  << u"\"http\" is not a whole number from 0 to 65535"_s;
    QTest::newRow("over the bound") << u"server.port"_s << u"65536"_s
                                    << u"\"65536\" is out of bounds, it must be a whole number from 0 to 65535"_s;
    QTest::newRow("under the bound") << u"server.connection_limit"_s << u"0"_s
                                     << u"\"0\" is out of bounds, it must be a whole number from 1 to 100000"_s;
    QTest::newRow("size under the bound")
        << u"server.body_limit"_s << u"1"_s
        << u"\"1\" is out of bounds, it must be a size from 1 KiB to 1 GiB, such as 512 KiB or 64 MiB"_s;
    QTest::newRow("milliseconds taken for seconds")
        << u"database.busy_timeout"_s << u"30000"_s
        << u"\"30000\" is out of bounds, it must be a time from 0 to 10 min, such as 500 ms, 30 s or 5 min"_s;
    QTest::newRow("flag") << u"log.access"_s << u"maybe"_s << u"\"maybe\" is not true or false"_s;
    QTest::newRow("choice") << u"log.level"_s << u"LOUD"_s << u"\"LOUD\" is not one of DEBUG, INFO, WARNING, ERROR"_s;
    QTest::newRow("synonym form is not a word")
        << u"log.level"_s << u"WARNING=WARN"_s << u"\"WARNING=WARN\" is not one of DEBUG, INFO, WARNING, ERROR"_s;
    QTest::newRow("scheme") << u"influxdb.url"_s << u"ftp://influx"_s
                            << u"\"ftp://influx\" is not a URL that begins with http:// or https://"_s;
    QTest::newRow("no scheme") << u"influxdb.url"_s << u"influx:8086"_s
                               << u"\"influx:8086\" is not a URL that begins with http:// or https://"_s;
    QTest::newRow("password in a wrong URL")
        << u"influxdb.url"_s << u"ftp://me:s3cret@influx"_s
        << u"\"ftp://me:***@influx\" is not a URL that begins with http:// or https://"_s;
    QTest::newRow("password in no URL at all") << u"influxdb.url"_s << u"http://me:s3%cret@in flux"_s
                                               << u"\"***\" is not a URL that begins with http:// or https://"_s;
    QTest::newRow("password without a scheme") << u"influxdb.url"_s << u"me:s3cret@influx:8086"_s
                                               << u"\"***\" is not a URL that begins with http:// or https://"_s;
    QTest::newRow("mask as secret") << u"influxdb.token"_s << u"***"_s
                                    << u"*** only stands for a secret that is not shown; give the secret"_s;
}

void TestSettingValue::refused()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, message);
    const auto value = settingFromText(*findSetting(key), text);
    QVERIFY(!value.has_value());
    QCOMPARE(value.error().message, message);
}

void TestSettingValue::toml_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("toml");
    QTest::newRow("integer") << u"server.port"_s << u"80"_s << u"80"_s;
    QTest::newRow("flag") << u"log.access"_s << u"yes"_s << u"true"_s;
    QTest::newRow("list") << u"server.allowed_hosts"_s << u"a,b"_s << u"[\"a\", \"b\"]"_s;
    QTest::newRow("empty list") << u"server.allowed_hosts"_s << QString() << u"[]"_s;
    QTest::newRow("duration") << u"server.stop_grace"_s << u"90"_s << u"\"90 s\""_s;
    QTest::newRow("quotes and control characters")
        << u"influxdb.org"_s << u"a\"b\\c\nd\u009be"_s << u"\"a\\\"b\\\\c\\u000ad\\u009be\""_s;
    QTest::newRow("secret") << u"influxdb.token"_s << u"s3cret"_s << u"\"***\""_s;
    QTest::newRow("secret not set") << u"influxdb.token"_s << QString() << u"\"\""_s;
    QTest::newRow("password in a URL") << u"influxdb.url"_s << u"http://me:s3cret@influx:8086"_s
                                       << u"\"http://me:***@influx:8086\""_s;
}

void TestSettingValue::toml()
{
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, toml);
    const SettingDefinition &setting = *findSetting(key);
    QCOMPARE(settingToml(setting, *settingFromText(setting, text)), toml);
}

void TestSettingValue::listItemsAreTrimmed()
{
    const auto value = settingFromText(*findSetting(u"server.cors_origins"), u" http://a , http://b,, "_s);
    QCOMPARE(std::get<QStringList>(*value), QStringList({ u"http://a"_s, u"http://b"_s }));
}

QTEST_GUILESS_MAIN(TestSettingValue)
#include "tst_settingvalue.moc"
