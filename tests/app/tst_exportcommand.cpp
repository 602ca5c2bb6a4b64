#include "app/commandline.h"
#include "app/commands/exportcommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestExportCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_data();
    void request();
    void usage_data();
    void usage();
    void givesTheExitCodeOn();

private:
    int run(const QStringList &arguments)
    {
        m_calls = 0;
        CommandLine line;
        line.add(std::make_unique<ExportCommand>([this](const Settings &settings, const ExportRequest &asked) {
            ++m_calls;
            m_request = asked;
            m_database = settings.text(u"database.url");
            return m_code;
        }));
        const int code = line.run(QStringList(u"export"_s) + arguments, {});
        qInstallMessageHandler(nullptr);
        return code;
    }

    ExportRequest m_request;
    QString m_database;
    int m_calls = 0;
    int m_code = ExitDone;
};

void TestExportCommand::request_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("kind");
    QTest::addColumn<bool>("force");
    const int webhooks = int(ExportKind::WebhooksJson);
    const int database = int(ExportKind::DataApiDatabase);
    QTest::newRow("webhooks") << QStringList { u"webhooks-json"_s, u"f"_s } << webhooks << false;
    QTest::newRow("database") << QStringList { u"data-api-db"_s, u"f"_s } << database << false;
    QTest::newRow("forced") << QStringList { u"data-api-db"_s, u"f"_s, u"--force"_s } << database << true;
    QTest::newRow("forced before the file")
        << QStringList { u"webhooks-json"_s, u"--force"_s, u"f"_s } << webhooks << true;
}

void TestExportCommand::request()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments + QStringList { u"--database"_s, u"book.db"_s }), int(ExitDone));
    QCOMPARE(m_calls, 1);
    QTEST(int(m_request.kind), "kind");
    QTEST(m_request.force, "force");
    QCOMPARE(m_request.file, u"f"_s);
    QVERIFY(m_database.contains(u"book.db"_s));
}

void TestExportCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no file") << QStringList { u"webhooks-json"_s };
    QTest::newRow("unknown kind") << QStringList { u"webhooks"_s, u"f"_s };
    QTest::newRow("two files") << QStringList { u"data-api-db"_s, u"f"_s, u"g"_s };
    QTest::newRow("unknown flag") << QStringList { u"data-api-db"_s, u"f"_s, u"--overwrite"_s };
}

void TestExportCommand::usage()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(run(arguments), int(ExitUsage));
    QCOMPARE(m_calls, 0);
}

void TestExportCommand::givesTheExitCodeOn()
{
    m_code = ExitSomeRejected;
    QCOMPARE(run({ u"webhooks-json"_s, u"f"_s }), int(ExitSomeRejected));
}

QTEST_GUILESS_MAIN(TestExportCommand)
#include "tst_exportcommand.moc"
