#include "core/settings/settingsloader.h"
#include "core/settings/settingstable.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

/// Pairs in the order NAME, value, NAME, value.
QProcessEnvironment environment(const QStringList &pairs)
{
    QProcessEnvironment result;
    for (qsizetype i = 0; i + 1 < pairs.size(); i += 2)
        result.insert(pairs[i], pairs[i + 1]);
    return result;
}

} // namespace

class TestSettingsLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void defaults();
    void typedAccess();
    void precedence_data();
    void precedence();
    void everyEnvironmentName_data();
    void everyEnvironmentName();
    void firstNameBeatsOldNames();
    void emptyVariableCountsAsUnset();
    void beatenVariableIsNotRead_data();
    void beatenVariableIsNotRead();
    void listenComposition_data();
    void listenComposition();
    void configFileFromEnvironment();
    void configFileFlagBeatsEnvironment();
    void secretFile_data();
    void secretFile();
    void secretFileOfEveryName_data();
    void secretFileOfEveryName();
    void secretFileInConfigFile();
    void errors_data();
    void errors();
    void secretsAreNeverShown();
    void sameValue();

private:
    QString written(const QString &name, const QByteArray &content);

    QTemporaryDir m_dir;
};

QString TestSettingsLoader::written(const QString &name, const QByteArray &content)
{
    QFile file(m_dir.filePath(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
    return file.fileName();
}

void TestSettingsLoader::defaults()
{
    const auto settings = loadSettings({});
    QVERIFY(settings.has_value());
    QCOMPARE(settings->text(u"server.listen"), u"127.0.0.1:8006"_s);
    QCOMPARE(settings->text(u"database.url"), u"sqlite:///./data/metadata.db"_s);
    for (const SettingDefinition &setting : settingsTable())
        QCOMPARE(settings->origin(setting.key).toString(), u"default"_s);
}

void TestSettingsLoader::typedAccess()
{
    const auto settings = loadSettings(
        { .environment = environment({ u"INFLUXDB_URL"_s, u"http://influx:8086"_s, u"API_KEY"_s, u"s3cret"_s }) });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->integer(u"server.connection_limit"), 1000);
    QCOMPARE(settings->bytes(u"server.body_limit"), 64 * 1024 * 1024);
    QCOMPARE(settings->duration(u"database.busy_timeout"), std::chrono::milliseconds(30'000));
    QCOMPARE(settings->flag(u"server.allow_anonymous"), false);
    QCOMPARE(settings->url(u"influxdb.url"), QUrl(u"http://influx:8086"_s));
    QCOMPARE(settings->secret(u"auth.api_key"), u"s3cret"_s);
    QCOMPARE(settings->list(u"server.cors_origins"),
             QStringList({ u"http://localhost:3000"_s, u"http://localhost"_s }));
}

void TestSettingsLoader::precedence_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("origin"); // FILE stands for the file's path
    const QByteArray file = "# comment\n[log]\nlevel = 'warning'\n";
    QTest::newRow("nothing set") << QString() << QString() << QByteArray() << u"INFO"_s << u"default"_s;
    QTest::newRow("file") << QString() << QString() << file << u"WARNING"_s << u"file FILE:3"_s;
    QTest::newRow("environment over file")
        << QString() << u"error"_s << file << u"ERROR"_s << u"environment LOG_LEVEL"_s;
    QTest::newRow("flag over environment and file")
        << u"debug"_s << u"error"_s << file << u"DEBUG"_s << u"flag --log-level"_s;
    QTest::newRow("flag over default") << u"debug"_s << QString() << QByteArray() << u"DEBUG"_s
                                       << u"flag --log-level"_s;
}

void TestSettingsLoader::precedence()
{
    QFETCH(QString, flag);
    QFETCH(QString, variable);
    QFETCH(QByteArray, file);
    QFETCH(QString, level);
    QFETCH(QString, origin);
    SettingsSources sources { .environment = environment({ u"LOG_LEVEL"_s, variable }) };
    if (!flag.isEmpty())
        sources.flags.insert(u"log.level"_s, flag);
    if (!file.isEmpty())
        sources.configFile = written(u"precedence.toml"_s, file);
    const auto settings = loadSettings(sources);
    QVERIFY(settings.has_value());
    QCOMPARE(settings->text(u"log.level"), level);
    QCOMPARE(settings->origin(u"log.level").toString(), origin.replace(u"FILE"_s, sources.configFile));
}

void TestSettingsLoader::everyEnvironmentName_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    for (const SettingDefinition &setting : settingsTable()) {
        for (const QString &name : setting.environment)
            QTest::newRow(qPrintable(name)) << setting.key << name;
    }
}

void TestSettingsLoader::everyEnvironmentName()
{
    QFETCH(QString, key);
    QFETCH(QString, name);
    // A good value of each type that is nobody's default.
    static const QHash<SettingType, QString> samples {
        { SettingType::Integer, u"21"_s },        { SettingType::Flag, u"true"_s },
        { SettingType::Size, u"12345"_s },        { SettingType::Duration, u"17"_s },
        { SettingType::Url, u"http://home:1"_s }, { SettingType::List, u" a , b "_s },
        { SettingType::Secret, u"s3cret"_s },     { SettingType::Text, u"elsewhere"_s }
    };
    const SettingDefinition &setting = *findSetting(key);
    const QString text = key == u"server.listen"_s ? u"127.0.0.1:1"_s
        : setting.fallback == u"true"_s            ? u"false"_s
        : setting.type == SettingType::Choice      ? settingChoices(setting).first()
        : setting.fallback == u"true"_s            ? u"false"_s
                                                   : samples.value(setting.type);
    const auto settings = loadSettings({ .environment = environment({ name, text }) });
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    QCOMPARE(settings->origin(key).toString(), u"environment "_s + name);
    QCOMPARE(settings->shown(key), settingToml(setting, *settingFromText(setting, text)));
    if (setting.type != SettingType::Choice)
        QVERIFY(settings->shown(key) != settingToml(setting, *settingFromText(setting, setting.fallback)));
}

void TestSettingsLoader::firstNameBeatsOldNames()
{
    const auto settings = loadSettings(
        { .environment = environment({ u"DATABASE_URL"_s, u"old.db"_s, u"HEARTHBOOK_DATABASE"_s, u"new.db"_s }) });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->text(u"database.url"), u"new.db"_s);
    QCOMPARE(settings->origin(u"database.url").toString(), u"environment HEARTHBOOK_DATABASE"_s);
}

