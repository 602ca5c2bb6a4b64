#include "server/http/qtadapter.h"

#include <QTest>

using namespace hearthbook;

class TestQtAdapter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void passesTheBody_data();
    void passesTheBody();
    void survivesWhatQtCannotRead();
    void nestedRequests();
};

namespace {

struct Sink final : RequestSink
{
    void handle(QByteArray given) override
    {
        ++calls;
        body = std::move(given);
        if (nested)
            nested();
    }

    int calls = 0;
    QByteArray body = {};
    std::function<void()> nested = {};
};

} // namespace

void TestQtAdapter::passesTheBody_data()
{
    QTest::addColumn<int>("size");
    for (const int size : { 0, 1, 65'536, 65'537, 1'000'000 })
        QTest::addRow("%d bytes", size) << size;
}

void TestQtAdapter::passesTheBody()
{
    QFETCH(int, size);
    QtAdapter adapter;
    const QByteArray body(size, 'x');
    for (int i = 1; i <= 3; ++i) { // more than one within a turn of the event loop, and some between turns
        Sink sink;
        QVERIFY(adapter.submit(Method::Post, "/a/b%20c?d=e", body, sink));
        QCOMPARE(sink.calls, 1);
        QCOMPARE(sink.body, body);
        if (i == 2)
            QCoreApplication::processEvents();
    }
}

void TestQtAdapter::survivesWhatQtCannotRead()
{
    QtAdapter adapter;
    for (int i = 0; i < 3; ++i) {
        Sink refused;
        QVERIFY(!adapter.submit(Method::Get, "/a b", {}, refused));
        QCOMPARE(refused.calls, 0);
        Sink sink;
        QVERIFY(adapter.submit(Method::Get, "/", {}, sink));
        QCOMPARE(sink.calls, 1);
        QCoreApplication::processEvents();
    }
}

void TestQtAdapter::nestedRequests()
{
    QtAdapter adapter;
    Sink inner;
    Sink outer;
    outer.nested = [&] { QVERIFY(adapter.submit(Method::Post, "/inner", "inner", inner)); };
    QVERIFY(adapter.submit(Method::Post, "/outer", "outer", outer));
    QCOMPARE(outer.body, "outer");
    QCOMPARE(inner.body, "inner");
}

QTEST_GUILESS_MAIN(TestQtAdapter)
#include "tst_qtadapter.moc"
