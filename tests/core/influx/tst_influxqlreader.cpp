#include "core/influx/influxqlreader.h"
#include "tests/support/influxcalls.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestInfluxQlReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void seriesWithTags();
    void chunks();
    void oneDocumentWithoutLineBreak();
    void typedValues();
    void nothingFound();
    void errors_data();
    void errors();
    void notWhole_data();
    void notWhole();
    void rowsBeforeAnErrorAreTold();
    void tooLargeAPart();
    void stopsWhereTold();
    void contentTypes_data();
    void contentTypes();

private:
    struct Read
    {
        QStringList rows = {};
        Result<void> result = {};
    };
    static Read read(const QByteArray &text, qsizetype piece = 11)
    {
        Read out;
        InfluxQlReader reader([&](const InfluxRow &row) -> Result<bool> {
            out.rows += shownRow(row).join(u", "_s);
            return true;
        });
        for (qsizetype at = 0; at < text.size(); at += piece) {
            const Result<bool> more = reader.feed(
                QByteArrayView(text).sliced(at).first(std::min(piece, text.size() - at)));
            if (!more) {
                out.result = failure(more);
                return out;
            }
        }
        out.result = reader.finish();
        return out;
    }
};

void TestInfluxQlReader::seriesWithTags()
{
    const Read got = read(R"({"results":[{"statement_id":0,"series":[
        {"name":"devices","tags":{"area_id":"","device_id":"d1"},"columns":["time","name"],"values":[[1760393703000000,"Lamp, \"Küche\""]]},
        {"name":"devices","tags":{"area_id":"attic","device_id":"d2"},"columns":["time","name"],"values":[[1,null],[2,"x"]]}]}]})"_ba
                              .replace('\n', ' '));
    QVERIFY(got.result);
    QCOMPARE(got.rows,
             (QStringList { u"_measurement=devices, device_id=d1, time=1760393703000000, name=Lamp, \"Küche\""_s,
                            u"_measurement=devices, area_id=attic, device_id=d2, time=1"_s,
                            u"_measurement=devices, area_id=attic, device_id=d2, time=2, name=x"_s }));
}

void TestInfluxQlReader::chunks()
{
    const QByteArray text =
        R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","v"],"values":[[1,1]],"partial":true}],"partial":true}]})"
        "\n"
        R"({"results":[{"statement_id":0,"series":[{"name":"m","columns":["time","v"],"values":[[2,2]]}]}]})"
        "\n"_ba;
    for (const qsizetype piece : { 1, 5, 130, 1000 }) {
        const Read got = read(text, piece);
        QVERIFY(got.result);
        QCOMPARE(got.rows, (QStringList { u"_measurement=m, time=1, v=1"_s, u"_measurement=m, time=2, v=2"_s }));
    }
}

void TestInfluxQlReader::oneDocumentWithoutLineBreak()
{
    const Read got = read(R"({"results":[{"series":[{"columns":["name"],"values":[["x"]]}]}]})"_ba);
    QVERIFY(got.result);
    QCOMPARE(got.rows, QStringList { u"name=x"_s });
}

void TestInfluxQlReader::typedValues()
{
    int rows = 0;
    InfluxQlReader reader([&](const InfluxRow &row) -> Result<bool> {
        ++rows;
        [&] {
            QCOMPARE(row.time()->toString(), u"2025-10-13T22:15:03.123456+00:00"_s);
            QCOMPARE(row.integer("n"), -7);
            QCOMPARE(row.number("n"), -7.0);
            QCOMPARE(row.number("d"), 0.1);
            QCOMPARE(row.flag("b"), true);
            QCOMPARE(row.text("none"), std::nullopt);
            QCOMPARE(row.integer("big"), std::nullopt);
            QCOMPARE(row.text("big"), u"18446744073709551615"_s);
        }();
        return true;
    });
    QVERIFY(reader.feed(R"({"results":[{"series":[{"columns":["time","n","d","b","none","big"],)"
                        R"("values":[[1760393703123456,-7,0.1,true,null,18446744073709551615]]}]}]})"
                        "\n"));
    QCOMPARE(rows, 1);
}