void TestSettingsLoader::emptyVariableCountsAsUnset()
{
    const auto settings = loadSettings(
        { .environment = environment({ u"HEARTHBOOK_DATABASE"_s, QString(), u"DATABASE_URL"_s, u"old.db"_s,
                                       u"DATA_API_PORT"_s, QString(), u"API_KEY_FILE"_s, QString() }) });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->text(u"database.url"), u"old.db"_s);
    QCOMPARE(settings->origin(u"server.port").toString(), u"default"_s);
    QCOMPARE(settings->origin(u"auth.api_key").toString(), u"default"_s);
}

void TestSettingsLoader::beatenVariableIsNotRead_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QString>("flag");
    QTest::newRow("another engine, flag given")
        << QStringList { u"DATABASE_URL"_s, u"postgresql://db/home"_s } << u"database.url"_s;
    QTest::newRow("another engine, new name given")
        << QStringList { u"DATABASE_URL"_s, u"postgresql://db/home"_s, u"HEARTHBOOK_DATABASE"_s, u"m.db"_s }
        << QString();
    QTest::newRow("port of Kubernetes, new name given")
        << QStringList { u"DATA_API_PORT"_s, u"tcp://10.0.0.1:8006"_s, u"HEARTHBOOK_LISTEN"_s, u"127.0.0.1:1"_s }
        << QString();
}

void TestSettingsLoader::beatenVariableIsNotRead()
{
    QFETCH(QStringList, variables);
    QFETCH(QString, flag);
    SettingsSources sources { .environment = environment(variables) };
    if (!flag.isEmpty())
        sources.flags.insert(flag, u"m.db"_s);
    const auto settings = loadSettings(sources);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
}

