#include "app/process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newFilesAreForTheirOwnerAlone();
};

void TestProcess::newFilesAreForTheirOwnerAlone()
{
#ifndef Q_OS_UNIX
    QSKIP("there is no umask here");
#endif
    const QTemporaryDir dir;
    keepFilesPrivate();
    QFile file(dir.filePath(u"metadata.db"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    QCOMPARE(file.permissions() & others, QFile::Permissions());
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
