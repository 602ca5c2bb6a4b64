#include "app/commandline.h"
#include "app/commands/migratecommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;
using Mode = MigrateCommand::Mode;

class TestMigrateCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void mode_data();
    void mode();
    void flagsOfOtherPartsAreUnknown();
};

void TestMigrateCommand::mode_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("database");
    const QString fallback = u"sqlite:///./data/metadata.db"_s;
    QTest::newRow("apply") << QStringList { u"migrate"_s } << int(Mode::Apply) << fallback;
    QTest::newRow("dry run") << QStringList { u"migrate"_s, u"--dry-run"_s } << int(Mode::DryRun) << fallback;
    QTest::newRow("status") << QStringList { u"migrate"_s, u"status"_s } << int(Mode::Status) << fallback;
    QTest::newRow("flag before status") << QStringList { u"migrate"_s, u"--database"_s, u"m.db"_s, u"status"_s }
                                        << int(Mode::Status) << u"m.db"_s;
    QTest::newRow("flag behind status") << QStringList { u"migrate"_s, u"status"_s, u"--database=m.db"_s }
                                        << int(Mode::Status) << u"m.db"_s;
}

void TestMigrateCommand::mode()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, mode);
    QFETCH(QString, database);
    int met = -1;
    QString named;
    CommandLine line;
    line.add(std::make_unique<MigrateCommand>([&](const Settings &settings, Mode asked) {
        met = int(asked);
        named = settings.text(u"database.url");
        return int(ExitDone);
    }));
    QCOMPARE(line.run(arguments, {}), int(ExitDone));
    qInstallMessageHandler(nullptr);
    QCOMPARE(met, mode);
    QCOMPARE(named, database);
}

void TestMigrateCommand::flagsOfOtherPartsAreUnknown()
{
    CommandLine line;
    line.add(std::make_unique<MigrateCommand>([](const Settings &, Mode) { return int(ExitDone); }));
    QCOMPARE(line.run({ u"migrate"_s, u"--listen"_s, u"127.0.0.1:1"_s }, {}), int(ExitUsage));
}

QTEST_GUILESS_MAIN(TestMigrateCommand)
#include "tst_migratecommand.moc"
