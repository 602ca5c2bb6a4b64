#include "app/doctor/tarfile.h"
#include "tests/support/files.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What tar(1) makes of it.
class TestTarFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unpacks();
    void isWholeBlocks();
};

void TestTarFile::unpacks()
{
    const QDateTime time(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc());
    TarFile tar(time);
    tar.add(u"one/a.txt"_s, "first");
    tar.add(u"one/b.json"_s, QByteArray(512, 'b'));
    tar.add(u"one/"_s + QString(80, u'c'), {});
    QTemporaryDir folder;
    writeFile(folder.filePath(u"all.tar"_s), tar.finished());
    QProcess unpack;
    unpack.setWorkingDirectory(folder.path());
    unpack.start(u"tar"_s, { u"-xf"_s, u"all.tar"_s });
    QVERIFY(unpack.waitForFinished());
    QCOMPARE(unpack.readAllStandardError(), QByteArray());
    QCOMPARE(unpack.exitCode(), 0);
    QCOMPARE(readFile(folder.filePath(u"one/a.txt"_s)), "first");
    QCOMPARE(readFile(folder.filePath(u"one/b.json"_s)), QByteArray(512, 'b'));
    QCOMPARE(readFile(folder.filePath(u"one/"_s + QString(80, u'c'))), QByteArray());
    const QFileInfo first(folder.filePath(u"one/a.txt"_s));
    QCOMPARE(first.lastModified().toUTC(), time);
    QVERIFY(!(first.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
}

void TestTarFile::isWholeBlocks()
{
    TarFile tar(QDateTime::currentDateTimeUtc());
    QCOMPARE(tar.finished(), QByteArray(1024, '\0'));
    tar.add(u"a"_s, "x");
    QCOMPARE(tar.finished().size(), 512 + 512 + 1024);
}

QTEST_APPLESS_MAIN(TestTarFile)
#include "tst_tarfile.moc"
