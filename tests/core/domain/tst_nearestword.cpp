#include "core/domain/nearestword.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestNearestWord : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void distance_data();
    void distance();
    void nearest_data();
    void nearest();
    void nothingNearIsNotSuggested();
    void slipIsSuggested();
};

void TestNearestWord::distance_data()
{
    QTest::addColumn<QString>("a");
    QTest::addColumn<QString>("b");
    QTest::addColumn<qsizetype>("steps");
    QTest::newRow("same") << u"listen"_s << u"listen"_s << qsizetype(0);
    QTest::newRow("one missing") << u"lisen"_s << u"listen"_s << qsizetype(1);
    QTest::newRow("one replaced") << u"lasten"_s << u"listen"_s << qsizetype(1);
    QTest::newRow("kitten") << u"kitten"_s << u"sitting"_s << qsizetype(3);
    QTest::newRow("empty left") << QString() << u"abc"_s << qsizetype(3);
    QTest::newRow("empty right") << u"abc"_s << QString() << qsizetype(3);
}

void TestNearestWord::distance()
{
    QFETCH(QString, a);
    QFETCH(QString, b);
    QFETCH(qsizetype, steps);
    QCOMPARE(editDistance(a, b), steps);
    QCOMPARE(editDistance(b, a), steps);
}

void TestNearestWord::nearest_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("slip in the last part") << u"server.lisen"_s << u"server.listen"_s;
    QTest::newRow("slip in the table") << u"sever.listen"_s << u"server.listen"_s;
    QTest::newRow("table left out") << u"level"_s << u"log.level"_s;
    QTest::newRow("another table") << u"http.listen"_s << u"server.listen"_s;
}

void TestNearestWord::nearest()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    QCOMPARE(nearestWord(word, { u"log.level"_s, u"server.listen"_s, u"database.url"_s }), nearest);
}

void TestNearestWord::nothingNearIsNotSuggested()
{
    QCOMPARE(didYouMean(u"frobnicate", { u"serve"_s, u"migrate"_s }), QString());
    QCOMPARE(didYouMean(u"serve", {}), QString());
}

void TestNearestWord::slipIsSuggested()
{
    QCOMPARE(didYouMean(u"serv", { u"config"_s, u"serve"_s }), u", did you mean serve?"_s);
}

QTEST_GUILESS_MAIN(TestNearestWord)
#include "tst_nearestword.moc"
