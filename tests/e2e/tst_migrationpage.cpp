#include "tests/support/files.h"
#include "tests/support/influxprocess.h"
#include "tests/support/oldhome.h"
#include "tests/support/serverprocess.h"

#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

/// One command of the page and what it prints.
struct Step
{
    QString command = {};
    QString output = {};
    int line = 0; ///< of the page
};

/// The `console` blocks of docs/migration.md: `$ command`, then its output.
std::vector<Step> stepsOfThePage()
{
    std::vector<Step> steps;
    bool inside = false;
    int number = 0;
    for (const QString &line :
         QString::fromUtf8(readFile(QStringLiteral(HEARTHBOOK_SOURCE_DIR "/docs/migration.md"))).split(u'\n')) {
        ++number;
        if (line.startsWith(u"```"_s))
            inside = line == u"```console"_s;
        else if (inside && line.startsWith(u"$ "_s))
            steps.push_back({ line.sliced(2), {}, number });
        else if (inside && !steps.empty())
            steps.back().output += line + u'\n';
    }
    return steps;
}

/// What differs from run to run becomes the same. A page cannot show that a last line has no end.
QString masked(QString text)
{
    if (text.endsWith(u'\n'))
        text.chop(1);
    static const QRegularExpression copyTime(u"\\.backup-\\d{8}T\\d{6}Z(-\\d+)?"_s);
    return text.replace(copyTime, u".backup-TIME"_s);
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

/// docs/migration.md, run as it stands: one shell, one command after the other.
class TestMigrationPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pageHasEveryPart();
    void step_data();
    void step();
    void oldFilesAreUntouched();

private:
    QString script() const;
    QByteArray contentOf(const QString &name) const { return readFile(m_folder.filePath(name)); }

    InfluxProcess m_influx;
    QTemporaryDir m_folder;
    std::vector<Step> m_steps = stepsOfThePage();
    QStringList m_outputs;
    QHash<QString, QByteArray> m_before;
};

/// Each command's output stands behind a mark. Ports of the page become free ones.
QString TestMigrationPage::script() const
{
    QString text;
    for (const Step &step : m_steps)
        text += u"printf '\\036'\n"_s + step.command + u'\n';
    text += u"kill $! 2>/dev/null\ntrue\n"_s;
    for (const char *port : { "8006", "8016" })
        text.replace(u"127.0.0.1:"_s + QString::fromLatin1(port), u"127.0.0.1:%1"_s.arg(freePort()));
    text.replace(u"http://127.0.0.1:8086"_s, m_influx.url().toString());
    return text;
}

void TestMigrationPage::initTestCase()
{
    for (const QString &program : { u"curl"_s, u"sqlite3"_s }) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
    }
    makeOldHome(m_folder.path());
    m_influx.fill("home_assistant_events", oldPoints());
    for (const QString &name : { u"metadata.db"_s, u"webhooks.json"_s, u"sports_teams.db"_s })
        m_before.insert(name, contentOf(u"data/"_s + name));
    QProcess shell;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith(u"HEARTHBOOK_"_s) || name.startsWith(u"INFLUXDB_"_s) || name.endsWith(u"DATABASE_URL"_s))
            environment.remove(name);
    }
    const QString folder = QFileInfo(hearthbookd()).absolutePath();
    environment.insert(u"PATH"_s, folder + u':' + environment.value(u"PATH"_s));
    shell.setProcessEnvironment(environment);
    shell.setWorkingDirectory(m_folder.path());
    shell.setStandardErrorFile(m_folder.filePath(u"stderr.txt"_s));
    shell.start(u"sh"_s, { u"-c"_s, script() });
    QVERIFY2(shell.waitForFinished(100'000), contentOf(u"stderr.txt"_s).constData());
    QCOMPARE(shell.exitCode(), 0);
    m_outputs = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\036').sliced(1);
    QCOMPARE(size_t(m_outputs.size()), m_steps.size());
}

void TestMigrationPage::pageHasEveryPart()
{
    QVERIFY(m_steps.size() > 20);
    for (const char *part : { "import database", "import webhooks", "import local-storage", "import influx",
                              "--dry-run", "serve", "export data-api-db", "export webhooks-json", "--undo" }) {
        const bool there = std::ranges::any_of(
            m_steps, [&](const Step &step) { return step.command.contains(QString::fromLatin1(part)); });
        QVERIFY2(there, part);
    }
}

void TestMigrationPage::step_data()
{
    QTest::addColumn<int>("at");
    for (std::size_t i = 0; i < m_steps.size(); ++i)
        QTest::addRow("line %d: %s", m_steps[i].line, qPrintable(m_steps[i].command)) << int(i);
}

void TestMigrationPage::step()
{
    QFETCH(int, at);
    QCOMPARE(masked(m_outputs.value(at)), masked(m_steps[std::size_t(at)].output));
}

void TestMigrationPage::oldFilesAreUntouched()
{
    for (auto file = m_before.cbegin(); file != m_before.cend(); ++file) {
        QCOMPARE(contentOf(u"data.before/"_s + file.key()), file.value());
        QCOMPARE(contentOf(u"data.kept/"_s + file.key()), file.value());
    }
}

QTEST_GUILESS_MAIN(TestMigrationPage)
#include "tst_migrationpage.moc"
