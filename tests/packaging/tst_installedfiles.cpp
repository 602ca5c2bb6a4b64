#include "tests/support/serverprocess.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What is installed beside the programs says the same as they do.
class TestInstalledFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void manualNamesEachCommand();
    void settingsAreRead();
    void softwareCentreNamesThisVersion();
    void composeFileNamesThisVersion();

private:
    static QByteArray packaging(const QString &name)
    {
        QFile file(QStringLiteral(HEARTHBOOK_PACKAGING "/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

void TestInstalledFiles::manualNamesEachCommand()
{
    ServerProcess program;
    const QString help = QString::fromUtf8(program.runToEnd({ u"--help"_s }).out);
    const QString manual = QString::fromUtf8(packaging(u"man/hearthbookd.8"_s)).remove(u'\\');
    const QString commands = help.section(u"Commands:"_s, 1).section(u"\n\n"_s, 0, 0);
    QRegularExpressionMatchIterator found =
        QRegularExpression(u"^  ([a-z-]+) "_s, QRegularExpression::MultilineOption).globalMatch(commands);
    QVERIFY(found.hasNext());
    while (found.hasNext()) {
        const QString command = found.next().captured(1);
        QVERIFY2(manual.contains(u"\n.B %1\n"_s.arg(command)), qPrintable(command));
    }
}

void TestInstalledFiles::settingsAreRead()
{
    ServerProcess program;
    const Ending ending = program.runToEnd(
        { u"config"_s, u"show"_s, u"--config"_s, QStringLiteral(HEARTHBOOK_PACKAGING "/hearthbook.toml") });
    QVERIFY2(ending.code == 0, ending.err);
    QVERIFY2(ending.out.contains("url = \"sqlite:////var/lib/hearthbook/metadata.db\""), ending.out);
    QVERIFY2(ending.out.contains("listen = \"127.0.0.1:8006\""), ending.out);
}

void TestInstalledFiles::softwareCentreNamesThisVersion()
{
    ServerProcess program;
    const QByteArray version = program.runToEnd({ u"--version"_s }).out.trimmed().split(' ').last();
    const QByteArray page = packaging(u"desktop/org.hearthbook.Hearthbook.metainfo.xml"_s);
    QVERIFY2(page.contains("<release version=\"" + version + "\" "), version);
}

void TestInstalledFiles::composeFileNamesThisVersion()
{
    ServerProcess program;
    const QByteArray version = program.runToEnd({ u"--version"_s }).out.trimmed().split(' ').last();
    const QByteArray compose = packaging(u"docker/compose.yaml"_s);
    QVERIFY(compose.count("image: hearthbook:") > 0);
    QCOMPARE(compose.count("image: hearthbook:" + version + '\n'), compose.count("image: hearthbook:"));
}

QTEST_GUILESS_MAIN(TestInstalledFiles)
#include "tst_installedfiles.moc"
