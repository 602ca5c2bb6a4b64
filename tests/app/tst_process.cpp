#include "app/process.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#ifdef Q_OS_UNIX
#include <sys/wait.h>
#include <unistd.h>
#endif

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newFilesAreForTheirOwnerAlone();
    void whatDoesNotEndIsEnded();
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

void TestProcess::whatDoesNotEndIsEnded()
{
#ifdef Q_OS_UNIX
    const pid_t child = ::fork();
    if (child == 0) {
        endWithin(1, 3);
        while (true)
            ::pause();
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 3);
#endif
}

QTEST_GUILESS_MAIN(TestProcess)
#include "tst_process.moc"
