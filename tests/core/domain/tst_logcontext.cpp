#include "core/domain/logcontext.h"

#include <QTest>

#include <thread>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What belongs to the messages of a thread.
class TestLogContext : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nested();
    void ofTheirOwnThread();
    void fieldsAreMadeWhenAsked();
};

void TestLogContext::nested()
{
    QCOMPARE(LogRequest::current(), QByteArray());
    {
        const LogRequest outer("outer");
        QCOMPARE(LogRequest::current(), "outer");
        {
            const LogRequest inner("inner");
            QCOMPARE(LogRequest::current(), "inner");
        }
        QCOMPARE(LogRequest::current(), "outer");
    }
    QCOMPARE(LogRequest::current(), QByteArray());
}

void TestLogContext::ofTheirOwnThread()
{
    const LogRequest here("here");
    QByteArray there = "unknown";
    std::thread([&there] { there = LogRequest::current(); }).join();
    QCOMPARE(there, QByteArray());
}

void TestLogContext::fieldsAreMadeWhenAsked()
{
    int made = 0;
    QVERIFY(LogFields::current().empty());
    {
        const LogFields fields([&made]() -> std::vector<LogField> {
            ++made;
            return { { "status", qint64(200) } };
        });
        QCOMPARE(made, 0);
        QCOMPARE(LogFields::current().size(), 1u);
    }
    QVERIFY(LogFields::current().empty());
    QCOMPARE(made, 1);
}

QTEST_APPLESS_MAIN(TestLogContext)
#include "tst_logcontext.moc"
