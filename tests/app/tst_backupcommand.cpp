#include "app/commandline.h"
#include "app/commands/backupcommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The words of `backup` and what they ask for.
class TestBackupCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void request_data();
    void request();
    void usage_data();
    void usage();

private:
    int run(const QStringList &arguments)
    {
        CommandLine line;
        line.add(std::make_unique<BackupCommand>([this](const Settings &settings, const BackupRequest &request) {
            m_request = request;
            m_folder = settings.text(u"backup.folder");
            ++m_runs;
            return int(ExitDone);
        }));
        const int code = line.run(QStringList { u"backup"_s } + arguments, {});
        qInstallMessageHandler(nullptr);
        return code;
    }

    BackupRequest m_request;
    QString m_folder;
    int m_runs = 0;
};

void TestBackupCommand::request_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isProven");
    QTest::newRow("create") << QStringList { u"create"_s } << int(BackupAction::Create) << QString() << true;
    QTest::newRow("output") << QStringList { u"create"_s, u"--output"_s, u"b.db"_s } << int(BackupAction::Create)
                            << u"b.db"_s << true;
    QTest::newRow("list") << QStringList { u"list"_s } << int(BackupAction::List) << QString() << true;
    QTest::newRow("verify") << QStringList { u"verify"_s, u"b.db"_s } << int(BackupAction::Verify) << u"b.db"_s << true;
    QTest::newRow("restore") << QStringList { u"restore"_s, u"b.db"_s } << int(BackupAction::Restore) << u"b.db"_s
                             << true;
    QTest::newRow("restore without manifest") << QStringList { u"restore"_s, u"--without-manifest"_s, u"b.db"_s }
                                              << int(BackupAction::Restore) << u"b.db"_s << false;
    QTest::newRow("drill of the newest") << QStringList { u"drill"_s } << int(BackupAction::Drill) << QString() << true;
    QTest::newRow("drill") << QStringList { u"drill"_s, u"b.db"_s } << int(BackupAction::Drill) << u"b.db"_s << true;
}

void TestBackupCommand::request()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const bool, isProven);
    m_request = {};
    QCOMPARE(run(arguments + QStringList { u"--backup-folder"_s, u"safe"_s }), int(ExitDone));
    QTEST(int(m_request.action), "action");
    QTEST(m_request.file, "file");
    QCOMPARE(m_request.proof == Proof::Manifest, isProven);
    QCOMPARE(m_folder, u"safe"_s);
}

void TestBackupCommand::usage_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing asked") << QStringList();
    QTest::newRow("verify what") << QStringList { u"verify"_s };
    QTest::newRow("restore what") << QStringList { u"restore"_s };
    QTest::newRow("two paths") << QStringList { u"verify"_s, u"a"_s, u"b"_s };
    QTest::newRow("a path to create without its flag") << QStringList { u"create"_s, u"b.db"_s };
    QTest::newRow("verify without manifest") << QStringList { u"verify"_s, u"--without-manifest"_s, u"b.db"_s };
    QTest::newRow("flag of another part") << QStringList { u"list"_s, u"--listen"_s, u"127.0.0.1:1"_s };
}

void TestBackupCommand::usage()
{
    QFETCH(const QStringList, arguments);
    m_runs = 0;
    QCOMPARE(run(arguments), int(ExitUsage));
    QCOMPARE(m_runs, 0);
}

QTEST_GUILESS_MAIN(TestBackupCommand)
#include "tst_backupcommand.moc"