void TestSettingsLoader::listenComposition_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("listen");
    QTest::addColumn<QString>("origin");
    const QStringList none;
    const QStringList host { u"DATA_API_HOST"_s, u"0.0.0.0"_s };
    const QStringList port { u"DATA_API_PORT"_s, u"9000"_s };
    const QStringList listen { u"HEARTHBOOK_LISTEN"_s, u"127.0.0.1:1"_s };
    const QByteArray file = "server.listen = '10.0.0.1:7'\n";
    QTest::newRow("old host alone") << QString() << host << QByteArray() << u"0.0.0.0:8006"_s
                                    << u"environment DATA_API_HOST"_s;
    QTest::newRow("old port alone") << QString() << port << QByteArray() << u"127.0.0.1:9000"_s
                                    << u"environment DATA_API_PORT"_s;
    QTest::newRow("both") << QString() << host + port << QByteArray() << u"0.0.0.0:9000"_s
                          << u"environment DATA_API_HOST and DATA_API_PORT"_s;
    QTest::newRow("IPv6 host") << QString() << QStringList { u"DATA_API_HOST"_s, u"::1"_s } << QByteArray()
                               << u"[::1]:8006"_s << u"environment DATA_API_HOST"_s;
    QTest::newRow("listen at the same level")
        << QString() << host + port + listen << QByteArray() << u"127.0.0.1:1"_s << u"environment HEARTHBOOK_LISTEN"_s;
    QTest::newRow("listen as flag") << u"127.0.0.1:2"_s << host + port << file << u"127.0.0.1:2"_s
                                    << u"flag --listen"_s;
    QTest::newRow("port over the file's listen")
        << QString() << port << file << u"10.0.0.1:9000"_s << u"environment DATA_API_PORT"_s;
    QTest::newRow("host in the file, port in the environment")
        << QString() << port << QByteArray("server.host = '10.0.0.2'\n") << u"10.0.0.2:9000"_s
        << u"environment DATA_API_PORT"_s;
    QTest::newRow("listen, host and port in the file")
        << QString() << none << file + "server.host = '10.0.0.2'\nserver.port = 3\n"
        << u"10.0.0.1:7"_s << u"file FILE:1"_s;
}

void TestSettingsLoader::listenComposition()
{
    QFETCH(QString, flag);
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, file);
    QFETCH(QString, listen);
    QFETCH(QString, origin);
    SettingsSources sources { .environment = environment(variables) };
    if (!flag.isEmpty())
        sources.flags.insert(u"server.listen"_s, flag);
    if (!file.isEmpty())
        sources.configFile = written(u"listen.toml"_s, file);
    const auto settings = loadSettings(sources);
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    QCOMPARE(settings->text(u"server.listen"), listen);
    QCOMPARE(settings->origin(u"server.listen").toString(), origin.replace(u"FILE"_s, sources.configFile));
}

void TestSettingsLoader::configFileFromEnvironment()
{
    const QString path = written(u"environment.toml"_s, "server.connection_limit = 7\n");
    const auto settings = loadSettings({ .environment = environment({ u"HEARTHBOOK_CONFIG"_s, path }) });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->integer(u"server.connection_limit"), 7);
}

void TestSettingsLoader::configFileFlagBeatsEnvironment()
{
    const QString path = written(u"flag.toml"_s, "server.connection_limit = 8\n");
    const auto settings = loadSettings(
        { .environment = environment({ u"HEARTHBOOK_CONFIG"_s, u"none.toml"_s }), .configFile = path });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->integer(u"server.connection_limit"), 8);
}

void TestSettingsLoader::secretFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("secret"); // empty: refused
    QTest::newRow("no line end") << QByteArray("s3cret") << u"s3cret"_s;
    QTest::newRow("one line end is stripped") << QByteArray("s3cret\n") << u"s3cret"_s;
    QTest::newRow("line end of Windows is stripped") << QByteArray("s3cret\r\n") << u"s3cret"_s;
    QTest::newRow("only one is stripped") << QByteArray("s3cret\n\n") << u"s3cret\n"_s;
    QTest::newRow("spaces are kept") << QByteArray(" s3cret ") << u" s3cret "_s;
    QTest::newRow("empty file") << QByteArray() << QString();
    QTest::newRow("line end alone") << QByteArray("\n") << QString();
    QTest::newRow("not UTF-8") << QByteArray("\xff\xfe") << QString();
    QTest::newRow("far too large") << QByteArray(70'000, 'x') << QString();
}

