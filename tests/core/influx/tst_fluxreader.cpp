#include "core/influx/fluxreader.h"
#include "tests/support/influxcalls.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestFluxReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tablesWithTheirOwnHeaders();
    void piecesOfAnySize();
    void withoutAnnotations();
    void defaultsFillEmptyValues();
    void defaultsEndWithTheirTable();
    void typedValues();
    void errorTable_data();
    void errorTable();
    void rowOfAnotherLength();
    void cutWithinARow();
    void stopsWhereTold();
    void contentTypes_data();
    void contentTypes();

private:
    /// In the shape that InfluxDB 2 sends, with another schema in the second table.
    static QByteArray answer()
    {
        return "#datatype,string,long,dateTime:RFC3339,string,string,string\r\n"
               "#group,false,false,false,false,true,true\r\n"
               "#default,_result,,,,,\r\n"
               ",result,table,_time,_value,_field,device_id\r\n"
               ",,0,2025-10-13T22:15:03Z,Hue Bridge,name,d1\r\n"
               ",,1,2025-10-13T22:15:04.5Z,\"Lamp, \"\"Küche\"\"\",name,d2\r\n"
               "\r\n"
               "#datatype,string,long,dateTime:RFC3339,long,string\r\n"
               "#group,false,false,false,false,true\r\n"
               "#default,_result,,,,\r\n"
               ",result,table,_time,_value,_field\r\n"
               ",,2,2025-10-13T22:15:03Z,7,entity_count\r\n"
               "\r\n"_ba;
    }

    struct Read
    {
        QStringList rows = {};
        Result<void> result = {};
    };
    static Read read(const QByteArray &text, qsizetype piece = 7)
    {
        Read out;
        FluxReader reader([&](const InfluxRow &row) -> Result<bool> {
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

void TestFluxReader::tablesWithTheirOwnHeaders()
{
    const Read got = read(answer());
    QVERIFY(got.result);
    QCOMPARE(got.rows,
             (QStringList { u"_time=2025-10-13T22:15:03Z, _value=Hue Bridge, _field=name, device_id=d1"_s,
                            u"_time=2025-10-13T22:15:04.5Z, _value=Lamp, \"Küche\", _field=name, device_id=d2"_s,
                            u"_time=2025-10-13T22:15:03Z, _value=7, _field=entity_count"_s }));
}

void TestFluxReader::piecesOfAnySize()
{
    const QStringList whole = read(answer(), 100'000).rows;
    for (qsizetype piece = 1; piece < 40; ++piece)
        QCOMPARE(read(answer(), piece).rows, whole);
}

void TestFluxReader::withoutAnnotations()
{
    const Read got = read(
        ",result,table,_value\r\n,,0,a\r\n\r\n,result,table,_time\r\n,,1,2025-10-13T22:15:03Z\r\n"_ba);
    QVERIFY(got.result);
    QCOMPARE(got.rows, (QStringList { u"_value=a"_s, u"_time=2025-10-13T22:15:03Z"_s }));
}

void TestFluxReader::defaultsFillEmptyValues()
{
    const Read got = read("#default,_result,,cellar,\r\n,result,table,area,name\r\n,,0,,\r\n,,0,attic,x\r\n"_ba);
    QCOMPARE(got.rows, (QStringList { u"area=cellar"_s, u"area=attic, name=x"_s }));
}

void TestFluxReader::defaultsEndWithTheirTable()
{
    const Read got = read("#default,,,cellar\r\n,result,table,area\r\n,,0,\r\n\r\n,result,table,area\r\n,,0,\r\n"_ba);
    QCOMPARE(got.rows, (QStringList { u"area=cellar"_s, QString() }));
}

void TestFluxReader::typedValues()
{
    int rows = 0;
    FluxReader reader([&](const InfluxRow &row) -> Result<bool> {
        ++rows;
        [&] {
            QCOMPARE(row.time()->toString(), u"2025-10-13T22:15:03.123456+00:00"_s);
            QCOMPARE(row.time("_start")->toString(), u"2025-07-16T00:00:00.000000+00:00"_s);
            QCOMPARE(row.integer("n"), 7);
            QCOMPARE(row.number("d"), -1.5);
            QCOMPARE(row.flag("yes"), true);
            QCOMPARE(row.flag("no"), false);
            QCOMPARE(row.flag("n"), std::nullopt);
            QCOMPARE(row.number("yes"), std::nullopt);
            QCOMPARE(row.text("empty"), std::nullopt);
            QCOMPARE(row.text("unknown"), std::nullopt);
        }();
        return true;
    });
    QVERIFY(reader.feed(",result,table,_start,_time,n,d,yes,no,empty\r\n,,0,2025-07-16T00:00:00Z,"
                        "2025-10-13T22:15:03.123456789Z,7,-1.5,true,false,\r\n"_ba));
    QCOMPARE(rows, 1);
}

void TestFluxReader::errorTable_data()
{
    QTest::addColumn<QByteArray>("error");
    QTest::newRow("annotated, after an empty line")
        << "\r\n#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,timed out,897\r\n"_ba;
    QTest::newRow("annotated, right after a row")
        << "#datatype,string,string\r\n#group,true,true\r\n#default,,\r\n,error,reference\r\n,timed out,\r\n"_ba;
    QTest::newRow("plain, after an empty line") << "\r\nerror,reference\r\ntimed out,897\r\n"_ba;
    QTest::newRow("plain, right after a row") << "error,reference\r\ntimed out,\r\n"_ba;
}

void TestFluxReader::errorTable()
{
    QFETCH(QByteArray, error);
    const Read got = read(",result,table,_value\r\n,,0,a\r\n" + error);
    QCOMPARE(got.rows, QStringList { u"_value=a"_s });
    QVERIFY(!got.result);
    QCOMPARE(got.result.error().code, ErrorCode::Unavailable);
    QCOMPARE(got.result.error().message, u"InfluxDB reports: timed out"_s);
}

void TestFluxReader::rowOfAnotherLength()
{
    const Read got = read(",result,table,_value\r\n,,0,a,b\r\n"_ba);
    QCOMPARE(got.result.error().code, ErrorCode::MalformedInput);
}

void TestFluxReader::cutWithinARow()
{
    const Read got = read(",result,table,_value\r\n,,0,a\r\n,,0"_ba);
    QCOMPARE(got.rows.size(), 1);
    QCOMPARE(got.result.error().code, ErrorCode::MalformedInput);
}

void TestFluxReader::stopsWhereTold()
{
    FluxReader reader([](const InfluxRow &) -> Result<bool> { return false; });
    QCOMPARE(reader.feed(answer()).value(), false);
}

void TestFluxReader::contentTypes_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<bool>("fits");
    QTest::newRow("2.x") << "text/csv; charset=utf-8"_ba << true;
    QTest::newRow("application/csv") << "application/csv"_ba << true;
    QTest::newRow("none") << ""_ba << true;
    QTest::newRow("a page") << "text/html; charset=utf-8"_ba << false;
    QTest::newRow("JSON") << "application/json"_ba << false;
}

void TestFluxReader::contentTypes()
{
    QFETCH(QByteArray, type);
    QTEST(FluxReader({}).accepts(type), "fits");
}

QTEST_GUILESS_MAIN(TestFluxReader)
#include "tst_fluxreader.moc"
