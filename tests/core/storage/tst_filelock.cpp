#include "core/storage/filelock.h"
#include "tests/support/files.h"
#include "tests/support/storagehelper.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestFileLock : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secondHolderIsRefused();
    void secondProcessIsRefused();
    void releasedWithItsOwner();
    void releasedWhenItsProcessIsKilled();
    void otherNameOfTheFile();
    void makesTheFolder();
    void folderIsNoDatabase();
    void fileIsPrivate();
    void linkIsNotFollowed_data();
    void linkIsNotFollowed();

private:
    QTemporaryDir m_folder;
};

void TestFileLock::secondHolderIsRefused()
{
    const QString path = m_folder.filePath(u"a.db"_s);
    const auto held = FileLock::acquire(path);
    QVERIFY(held);
    const auto second = FileLock::acquire(path);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Busy);
    QVERIFY(second.error().message.contains(path));
}

void TestFileLock::secondProcessIsRefused()
{
    const QString path = m_folder.filePath(u"b.db"_s);
    const auto held = FileLock::acquire(path);
    QVERIFY(held);
    QCOMPARE(helperOutput({ u"lock"_s, path }), QByteArray("busy"));
}

void TestFileLock::releasedWithItsOwner()
{
    const QString path = m_folder.filePath(u"c.db"_s);
    QVERIFY(FileLock::acquire(path));
    QVERIFY(FileLock::acquire(path));
}

void TestFileLock::releasedWhenItsProcessIsKilled()
{
    const QString path = m_folder.filePath(u"d.db"_s);
    QProcess holder;
    startStorageHelper(holder, { u"lock"_s, path });
    QVERIFY(helperSays(holder, "locked"));
    const auto refused = FileLock::acquire(path);
    holder.kill();
    QVERIFY(holder.waitForFinished());
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(FileLock::acquire(path));
}

void TestFileLock::otherNameOfTheFile()
{
    const QString path = m_folder.filePath(u"f.db"_s);
    const QString link = m_folder.filePath(u"g.db"_s);
    QVERIFY(QFile::link(path, link));
    const auto beforeItIs = FileLock::acquire(link);
    QVERIFY(beforeItIs);
    QVERIFY(!FileLock::acquire(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(!FileLock::acquire(path));
    QVERIFY(!FileLock::acquire(link));
}

void TestFileLock::makesTheFolder()
{
    QVERIFY(FileLock::acquire(m_folder.filePath(u"deep/down/a.db"_s)));
}

void TestFileLock::folderIsNoDatabase()
{
    const auto lock = FileLock::acquire(m_folder.path());
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::NotADatabase);
}

void TestFileLock::fileIsPrivate()
{
    const QString path = m_folder.filePath(u"e.db"_s);
    const auto held = FileLock::acquire(path);
    QVERIFY(held);
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
        | QFileDevice::WriteOther;
    QVERIFY(!(QFileInfo(path + u".lock"_s).permissions() & others));
}

void TestFileLock::linkIsNotFollowed_data()
{
    QTest::addColumn<bool>("symbolic");
    QTest::newRow("symbolic") << true;
    QTest::newRow("hard") << false;
}

/// The number of the process would be written into what somebody's link leads to.
void TestFileLock::linkIsNotFollowed()
{
    QFETCH(bool, symbolic);
    const QString other = m_folder.filePath(u"other-%1"_s.arg(symbolic));
    const QString path = m_folder.filePath(u"linked-%1.db"_s.arg(symbolic));
    writeFile(other, "precious");
    const QByteArray from = QFile::encodeName(other);
    const QByteArray to = QFile::encodeName(path + u".lock"_s);
    QCOMPARE(symbolic ? ::symlink(from, to) : ::link(from, to), 0);
    const auto lock = FileLock::acquire(path);
    QVERIFY(!lock);
    QCOMPARE(lock.error().code, ErrorCode::Unavailable);
    QCOMPARE(readFile(other), "precious");
}

QTEST_GUILESS_MAIN(TestFileLock)
#include "tst_filelock.moc"