void TestSettingsLoader::secretFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, secret);
    const QString path = written(u"secret"_s, content);
    const auto settings = loadSettings({ .environment = environment({ u"INFLUXDB_TOKEN_FILE"_s, path }) });
    QCOMPARE(settings.has_value(), !secret.isEmpty());
    if (settings) {
        QCOMPARE(settings->secret(u"influxdb.token"), secret);
        QCOMPARE(settings->origin(u"influxdb.token").toString(), u"environment INFLUXDB_TOKEN_FILE"_s);
    } else {
        QVERIFY(settings.error().message.startsWith(u"influxdb.token (environment INFLUXDB_TOKEN_FILE): "_s + path));
    }
}

void TestSettingsLoader::secretFileOfEveryName_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("name");
    for (const SettingDefinition &setting : settingsTable()) {
        for (const QString &name : setting.isSecret() ? setting.environment : QStringList())
            QTest::newRow(qPrintable(name)) << setting.key << QString(name + u"_FILE"_s);
    }
}

void TestSettingsLoader::secretFileOfEveryName()
{
    QFETCH(QString, key);
    QFETCH(QString, name);
    const QString path = written(u"secret"_s, "s3cret\n");
    const auto settings = loadSettings({ .environment = environment({ name, path }) });
    QVERIFY(settings.has_value());
    QCOMPARE(settings->secret(key), u"s3cret"_s);
}

void TestSettingsLoader::secretFileInConfigFile()
{
    const QString secret = written(u"secret"_s, "s3cret\n");
    const QString config = written(u"secret.toml"_s, "[influxdb]\ntoken_file = '" + secret.toUtf8() + "'\n");
    const auto settings = loadSettings({ .configFile = config });
    QVERIFY2(settings.has_value(), qPrintable(settings ? QString() : settings.error().message));
    QCOMPARE(settings->secret(u"influxdb.token"), u"s3cret"_s);
    QCOMPARE(settings->origin(u"influxdb.token").toString(), u"file "_s + config + u":2"_s);
}

