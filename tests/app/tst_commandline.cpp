#include "core/settings/settingstable.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Runs the real programs.
class TestCommandLine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void version();
    void help_data();
    void help();
    void usageErrors_data();
    void usageErrors();
    void showPrintsEverySettingAsToml();
    void showTellsOrigins();
    void shownTomlCanBeReadAgain();
    void secretsAreMasked();
    void badConfigFile_data();
    void badConfigFile();
    void everyFlagOfTheTableIsTaken_data();
    void everyFlagOfTheTableIsTaken();
    void errorsAreOneLineWithoutUtf8Locale();
    void errorsSteerNoTerminal();
    void desktopAnswersWithoutDisplay_data();
    void desktopAnswersWithoutDisplay();
    void desktopRefusesUnknownArguments();
    void desktopRefusesPlaces_data();
    void desktopRefusesPlaces();

private:
    struct Outcome
    {
        int code = -1;
        QString out = {};
        QString err = {};
    };

    Outcome run(const QStringList &arguments, const QStringList &variables = {});
    Outcome runProgram(const QString &program, const QStringList &arguments, const QStringList &variables);
    QString written(const QByteArray &content);

    QTemporaryDir m_dir;
};

TestCommandLine::Outcome TestCommandLine::runProgram(const QString &program, const QStringList &arguments,
                                                     const QStringList &variables)
{
    QProcess process;
    QProcessEnvironment environment;
    environment.insert(u"LC_ALL"_s, u"C.UTF-8"_s);
    for (const QString &keep : { u"ASAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s, u"LSAN_OPTIONS"_s, u"PATH"_s })
        environment.insert(keep, qEnvironmentVariable(keep.toLatin1().constData()));
    for (const QString &variable : variables)
        environment.insert(variable.section(u'=', 0, 0), variable.section(u'=', 1));
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_dir.path());
    process.start(program, arguments);
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return { -1, {}, QString(u"did not end by itself: "_s + process.errorString()) };
    return { process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
             QString::fromUtf8(process.readAllStandardError()) };
}

TestCommandLine::Outcome TestCommandLine::run(const QStringList &arguments, const QStringList &variables)
{
    return runProgram(QStringLiteral(HEARTHBOOKD), arguments, variables);
}

QString TestCommandLine::written(const QByteArray &content)
{
    QFile file(m_dir.filePath(u"hearthbook.toml"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write the test's file");
    return file.fileName();
}

void TestCommandLine::version()
{
    const Outcome outcome = run({ u"--version"_s });
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.out, u"hearthbookd 0.1.0\n"_s);
    QCOMPARE(outcome.err, QString());
}

void TestCommandLine::help_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QStringList>("parts");
    QTest::newRow("program") << QStringList { u"--help"_s }
                             << QStringList { u"Commands:"_s, u"config"_s, u"Exit codes: 0 done"_s };
    QTest::newRow("short form") << QStringList { u"-h"_s } << QStringList { u"Commands:"_s };
    QTest::newRow("group of commands") << QStringList { u"config"_s, u"--help"_s } << QStringList { u"show"_s };
    QTest::newRow("command") << QStringList { u"config"_s, u"show"_s, u"--help"_s }
                             << QStringList { u"--origin"_s,         u"Server:"_s,   u"--listen HOST:PORT"_s,
                                              u"[127.0.0.1:8006]"_s, u"Database:"_s, u"--config FILE"_s };
}

void TestCommandLine::help()
{
    QFETCH(QStringList, arguments);
    QFETCH(QStringList, parts);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.code, 0);
    QCOMPARE(outcome.err, QString());
    for (const QString &part : parts)
        QVERIFY2(outcome.out.contains(part), qPrintable(part));
    for (const QString &line : outcome.out.split(u'\n'))
        QVERIFY2(line.size() <= 100, qPrintable(line));
}

