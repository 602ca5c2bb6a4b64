#include "ui/draftmerge.h"

#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What two windows have half typed, together.
class TestDraftMerge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merges_data();
    void merges();
};

static QJsonObject json(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

void TestDraftMerge::merges_data()
{
    QTest::addColumn<QByteArray>("base");
    QTest::addColumn<QByteArray>("mine");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("both");
    QTest::newRow("nothing") << "{}"_ba << "{}"_ba << "{}"_ba << "{}"_ba;
    QTest::newRow("only mine") << "{}"_ba << R"({"a":1})"_ba << "{}"_ba << R"({"a":1})"_ba;
    QTest::newRow("only theirs") << "{}"_ba << "{}"_ba << R"({"a":1})"_ba << R"({"a":1})"_ba;
    QTest::newRow("two rows") << "{}"_ba << R"({"e":{"0":{"typed":"x"}}})"_ba << R"({"e":{"1":{"typed":"y"}}})"_ba
                              << R"({"e":{"0":{"typed":"x"},"1":{"typed":"y"}}})"_ba;
    QTest::newRow("two fields of a row") << R"({"0":{"notes":"n"}})"_ba << R"({"0":{"notes":"mine"}})"_ba
                                         << R"({"0":{"notes":"n","name":"theirs"}})"_ba
                                         << R"({"0":{"notes":"mine","name":"theirs"}})"_ba;
    QTest::newRow("the same field") << R"({"a":1})"_ba << R"({"a":2})"_ba << R"({"a":3})"_ba << R"({"a":2})"_ba;
    QTest::newRow("they withdrew") << R"({"a":1,"b":1})"_ba << R"({"a":1,"b":2})"_ba << R"({"b":1})"_ba
                                   << R"({"b":2})"_ba;
    QTest::newRow("they withdrew a row that I typed into")
        << R"({"0":{"notes":"n"}})"_ba << R"({"0":{"notes":"n","name":"x"}})"_ba << "{}"_ba
        << R"({"0":{"name":"x"}})"_ba;
    QTest::newRow("I withdrew") << R"({"a":1})"_ba << "{}"_ba << R"({"a":1,"b":2})"_ba << R"({"b":2})"_ba;
    QTest::newRow("I withdrew a row they typed into")
        << R"({"0":{"notes":"n"}})"_ba << "{}"_ba << R"({"0":{"notes":"n","name":"x"}})"_ba
        << R"({"0":{"name":"x"}})"_ba;
    QTest::newRow("I withdrew what they changed") << R"({"a":1})"_ba << "{}"_ba << R"({"a":2})"_ba << R"({"a":2})"_ba;
    QTest::newRow("nothing is left of it")
        << R"({"0":{"n":"a","m":"b"}})"_ba << R"({"0":{"m":"b"}})"_ba << R"({"0":{"n":"a"}})"_ba << "{}"_ba;
    QTest::newRow("entries of both") << R"({"l":[1,2]})"_ba << R"({"l":[2,3]})"_ba << R"({"l":[1,2,4]})"_ba
                                     << R"({"l":[2,4,3]})"_ba;
    QTest::newRow("entries, one begins late") << "{}"_ba << R"({"l":[3,3]})"_ba << "{}"_ba << R"({"l":[3,3]})"_ba;
    QTest::newRow("all entries go") << R"({"l":[1]})"_ba << "{}"_ba << R"({"l":[1,2]})"_ba << R"({"l":[2]})"_ba;
    QTest::newRow("an object and a text") << R"({"a":"x"})"_ba << R"({"a":{"b":1}})"_ba << R"({"a":"y"})"_ba
                                          << R"({"a":{"b":1}})"_ba;
}

void TestDraftMerge::merges()
{
    QFETCH(QByteArray, base);
    QFETCH(QByteArray, mine);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, both);
    QCOMPARE(mergedDrafts(json(base), json(mine), json(theirs)), json(both));
}

QTEST_GUILESS_MAIN(TestDraftMerge)
#include "tst_draftmerge.moc"