void TestSettingsLoader::errors_data()
{
    QTest::addColumn<QStringList>("variables");
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("message"); // FILE stands for the file's path
    const QStringList none;
    QTest::newRow("unknown key") << none << QByteArray("[server]\n\nlisen = 'x'\n")
                                 << u"FILE:3: there is no setting server.lisen; the nearest is server.listen"_s;
    QTest::newRow("unknown table") << none << QByteArray("[sever]\nlisten = 'x'\n")
                                   << u"FILE:2: there is no setting sever.listen; the nearest is server.listen"_s;
    QTest::newRow("key without its table") << none << QByteArray("listen = 'x'\n")
                                           << u"FILE:1: there is no setting listen; the nearest is server.listen"_s;
    QTest::newRow("first of two unknown keys") << none << QByteArray("log.levl = 'x'\nauth.enable = true\n")
                                               << u"FILE:1: there is no setting log.levl; the nearest is log.level"_s;
    QTest::newRow("file key of no secret")
        << none << QByteArray("influxdb.url_file = 'x'\n")
        << u"FILE:1: there is no setting influxdb.url_file; the nearest is influxdb.url"_s;
    QTest::newRow("text for a number")
        << none << QByteArray("server.port = '8006'\n")
        << u"server.port (file FILE:1): a whole number from 0 to 65535 without quotes is needed, "
           "not a text in quotes"_s;
    QTest::newRow("text for a flag")
        << none << QByteArray("log.access = 'true'\n")
        << u"log.access (file FILE:1): true or false without quotes is needed, not a text in quotes"_s;
    QTest::newRow("number for a text")
        << none << QByteArray("influxdb.org = 5\n")
        << u"influxdb.org (file FILE:1): a text in quotes is needed, not a whole number"_s;
    QTest::newRow("list of numbers")
        << none << QByteArray("server.allowed_hosts = [1]\n")
        << u"server.allowed_hosts (file FILE:1): a list of texts in quotes is needed, not a value of another kind"_s;
    QTest::newRow("table for a value")
        << none << QByteArray("[log.level]\n")
        << u"log.level (file FILE:1): one of DEBUG, INFO, WARNING, ERROR in quotes is needed, "
           "not a value of another kind"_s;
    QTest::newRow("out of bounds in the file")
        << none << QByteArray("server.port = 70000\n")
        << u"server.port (file FILE:1): \"70000\" is out of bounds, it must be a whole number from 0 to 65535"_s;
    QTest::newRow("out of bounds in the environment")
        << QStringList { u"DATA_API_PORT"_s, u"70000"_s } << QByteArray()
        << u"server.port (environment DATA_API_PORT): \"70000\" is out of bounds, it must be a whole number from 0 to "
           "65535"_s;
    QTest::newRow("listen address") << QStringList { u"HEARTHBOOK_LISTEN"_s, u"8006"_s } << QByteArray()
                                    << u"server.listen (environment HEARTHBOOK_LISTEN): \"8006\" is not an address and "
                                       "a port such as 127.0.0.1:8006 or [::1]:8006"_s;
    QTest::newRow("another database")
        << QStringList { u"DATABASE_URL"_s, u"postgresql://me:s3cret@db/home"_s } << QByteArray()
        << u"database.url (environment DATABASE_URL): postgresql is not supported; Hearthbook keeps its data in one "
           "SQLite file, as sqlite:///./data/metadata.db"_s;
    QTest::newRow("secret and its file")
        << QStringList { u"HA_TOKEN"_s, u"s3cret"_s, u"HA_TOKEN_FILE"_s, u"x"_s } << QByteArray()
        << u"home_assistant.token (environment HA_TOKEN_FILE): HA_TOKEN is set too; give the secret or its file, not "
           "both"_s;
    QTest::newRow("secret's file that is not there")
        << QStringList { u"HA_TOKEN_FILE"_s, u"no/such/file"_s } << QByteArray()
        << u"home_assistant.token (environment HA_TOKEN_FILE): cannot read no/such/file: No such file or directory"_s;
    QTest::newRow("secret and its file in the file")
        << none << QByteArray("influxdb.token = 's3cret'\ninfluxdb.token_file = 'x'\n")
        << u"influxdb.token (file FILE:2): FILE:1 sets it too; give the secret or its file, not both"_s;
}

void TestSettingsLoader::errors()
{
    QFETCH(QStringList, variables);
    QFETCH(QByteArray, file);
    QFETCH(QString, message);
    SettingsSources sources { .environment = environment(variables) };
    if (!file.isEmpty())
        sources.configFile = written(u"errors.toml"_s, file);
    const auto settings = loadSettings(sources);
    QVERIFY(!settings.has_value());
    QCOMPARE(settings.error().code, ErrorCode::InvalidInput);
    QCOMPARE(settings.error().message, message.replace(u"FILE:"_s, sources.configFile + u":"_s));
}

void TestSettingsLoader::secretsAreNeverShown()
{
    for (const SettingDefinition &setting : settingsTable()) {
        if (!setting.isSecret())
            continue;
        const auto settings = loadSettings(
            { .environment = environment({ setting.environment.first(), u"s3cret"_s }) });
        QVERIFY(settings.has_value());
        QCOMPARE(settings->shown(setting.key), u"\"***\""_s);
    }
}

/// Two secrets are shown alike, and are not the same.
void TestSettingsLoader::sameValue()
{
    const auto with = [](const QString &key, const QString &listen) {
        return loadSettings({ {}, environment({ u"API_KEY"_s, key, u"HEARTHBOOK_LISTEN"_s, listen }), {} });
    };
    const Result<Settings> one = with(u"first"_s, u"127.0.0.1:1"_s);
    const Result<Settings> other = with(u"second"_s, u"127.0.0.1:1"_s);
    QVERIFY(one && other);
    QCOMPARE(one->shown(u"auth.api_key"), other->shown(u"auth.api_key"));
    QVERIFY(!one->isSame(u"auth.api_key", *other));
    QVERIFY(one->isSame(u"auth.api_key", *one));
    QVERIFY(one->isSame(u"server.listen", *other));
    QVERIFY(!one->isSame(u"server.listen", *with(u"first"_s, u"127.0.0.1:2"_s)));
}

QTEST_GUILESS_MAIN(TestSettingsLoader)
#include "tst_settingsloader.moc"
