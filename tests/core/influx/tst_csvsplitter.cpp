#include "core/influx/csvsplitter.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestCsvSplitter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void records_data();
    void records();
    void endsWithinARecord_data();
    void endsWithinARecord();
    void stopsWhereTold();
    void errorOfTheTakerEnds();
    void endlessRecordIsRefused_data();
    void endlessRecordIsRefused();
};

namespace {

/// Records as "a|b;c|d", read in pieces of `piece` bytes.
QString split(const QByteArray &text, qsizetype piece, bool *whole = nullptr)
{
    QStringList records;
    CsvSplitter splitter([&](std::span<const std::string_view> fields) -> Result<bool> {
        QStringList record;
        for (const std::string_view field : fields)
            record += QString::fromUtf8(field.data(), qsizetype(field.size()));
        records += record.join(u'|');
        return true;
    });
    for (qsizetype at = 0; at < text.size(); at += piece)
        splitter.feed(QByteArrayView(text).sliced(at, std::min(piece, text.size() - at))).value();
    if (whole)
        *whole = splitter.finish().has_value();
    return records.join(u';');
}

} // namespace

void TestCsvSplitter::records_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("records");
    QTest::newRow("nothing") << ""_ba << QString();
    QTest::newRow("two records") << "a,b\r\nc,d\r\n"_ba << u"a|b;c|d"_s;
    QTest::newRow("line feeds alone") << "a,b\nc,d\n"_ba << u"a|b;c|d"_s;
    QTest::newRow("empty fields") << ",,\r\n"_ba << u"||"_s;
    QTest::newRow("an empty line is one empty field") << "a\r\n\r\nb\r\n"_ba << u"a;;b"_s;
    QTest::newRow("quotes") << "\"Lamp, \"\"Küche\"\"\",x\r\n"_ba << u"Lamp, \"Küche\"|x"_s;
    QTest::newRow("a line break in quotes") << "\"a\r\nb\",c\r\n"_ba << u"a\r\nb|c"_s;
    QTest::newRow("empty quotes") << "\"\",\"\"\r\n"_ba << u"|"_s;
    QTest::newRow("a quote in the middle stays") << "a\"b,c\r\n"_ba << u"a\"b|c"_s;
    QTest::newRow("a lone carriage return stays") << "a\rb\r\n"_ba << u"a\rb"_s;
}

void TestCsvSplitter::records()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, records);
    for (const qsizetype piece : { 1, 2, 3, 1000 }) {
        bool whole = false;
        QCOMPARE(split(text, piece, &whole), records);
        QVERIFY(whole);
    }
}

void TestCsvSplitter::endsWithinARecord_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("in a field") << "a,b\r\nc"_ba;
    QTest::newRow("after a comma") << "a,"_ba;
    QTest::newRow("in quotes") << "\"a\r\n"_ba;
    QTest::newRow("after quotes") << R"("a")"_ba;
    QTest::newRow("before the line feed") << "a\r"_ba;
}

void TestCsvSplitter::endsWithinARecord()
{
    QFETCH(QByteArray, text);
    bool whole = true;
    split(text, 1000, &whole);
    QVERIFY(!whole);
}

void TestCsvSplitter::stopsWhereTold()
{
    int taken = 0;
    CsvSplitter splitter([&](auto) -> Result<bool> { return ++taken < 2; });
    QCOMPARE(splitter.feed("a\nb\nc\n").value(), false);
    QCOMPARE(taken, 2);
}

void TestCsvSplitter::errorOfTheTakerEnds()
{
    CsvSplitter splitter([](auto) -> Result<bool> { return failure(ErrorCode::StorageFull, u"full"_s); });
    QCOMPARE(splitter.feed("a\n").error().code, ErrorCode::StorageFull);
}

void TestCsvSplitter::endlessRecordIsRefused_data()
{
    QTest::addColumn<char>("character");
    QTest::addColumn<int>("most");
    QTest::newRow("text") << 'x' << 17;
    QTest::newRow("quotes that never end") << '"' << 33; // two are one
    QTest::newRow("empty fields") << ',' << 3;           // each has its end
}

void TestCsvSplitter::endlessRecordIsRefused()
{
    QFETCH(char, character);
    CsvSplitter splitter([](auto) -> Result<bool> { return true; });
    const QByteArray piece(1024 * 1024, character);
    Result<bool> more = true;
    int pieces = 0;
    for (; more && pieces < 40; ++pieces)
        more = splitter.feed(piece);
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
    QTEST(pieces, "most");
}

QTEST_GUILESS_MAIN(TestCsvSplitter)
#include "tst_csvsplitter.moc"
