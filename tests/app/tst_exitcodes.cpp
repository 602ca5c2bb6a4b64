#include "app/exitcodes.h"

#include <QTest>

using namespace hearthbook;

class TestExitCodes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void codeOf_data();
    void codeOf();
};

void TestExitCodes::codeOf_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<int>("code");
    QTest::newRow("wrong value") << int(ErrorCode::InvalidInput) << 2;
    QTest::newRow("another program holds the database") << int(ErrorCode::Busy) << 6;
    QTest::newRow("corrupt") << int(ErrorCode::Corrupt) << 6;
    QTest::newRow("not a database") << int(ErrorCode::NotADatabase) << 6;
    QTest::newRow("newer schema") << int(ErrorCode::SchemaNewer) << 6;
    QTest::newRow("changed schema") << int(ErrorCode::SchemaChanged) << 6;
    QTest::newRow("full") << int(ErrorCode::StorageFull) << 6;
    QTest::newRow("read only") << int(ErrorCode::ReadOnly) << 6;
    QTest::newRow("not found") << int(ErrorCode::NotFound) << 1;
    QTest::newRow("internal") << int(ErrorCode::Internal) << 1;
}

void TestExitCodes::codeOf()
{
    QFETCH(int, error);
    QFETCH(int, code);
    QCOMPARE(int(exitCode(ErrorCode(error))), code);
}

QTEST_GUILESS_MAIN(TestExitCodes)
#include "tst_exitcodes.moc"