void TestCommandLine::usageErrors_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("error");
    const QString top = u"try 'hearthbookd --help'\n"_s;
    const QString show = u"Try 'hearthbookd config show --help'\n"_s;
    QTest::newRow("nothing")
        << QStringList()
        << u"hearthbookd: a command is needed: serve, migrate, import, export, keys, discover, backup, config, doctor, healthcheck, support-bundle; "_s
            + top;
    QTest::newRow("command cut short") << QStringList {
        u"config"_s
    } << u"hearthbookd: a command is needed: show; try 'hearthbookd config --help'\n"_s;
    QTest::newRow("slip in a command") << QStringList {
        u"cofnig"_s
    } << u"hearthbookd: unknown command cofnig, did you mean config? Try 'hearthbookd --help'\n"_s;
    QTest::newRow("unknown command") << QStringList { u"frobnicate"_s }
                                     << u"hearthbookd: unknown command frobnicate; "_s + top;
    QTest::newRow("slip in an option") << QStringList { u"config"_s, u"show"_s, u"--lisen"_s, u"127.0.0.1:1"_s }
                                       << u"hearthbookd: unknown option --lisen, did you mean --listen? "_s + show;
    QTest::newRow("slip in an option with a value")
        << QStringList { u"config"_s, u"show"_s, u"--lisen=127.0.0.1:1"_s }
        << u"hearthbookd: unknown option --lisen, did you mean --listen? "_s + show;
    QTest::newRow("unknown option of the program")
        << QStringList { u"--frobnicate"_s } << u"hearthbookd: unknown option --frobnicate; "_s + top;
    QTest::newRow("argument too many") << QStringList {
        u"config"_s, u"show"_s, u"x"_s
    } << u"hearthbookd: unexpected argument x; try 'hearthbookd config show --help'\n"_s;
    QTest::newRow("value out of bounds")
        << QStringList { u"config"_s, u"show"_s, u"--http-threads"_s, u"65"_s }
        << u"hearthbookd: server.http_threads (flag --http-threads): \"65\" is out of bounds, it must be a whole "
           "number from 0 to 64\n"_s;
    QTest::newRow("flag that is neither true nor false")
        << QStringList { u"config"_s, u"show"_s, u"--log-access=maybe"_s }
        << u"hearthbookd: log.access (flag --log-access): \"maybe\" is not true or false\n"_s;
}

void TestCommandLine::usageErrors()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, error);
    const Outcome outcome = run(arguments);
    QCOMPARE(outcome.err, error);
    QCOMPARE(outcome.code, 2);
    QCOMPARE(outcome.out, QString());
}

void TestCommandLine::showPrintsEverySettingAsToml()
{
    const Outcome outcome = run({ u"config"_s, u"show"_s });
    QCOMPARE(outcome.code, 0);
    const QStringList lines = outcome.out.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(size_t(lines.size()), settingsTable().size());
    for (size_t i = 0; i < settingsTable().size(); ++i)
        QVERIFY2(lines[qsizetype(i)].startsWith(settingsTable()[i].key + u" = "_s), qPrintable(lines[qsizetype(i)]));
}

void TestCommandLine::showTellsOrigins()
{
    const QString config = written("[log]\nlevel = 'error'\n");
    const Outcome outcome = run({ u"config"_s, u"show"_s, u"--origin"_s, u"--config"_s, config, u"--log-access"_s,
                                  u"--sqlite-cache-size"_s, u"-2000"_s },
                                { u"DATABASE_URL=sqlite+aiosqlite:///./data/metadata.db"_s });
    QCOMPARE(outcome.code, 0);
    for (const QString &line :
         { u"database.url = \"sqlite+aiosqlite:///./data/metadata.db\" # environment DATABASE_URL"_s,
           QString(u"log.level = \"ERROR\" # file "_s + config + u":2"_s), u"log.access = true # flag --log-access"_s,
           u"database.cache_size = -2000 # flag --sqlite-cache-size"_s, u"server.port = 8006 # default"_s })
        QVERIFY2(outcome.out.split(u'\n').contains(line), qPrintable(line));
}

void TestCommandLine::shownTomlCanBeReadAgain()
{
    const Outcome first = run({ u"config"_s, u"show"_s, u"--origin"_s },
                              { u"DATA_API_PORT=9000"_s, u"CORS_ORIGINS= http://a , http://b "_s, u"SQLITE_TIMEOUT=5"_s,
                                u"INFLUXDB_ORG=a \"b\""_s });
    QCOMPARE(first.code, 0);
    const Outcome again = run({ u"config"_s, u"show"_s, u"--config"_s, written(first.out.toUtf8()) });
    QCOMPARE(again.err, QString());
    QStringList values;
    for (const QString &line : first.out.split(u'\n'))
        values += line.section(u" # "_s, 0, 0);
    QCOMPARE(again.out, values.join(u'\n'));
    QVERIFY(again.out.contains(u"server.listen = \"127.0.0.1:9000\"\n"_s));
}

void TestCommandLine::secretsAreMasked()
{
    const Outcome outcome = run({ u"config"_s, u"show"_s, u"--origin"_s },
                                { u"INFLUXDB_TOKEN=s3cret"_s, u"INFLUXDB_URL=http://me:s3cret@influx:8086"_s });
    QCOMPARE(outcome.code, 0);
    QVERIFY(outcome.out.contains(u"influxdb.token = \"***\" # environment INFLUXDB_TOKEN\n"_s));
    QVERIFY(!outcome.out.contains(u"s3cret"_s));
}

