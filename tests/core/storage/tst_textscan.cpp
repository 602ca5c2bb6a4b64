#include "core/storage/textscan.h"

#include <QRandomGenerator>
#include <QTest>

using namespace hearthbook;

class TestTextScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void places_data();
    void places();
    void everyPlaceOfEveryLength();
    void asStringViewDoes();
};

void TestTextScan::places_data()
{
    QTest::addColumn<std::string>("text");
    QTest::addColumn<std::string>("needle");
    QTest::addColumn<std::size_t>("from");
    QTest::addColumn<std::size_t>("place");
    constexpr std::size_t nowhere = std::string_view::npos;
    const std::string dashes(100, '-');
    QTest::newRow("empty text") << std::string() << std::string("a") << 0UL << nowhere;
    QTest::newRow("empty needle") << std::string("abc") << std::string() << 0UL << nowhere;
    QTest::newRow("longer than the text") << std::string("abc") << std::string("abcd") << 0UL << nowhere;
    QTest::newRow("the text itself") << std::string("abc") << std::string("abc") << 0UL << 0UL;
    QTest::newRow("from behind it") << std::string("abcabc") << std::string("abc") << 1UL << 3UL;
    QTest::newRow("from the end") << std::string("abc") << std::string("c") << 3UL << nowhere;
    QTest::newRow("from beyond the end") << std::string("abc") << std::string("c") << 9UL << nowhere;
    QTest::newRow("ends alike, middle not")
        << dashes + "axc" + dashes + "abc" + dashes << std::string("abc") << 0UL << 203UL;
    QTest::newRow("last bytes") << dashes + "ab" << std::string("ab") << 0UL << 100UL;
    QTest::newRow("bytes above 127") << dashes + "k\u00fcche" + dashes << std::string("\u00fc") << 0UL << 101UL;
    QTest::newRow("NUL") << dashes + std::string("a\0b", 3) + dashes << std::string("\0b", 2) << 0UL << 101UL;
}

void TestTextScan::places()
{
    QFETCH(std::string, text);
    QFETCH(std::string, needle);
    QFETCH(std::size_t, from);
    QTEST(findText(text, needle, from), "place");
}

void TestTextScan::everyPlaceOfEveryLength()
{
    for (std::size_t size = 1; size < 40; ++size) {
        const std::string needle = 'x' + std::string(size - 1, 'y');
        for (std::size_t place = 0; place < 70; ++place)
            QCOMPARE(findText(std::string(place, '.') + needle + "...", needle), place);
    }
}

void TestTextScan::asStringViewDoes()
{
    QRandomGenerator random(7);
    const auto text = [&random](std::size_t size) {
        std::string out(size, ' ');
        for (char &c : out)
            c = char('a' + random.bounded(3));
        return out;
    };
    for (int i = 0; i < 5000; ++i) {
        const std::string haystack = text(std::size_t(random.bounded(200)));
        const std::string needle = text(std::size_t(random.bounded(1, 8)));
        const auto from = std::size_t(random.bounded(60));
        QCOMPARE(findText(haystack, needle, from), std::string_view(haystack).find(needle, from));
    }
}

QTEST_APPLESS_MAIN(TestTextScan)
#include "tst_textscan.moc"