void TestInfluxQlReader::nothingFound()
{
    const Read got = read("{\"results\":[{\"statement_id\":0}]}\n"_ba);
    QVERIFY(got.result);
    QVERIFY(got.rows.isEmpty());
}

void TestInfluxQlReader::errors_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("of a statement") << R"({"results":[{"statement_id":0,"error":"database not found: x"}]})"_ba
                                    << ErrorCode::NotFound;
    QTest::newRow("of the whole") << R"({"error":"authorization failed"})"_ba << ErrorCode::Forbidden;
    QTest::newRow("another") << R"({"results":[{"error":"query interrupted"}]})"_ba << ErrorCode::Unavailable;
}

void TestInfluxQlReader::errors()
{
    QFETCH(QByteArray, text);
    const Read got = read(text);
    QVERIFY(!got.result);
    QTEST(got.result.error().code, "code");
}

void TestInfluxQlReader::notWhole_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing at all") << ""_ba;
    QTest::newRow("cut") << R"({"results":[{"series":[{"columns":["time"],"va)"_ba;
    QTest::newRow("more was to come") << R"({"results":[{"series":[],"partial":true}]})"
                                         "\n"_ba;
    QTest::newRow("no JSON") << "<html>\n"_ba;
    QTest::newRow("values and columns differ")
        << R"({"results":[{"series":[{"columns":["time"],"values":[[1,2]]}]}]})"_ba;
    QTest::newRow("a row that is none") << R"({"results":[{"series":[{"columns":["time"],"values":[1]}]}]})"_ba;
}

void TestInfluxQlReader::notWhole()
{
    QFETCH(QByteArray, text);
    const Read got = read(text);
    QVERIFY(!got.result);
    QCOMPARE(got.result.error().code, ErrorCode::MalformedInput);
}

void TestInfluxQlReader::rowsBeforeAnErrorAreTold()
{
    const Read got = read(R"({"results":[{"series":[{"columns":["v"],"values":[[1]]}],"partial":true}]})"
                          "\n"
                          R"({"results":[{"statement_id":0,"error":"engine: shard gone"}]})"
                          "\n"_ba);
    QCOMPARE(got.rows, QStringList { u"v=1"_s });
    QCOMPARE(got.result.error().message, u"InfluxDB reports: engine: shard gone"_s);
}

void TestInfluxQlReader::tooLargeAPart()
{
    InfluxQlReader reader([](const InfluxRow &) -> Result<bool> { return true; });
    const QByteArray piece(8 * 1024 * 1024, ' ');
    Result<bool> more = true;
    int pieces = 0;
    for (; more && pieces < 12; ++pieces)
        more = reader.feed(piece);
    QCOMPARE(more.error().code, ErrorCode::TooLarge);
    QCOMPARE(pieces, 9);
}

void TestInfluxQlReader::stopsWhereTold()
{
    InfluxQlReader reader([](const InfluxRow &) -> Result<bool> { return false; });
    QCOMPARE(reader
                 .feed(R"({"results":[{"series":[{"columns":["v"],"values":[[1],[2]]}]}]})"
                       "\n")
                 .value(),
             false);
}

void TestInfluxQlReader::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("fits");
    QTest::newRow("1.x") << "application/json"_ba << true;
    QTest::newRow("with a charset") << "application/json; charset=utf-8"_ba << true;
    QTest::newRow("3.x in chunks") << "application/x-ndjson"_ba << true;
    QTest::newRow("none") << ""_ba << true;
    QTest::newRow("a page") << "text/html"_ba << false;
    QTest::newRow("CSV") << "text/csv"_ba << false;
}

void TestInfluxQlReader::contentTypes()
{
    QFETCH(QByteArray, type);
    QTEST(InfluxQlReader({}).accepts(type), "fits");
}

QTEST_GUILESS_MAIN(TestInfluxQlReader)
#include "tst_influxqlreader.moc"