void TestCommandLine::badConfigFile_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("error"); // behind the path
    QTest::newRow("unknown key") << QByteArray("[server]\nlisen = 'x'\n")
                                 << u":2: there is no setting server.lisen; the nearest is server.listen\n"_s;
    QTest::newRow("not TOML") << QByteArray("= 1\n") << u":1: "_s;
}

void TestCommandLine::badConfigFile()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, error);
    const QString path = written(content);
    const Outcome outcome = run({ u"config"_s, u"show"_s }, { u"HEARTHBOOK_CONFIG="_s + path });
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.startsWith(u"hearthbookd: "_s + path + error), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count(u'\n'), 1);
}

void TestCommandLine::everyFlagOfTheTableIsTaken_data()
{
    QTest::addColumn<QString>("flag");
    QTest::addColumn<QString>("value");
    for (const SettingDefinition &setting : settingsTable()) {
        if (!setting.flag.isEmpty())
            QTest::newRow(qPrintable(setting.flag))
                << setting.flag << (setting.fallback.isEmpty() ? u"http://home"_s : setting.fallback);
    }
}

void TestCommandLine::everyFlagOfTheTableIsTaken()
{
    QFETCH(QString, flag);
    QFETCH(QString, value);
    const Outcome outcome = run({ u"config"_s, u"show"_s, u"--origin"_s, QString(flag + u'=' + value) });
    QCOMPARE(outcome.err, QString());
    QVERIFY(outcome.out.contains(u" # flag "_s + flag + u'\n'));
}

void TestCommandLine::errorsAreOneLineWithoutUtf8Locale()
{
    const Outcome outcome = run({ u"config"_s, u"sh\u00f6w"_s }, { u"LC_ALL=C"_s });
    QCOMPARE(outcome.err,
             u"hearthbookd: unknown command sh\u00f6w, did you mean show? Try 'hearthbookd config --help'\n"_s);
}

void TestCommandLine::errorsSteerNoTerminal()
{
    const Outcome outcome = run({ u"config"_s, u"xyz\x1b[31m\u009b31m\nk"_s });
    QVERIFY2(outcome.err.startsWith(u"hearthbookd: unknown command xyz\\x1b[31m\\x9b31m k"_s), qPrintable(outcome.err));
    QCOMPARE(outcome.err.count(u'\n'), 1);
}

void TestCommandLine::desktopAnswersWithoutDisplay_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("start");
    QTest::newRow("version") << u"--version"_s << u"hearthbook 0.1.0\n"_s;
    QTest::newRow("help") << u"--help"_s << u"The desktop program of Hearthbook"_s;
}

void TestCommandLine::desktopAnswersWithoutDisplay()
{
    QFETCH(QString, argument);
    QFETCH(QString, start);
    const Outcome outcome = runProgram(QStringLiteral(HEARTHBOOK), { argument }, {});
    QCOMPARE(outcome.code, 0);
    QVERIFY2(outcome.out.startsWith(start), qPrintable(outcome.out + outcome.err));
}

void TestCommandLine::desktopRefusesUnknownArguments()
{
    const QStringList arguments { u"-platform"_s, u"offscreen"_s, u"--frobnicate"_s };
    const Outcome outcome = runProgram(QStringLiteral(HEARTHBOOK), arguments, {});
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(u"hearthbook: unknown argument --frobnicate; try 'hearthbook --help'\n"_s),
             qPrintable(outcome.err));
}

void TestCommandLine::desktopRefusesPlaces_data()
{
    QTest::addColumn<QString>("argument");
    QTest::addColumn<QString>("why");
    QTest::newRow("nothing") << u""_s << u"empty"_s;
    QTest::newRow("another scheme") << u"ftp://x/y"_s << u"ftp:// names no book"_s;
    QTest::newRow("a name and a password") << u"https://u:secretpw@host/"_s << u"no name and no password"_s;
}

/// With a sentence, before a book is made or anything is written down.
void TestCommandLine::desktopRefusesPlaces()
{
    QFETCH(QString, argument);
    QFETCH(QString, why);
    const QTemporaryDir home;
    const Outcome outcome = runProgram(QStringLiteral(HEARTHBOOK), { u"-platform"_s, u"offscreen"_s, argument },
                                       { u"HOME="_s + home.path() });
    QCOMPARE(outcome.code, 2);
    QVERIFY2(outcome.err.contains(u"hearthbook: "_s) && outcome.err.contains(why), qPrintable(outcome.err));
    QVERIFY(!outcome.err.contains(u"secretpw"_s));
    QVERIFY(QDir(home.path()).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot));
    QVERIFY(!QDir(m_dir.path()).exists(u"ftp:"_s));
}

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
