#include "core/storage/durablefile.h"
#include "tests/support/files.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestDurableFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linkIsReplaced_data();
    void linkIsReplaced();

private:
    QTemporaryDir m_folder;
};

void TestDurableFile::linkIsReplaced_data()
{
    QTest::addColumn<QString>("link");
    QTest::newRow("at the file's place") << u"file"_s;
    QTest::newRow("at the place of what is not whole") << partOf(u"file"_s);
}

/// Somebody who may write to the folder must not have another file overwritten by us.
void TestDurableFile::linkIsReplaced()
{
    QFETCH(QString, link);
    const QString other = m_folder.filePath(u"other"_s);
    const QString path = m_folder.filePath(u"file"_s);
    writeFile(other, "precious");
    QFile::setPermissions(other, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
    const auto before = QFile::permissions(other);
    QVERIFY(QFile::link(other, m_folder.filePath(link)));
    QVERIFY(writeDurably(path, "new", true));
    QVERIFY(!QFileInfo(path).isSymLink());
    QCOMPARE(readFile(path), "new");
    QCOMPARE(QFile::permissions(path), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser);
    QCOMPARE(readFile(other), "precious");
    QCOMPARE(QFile::permissions(other), before);
    QVERIFY(QFile::remove(path));
}

QTEST_GUILESS_MAIN(TestDurableFile)
#include "tst_durablefile.moc"
