#include "app/commandline.h"
#include "app/commands/importcommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestImportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_data();
    void request();
    void influx_data();
    void influx();
    void undo_data();
    void undo();
    void usage_data();
    void usage();
    void givesTheExitCodeOn();
    void databaseMayStandAnywhere();

private:
    int run(const QStringList &arguments)
    {
        m_calls = 0;
        CommandLine line;
        line.add(std::make_unique<ImportCommand>([this](const Settings &settings, const ImportRequest &asked) {
            ++m_calls;
            m_request = asked;
            m_database = settings.text(u"database.url");
            return m_code;
        }));
        const int code = line.run(arguments, {});
        qInstallMessageHandler(nullptr);
        return code;
    }

    ImportRequest m_request;
    QString m_database;
    int m_calls = 0;
    int m_code = ExitDone;
};

void TestImportCommand::request_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("user");
    QTest::addColumn<bool>("dryRun");
    QTest::addColumn<QString>("report");
    const int webhooks = int(ImportKind::Webhooks);
    const int storage = int(ImportKind::LocalStorage);
    QTest::newRow("webhooks") << QStringList { u"webhooks"_s, u"f"_s } << webhooks << u"default"_s << false
                              << QString();
    QTest::newRow("dry run behind") << QStringList { u"webhooks"_s, u"f"_s, u"--dry-run"_s } << webhooks << u"default"_s
                                    << true << QString();
    QTest::newRow("dry run before") << QStringList { u"--dry-run"_s, u"webhooks"_s, u"f"_s } << webhooks << u"default"_s
                                    << true << QString();
    QTest::newRow("report") << QStringList { u"webhooks"_s, u"--report"_s, u"r.json"_s, u"f"_s } << webhooks
                            << u"default"_s << false << u"r.json"_s;
    QTest::newRow("browser") << QStringList { u"local-storage"_s, u"f"_s } << storage << u"default"_s << false
                             << QString();
    QTest::newRow("browser of a user") << QStringList { u"local-storage"_s, u"f"_s, u"--user-id"_s, u"Jörg"_s }
                                       << storage << u"Jörg"_s << false << QString();
    QTest::newRow("database") << QStringList { u"database"_s, u"f"_s } << int(ImportKind::Database) << u"default"_s
                              << false << QString();
}

void TestImportCommand::request()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(QStringList(u"import"_s) + arguments), int(ExitDone));
    QCOMPARE(m_calls, 1);
    QTEST(int(m_request.kind), "kind");
    QCOMPARE(m_request.source, u"f"_s);
    QTEST(m_request.userId, "user");
    QTEST(m_request.dryRun, "dryRun");
    QTEST(m_request.report, "report");
    QVERIFY(m_request.undo.isEmpty());
}

void TestImportCommand::influx_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<qint64>("hours");
    QTest::addColumn<bool>("dryRun");
    QTest::newRow("all of it") << QStringList() << qint64(0) << false;
    QTest::newRow("since") << QStringList { u"--since"_s, u"90d"_s } << qint64(90 * 24) << false;
    QTest::newRow("dry run") << QStringList { u"--since"_s, u"12 h"_s, u"--dry-run"_s } << qint64(12) << true;
}

void TestImportCommand::influx()
{
    QFETCH(QStringList, arguments);
    QFETCH(qint64, hours);
    QCOMPARE(run(QStringList { u"import"_s, u"influx"_s } + arguments), int(ExitDone));
    QVERIFY(m_request.influx);
    QCOMPARE(m_request.since, std::chrono::hours(hours));
    QTEST(m_request.dryRun, "dryRun");
}

void TestImportCommand::undo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("alone") << QStringList { u"--undo"_s, u"r.json"_s };
    QTest::newRow("of a kind") << QStringList { u"webhooks"_s, u"--undo"_s, u"r.json"_s };
    QTest::newRow("of InfluxDB") << QStringList { u"influx"_s, u"--undo"_s, u"r.json"_s };
}

void TestImportCommand::undo()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(QStringList(u"import"_s) + arguments), int(ExitDone));
    QCOMPARE(m_request.undo, u"r.json"_s);
    QVERIFY(m_request.source.isEmpty());
    QVERIFY(!m_request.influx);
}

void TestImportCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no source") << QStringList { u"webhooks"_s };
    QTest::newRow("unknown kind") << QStringList { u"postgres"_s, u"f"_s };
    QTest::newRow("two sources") << QStringList { u"webhooks"_s, u"f"_s, u"g"_s };
    QTest::newRow("source and undo") << QStringList { u"webhooks"_s, u"f"_s, u"--undo"_s, u"r"_s };
    QTest::newRow("user of webhooks") << QStringList { u"webhooks"_s, u"f"_s, u"--user-id"_s, u"ann"_s };
    QTest::newRow("unknown flag") << QStringList { u"webhooks"_s, u"f"_s, u"--listen"_s, u"127.0.0.1:1"_s };
    QTest::newRow("a source of InfluxDB") << QStringList { u"influx"_s, u"f"_s };
    QTest::newRow("since is no time") << QStringList { u"influx"_s, u"--since"_s, u"yesterday"_s };
    QTest::newRow("since has no unit") << QStringList { u"influx"_s, u"--since"_s, u"90"_s };
    QTest::newRow("since is nothing") << QStringList { u"influx"_s, u"--since"_s, u"0d"_s };
    QTest::newRow("since is beyond all times") << QStringList { u"influx"_s, u"--since"_s, u"99999999d"_s };
    QTest::newRow("undo of nothing") << QStringList { u"--undo"_s };
}

void TestImportCommand::usage()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(QStringList(u"import"_s) + arguments), int(ExitUsage));
    QCOMPARE(m_calls, 0);
}

void TestImportCommand::givesTheExitCodeOn()
{
    m_code = ExitSomeRejected;
    QCOMPARE(run({ u"import"_s, u"webhooks"_s, u"f"_s }), int(ExitSomeRejected));
    m_code = ExitDone;
}

void TestImportCommand::databaseMayStandAnywhere()
{
    run({ u"import"_s, u"--database"_s, u"m.db"_s, u"webhooks"_s, u"f"_s });
    QCOMPARE(m_database, u"m.db"_s);
    run({ u"import"_s, u"webhooks"_s, u"f"_s, u"--database=n.db"_s });
    QCOMPARE(m_database, u"n.db"_s);
}

QTEST_GUILESS_MAIN(TestImportCommand)
#include "tst_importcommand.moc"
