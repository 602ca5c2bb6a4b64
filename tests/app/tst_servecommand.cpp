#include "app/commandline.h"
#include "app/commands/servecommand.h"
#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestServeCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void handsSettingsOn();
    void givesTheExitCodeOn();
    void wrongSettingIsUsage();

private:
    int run(const QStringList &arguments, const QProcessEnvironment &environment = {});

    int m_code = ExitDone; ///< what the composition answers
    int m_calls = 0;
    QString m_listen;
};

int TestServeCommand::run(const QStringList &arguments, const QProcessEnvironment &environment)
{
    m_calls = 0;
    CommandLine line;
    line.add(std::make_unique<ServeCommand>([this](const Settings &settings, const Reread &) {
        ++m_calls;
        m_listen = settings.text(u"server.listen");
        return m_code;
    }));
    const int code = line.run(arguments, environment);
    qInstallMessageHandler(nullptr);
    return code;
}

void TestServeCommand::handsSettingsOn()
{
    QCOMPARE(run({ u"serve"_s, u"--listen"_s, u"[::1]:0"_s }), int(ExitDone));
    QCOMPARE(m_calls, 1);
    QCOMPARE(m_listen, u"[::1]:0"_s);
}

void TestServeCommand::givesTheExitCodeOn()
{
    m_code = ExitDatabaseUnusable;
    QCOMPARE(run({ u"serve"_s }), int(ExitDatabaseUnusable));
    m_code = ExitDone;
}

void TestServeCommand::wrongSettingIsUsage()
{
    QCOMPARE(run({ u"serve"_s, u"--allow-anonymous=maybe"_s }), int(ExitUsage));
    QCOMPARE(run({ u"serve"_s, u"--body-limit"_s, u"1"_s }), int(ExitUsage));
    QCOMPARE(m_calls, 0);
}

QTEST_GUILESS_MAIN(TestServeCommand)
#include "tst_servecommand.moc"
