#include "server/auth/failedkeys.h"

#include <QTest>

using namespace hearthbook;

class TestFailedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twentyInAMinuteAreTooMany();
    void slowFailuresAreNot();
    void waitsUntilTheFirstIsAMinuteOld();
    void addressesAreCountedApart();
    void manyAddressesNeedNoEndlessMemory();

private:
    static Timestamp at(double seconds) { return { 1'760'461'205'000'000 + qint64(seconds * 1e6) }; }
    static void fail(FailedKeys &failed, int times, double first, double step)
    {
        for (int i = 0; i < times; ++i)
            failed.add("192.0.2.1", at(first + i * step));
    }
};

void TestFailedKeys::twentyInAMinuteAreTooMany()
{
    FailedKeys failed;
    fail(failed, 19, 0, 1);
    QVERIFY(!failed.wait("192.0.2.1", at(19)));
    fail(failed, 1, 19, 0);
    QCOMPARE(failed.wait("192.0.2.1", at(19)), 41);
}

void TestFailedKeys::slowFailuresAreNot()
{
    FailedKeys failed;
    fail(failed, 100, 0, 3.2);
    QVERIFY(!failed.wait("192.0.2.1", at(99 * 3.2 + 0.1)));
}

void TestFailedKeys::waitsUntilTheFirstIsAMinuteOld()
{
    FailedKeys failed;
    fail(failed, 20, 0, 0.1);
    QCOMPARE(failed.wait("192.0.2.1", at(59.5)), 1);
    QVERIFY(!failed.wait("192.0.2.1", at(60)));
}

void TestFailedKeys::addressesAreCountedApart()
{
    FailedKeys failed;
    fail(failed, 20, 0, 0.1);
    QVERIFY(failed.wait("192.0.2.1", at(3)));
    QVERIFY(!failed.wait("192.0.2.2", at(3)));
}

void TestFailedKeys::manyAddressesNeedNoEndlessMemory()
{
    FailedKeys failed;
    fail(failed, 20, 0, 0.1);
    for (int i = 0; i < 30'000; ++i)
        failed.add(QByteArray::number(i), at(120 + i * 0.001));
    QVERIFY(!failed.wait("192.0.2.1", at(120)));
}

QTEST_GUILESS_MAIN(TestFailedKeys)
#include "tst_failedkeys.moc"
