#include "core/source/bookevent.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestBookEvent : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void streams_data();
    void streams();
    void endlessLine();
};

void TestBookEvent::streams_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QString>("told");
    const QByteArray one = "id: 7\nevent: device\ndata: {\"key\":\"d1\",\"action\":\"update\"}\n\n";
    QTest::newRow("nothing") << ""_ba << u""_s;
    QTest::newRow("one") << one << u"device d1 update|"_s;
    QTest::newRow("two") << one + one << u"device d1 update|device d1 update|"_s;
    QTest::newRow("heartbeats and a retry") << "retry: 1000\n\n:\n\n" + one + ":\n\n" << u"device d1 update|"_s;
    QTest::newRow("line ends of another system") << QByteArray(one).replace("\n", "\r\n") << u"device d1 update|"_s;
    QTest::newRow("data of two lines") << "event: area\ndata: {\"key\":\ndata: \"a\"}\n\n"_ba << u"area a |"_s;
    QTest::newRow("without space, with colons") << "event:entity\ndata:{\"key\":\"a:b\"}\n\n"_ba << u"entity a:b |"_s;
    QTest::newRow("resync") << "event: resync\ndata: {\"epoch\":\"x\"}\n\n"_ba << u"resync  |"_s;
    QTest::newRow("no JSON") << "event: device\ndata: oops\n\n"_ba << u"device  |"_s;
    QTest::newRow("not ended") << "event: device\ndata: {}\n"_ba << u""_s;
}

/// Whatever the pieces in which it comes.
void TestBookEvent::streams()
{
    QFETCH(QByteArray, stream);
    for (const qsizetype size : { qsizetype(1), qsizetype(3), qsizetype(1000) }) {
        EventReader reader;
        QString told;
        for (qsizetype at = 0; at < stream.size(); at += size) {
            for (const BookEvent &event : reader.read(stream.mid(at, size)))
                told += u"%1 %2 %3|"_s.arg(event.kind, event.key(), event.action());
        }
        QTEST(told, "told");
    }
}

void TestBookEvent::endlessLine()
{
    EventReader reader;
    const QByteArray piece(1 << 20, 'x');
    for (int i = 0; i < 40; ++i)
        QVERIFY(reader.read(piece).empty());
    QVERIFY(reader.read("\n\nevent: device\ndata: {}\n\n").size() == 1);
}

QTEST_APPLESS_MAIN(TestBookEvent)
#include "tst_bookevent.moc"
