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
    void composeFileAndGuideNameThisVersion_data();
    void composeFileAndGuideNameThisVersion();

private:
    static QByteArray packaging(const QString &name)
    {
        QFile file(QStringLiteral(HEARTHBOOK_PACKAGING "/") + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QByteArray version()
    {
        ServerProcess program;
        return program.runToEnd({ u"--version"_s }).out.trimmed().split(' ').last();
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
    const QByteArray page = packaging(u"desktop/org.hearthbook.Hearthbook.metainfo.xml"_s);
    QVERIFY2(page.contains("<release version=\"" + version() + "\" "), version());
}

void TestInstalledFiles::composeFileAndGuideNameThisVersion_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("compose") << u"docker/compose.yaml"_s;
    QTest::newRow("guide") << u"../docs/install.md"_s;
}

void TestInstalledFiles::composeFileAndGuideNameThisVersion()
{
    QFETCH(QString, file);
    QRegularExpressionMatchIterator found = QRegularExpression(u"\\bhearthbook[:-]([0-9]+[.][0-9.]*[0-9])"_s)
                                                .globalMatch(QString::fromUtf8(packaging(file)));
    QVERIFY(found.hasNext());
    while (found.hasNext())
        QCOMPARE(found.next().captured(1).toLatin1(), version());
}

QTEST_GUILESS_MAIN(TestInstalledFiles)
#include "tst_installedfiles.moc"
