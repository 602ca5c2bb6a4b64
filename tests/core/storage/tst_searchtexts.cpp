#include "core/storage/searchtexts.h"

#include <QTest>

using namespace hearthbook;

namespace {

std::string joined(const std::vector<std::string_view> &keys)
{
    std::string out;
    for (const std::string_view key : keys)
        out += (out.empty() ? "" : " ") + std::string(key);
    return out;
}

SearchTexts threeLamps()
{
    SearchTexts texts;
    texts.append("b", "b\nkitchen lamp");
    texts.append("d", "d\nhall lamp\nlamp of the hall");
    texts.append("f", "f\nfan");
    return texts;
}

std::string keyOf(int i)
{
    return "row" + std::to_string(10000 + i);
}

} // namespace

class TestSearchTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsInOrder_data();
    void findsInOrder();
    void partByPart_data();
    void partByPart();
    void nothingInNothing() { QVERIFY(SearchTexts().find("a").empty()); }
    void changes_data();
    void changes();
    void anotherCopyStaysAsItWas();
    void laterChangesWin();
    void manyChangesArePacked();
    void keysThatFoldingChanged();
};

void TestSearchTexts::findsInOrder_data()
{
    QTest::addColumn<std::string>("needle");
    QTest::addColumn<std::string>("keys");
    QTest::newRow("several, one of them twice") << std::string("lamp") << std::string("b d");
    QTest::newRow("the last") << std::string("fan") << std::string("f");
    QTest::newRow("a key") << std::string("d") << std::string("d");
    QTest::newRow("all") << std::string("a") << std::string("b d f");
    QTest::newRow("over the end of a row")
        << std::string("lamp\nd") << std::string("b"); // nobody asks for it, see ListSearch
    QTest::newRow("none") << std::string("x") << std::string();
    QTest::newRow("empty") << std::string() << std::string();
}

void TestSearchTexts::findsInOrder()
{
    QFETCH(std::string, needle);
    const SearchTexts texts = threeLamps();
    QTEST(joined(texts.find(needle)), "keys");
}

void TestSearchTexts::partByPart_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("changed");
    for (const int size : { 1, 2, 3, 100 }) {
        QTest::addRow("%d", size) << size << false;
        QTest::addRow("%d, with changes", size) << size << true;
    }
}

void TestSearchTexts::partByPart()
{
    QFETCH(int, size);
    QFETCH(bool, changed);
    SearchTexts texts = threeLamps();
    if (changed)
        texts = texts.changed(
            { { "a", "lamp a" }, { "b", std::nullopt }, { "c", "c" }, { "d", "d, a lamp" }, { "g", "lamp g" } });
    std::vector<std::string_view> all;
    for (std::vector<std::string_view> part = texts.find("lamp", {}, std::size_t(size)); !part.empty();
         part = texts.find("lamp", all.back(), std::size_t(size))) {
        QVERIFY(part.size() <= std::size_t(size));
        all.insert(all.end(), part.begin(), part.end());
    }
    QCOMPARE(joined(all), std::string(changed ? "a d g" : "b d"));
}

void TestSearchTexts::changes_data()
{
    QTest::addColumn<SearchTexts::Changes>("changes");
    QTest::addColumn<std::string>("lamps");
    using Changes = SearchTexts::Changes;
    QTest::newRow("none") << Changes() << std::string("b d");
    QTest::newRow("gone") << Changes { { "b", std::nullopt } } << std::string("d");
    QTest::newRow("no longer") << Changes { { "d", "d\nheater" } } << std::string("b");
    QTest::newRow("now") << Changes { { "f", "f\nlamp" } } << std::string("b d f");
    QTest::newRow("still") << Changes { { "d", "d\nlamp" } } << std::string("b d");
    QTest::newRow("new, first") << Changes { { "a", "a\nlamp" } } << std::string("a b d");
    QTest::newRow("new, between") << Changes { { "c", "c\nlamp" }, { "e", "e\nlamp" } } << std::string("b c d e");
    QTest::newRow("new, last") << Changes { { "g", "g\nlamp" } } << std::string("b d g");
    QTest::newRow("gone that never was") << Changes { { "z", std::nullopt } } << std::string("b d");
    QTest::newRow("renamed") << Changes { { "b", std::nullopt }, { "e", "e\nkitchen lamp" } } << std::string("d e");
}

void TestSearchTexts::changes()
{
    QFETCH(SearchTexts::Changes, changes);
    const SearchTexts texts = threeLamps().changed(changes);
    QTEST(joined(texts.find("lamp")), "lamps");
}

void TestSearchTexts::anotherCopyStaysAsItWas()
{
    const SearchTexts before = threeLamps();
    const SearchTexts after = before.changed({ { "b", std::nullopt } });
    QCOMPARE(joined(before.find("lamp")), std::string("b d"));
    QCOMPARE(joined(after.find("lamp")), std::string("d"));
}

void TestSearchTexts::laterChangesWin()
{
    const SearchTexts texts = threeLamps()
                                  .changed({ { "b", std::nullopt }, { "c", "c\nlamp" } })
                                  .changed({ { "b", "b\nlamp" }, { "c", std::nullopt } });
    QCOMPARE(joined(texts.find("lamp")), std::string("b d"));
}

void TestSearchTexts::manyChangesArePacked()
{
    SearchTexts texts;
    for (int i = 0; i < 3000; i += 2)
        texts.append(keyOf(i), keyOf(i) + "\nold");
    SearchTexts::Changes changes;
    for (int i = 0; i < 3000; ++i) {
        if (i % 3 == 0)
            changes[keyOf(i)] = i % 2 == 0 ? std::nullopt : std::optional(keyOf(i) + "\nnew");
    }
    for (int round = 0; round < 3; ++round) {
        texts = texts.changed(changes);
        QCOMPARE(texts.find("old").size(), 1000U);
        QCOMPARE(texts.find("new").size(), 500U);
        const std::vector<std::string_view> all = texts.find("row");
        QCOMPARE(all.size(), 1500U);
        QVERIFY(std::is_sorted(all.begin(), all.end()));
    }
}

void TestSearchTexts::keysThatFoldingChanged()
{
    SearchTexts texts;
    texts.append("ABC", "abc\nlamp");
    texts.append("abd", "abd\nlamp");
    for (int round = 0; round < 2; ++round) {
        QCOMPARE(joined(texts.find("lamp")), std::string("ABC abd"));
        QCOMPARE(joined(texts.find("abc")), std::string("ABC"));
        SearchTexts::Changes many;
        for (int i = 0; i < 1001; ++i)
            many[keyOf(i)] = std::nullopt;
        texts = texts.changed(many);
    }
}

QTEST_APPLESS_MAIN(TestSearchTexts)
#include "tst_searchtexts.moc"
