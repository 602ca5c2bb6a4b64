#include "ui/models/rowformat.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

std::vector<Column> columns()
{
    return { { u"name"_s, u"Name, shown"_s },
             { u"area_id"_s, u"Area"_s, CellForm::Area },
             { u"count"_s, u"Count"_s, CellForm::Count },
             { u"seen"_s, u"Seen"_s, CellForm::Time } };
}

QByteArray written(FileForm form, const std::vector<QJsonObject> &rows)
{
    RowFormat out(form, columns(), AreaNames({ { u"office"_s, u"The office"_s } }));
    QByteArray bytes = out.begin();
    for (const QJsonObject &row : rows)
        bytes += out.row(row);
    return bytes + out.end();
}

} // namespace

class TestRowFormat : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csv();
    void csvCells_data();
    void csvCells();
    void json();
    void jsonWithoutRows();
    void ndjson();
    void formsByName();
};

void TestRowFormat::csv()
{
    const QJsonObject row { { u"name"_s, u"Lämpchen"_s },
                            { u"area_id"_s, u"office"_s },
                            { u"count"_s, 1234567 },
                            { u"seen"_s, u"2026-11-30T01:02:03.000000+00:00"_s },
                            { u"hidden"_s, u"x"_s } };
    QCOMPARE(
        written(FileForm::Csv, { row }),
        QByteArray(
            "\"Name, shown\",Area,Count,Seen\r\nLämpchen,The office,1234567,2026-11-30T01:02:03.000000+00:00\r\n"));
}

void TestRowFormat::csvCells_data()
{
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QByteArray>("cell");
    QTest::newRow("nothing") << QJsonValue() << QByteArray();
    QTest::newRow("a formula") << QJsonValue(u"=1+2"_s) << QByteArray("'=1+2");
    QTest::newRow("an at sign") << QJsonValue(u"@SUM(A1)"_s) << QByteArray("'@SUM(A1)");
    QTest::newRow("a tab first") << QJsonValue(u"\tx"_s) << QByteArray("'\tx");
    QTest::newRow("a carriage return first") << QJsonValue(u"\rx"_s) << QByteArray("\"'\rx\"");
    QTest::newRow("minus and words") << QJsonValue(u"-lamp"_s) << QByteArray("'-lamp");
    QTest::newRow("a number with a sign") << QJsonValue(u"-5"_s) << QByteArray("-5");
    QTest::newRow("a negative number") << QJsonValue(-5) << QByteArray("-5");
    QTest::newRow("a fraction") << QJsonValue(0.5) << QByteArray("0.5");
    QTest::newRow("a truth") << QJsonValue(true) << QByteArray("true");
    QTest::newRow("a quote") << QJsonValue(u"a \"b\""_s) << QByteArray("\"a \"\"b\"\"\"");
    QTest::newRow("two lines") << QJsonValue(u"a\nb"_s) << QByteArray("\"a\nb\"");
    QTest::newRow("a list") << QJsonValue(QJsonArray { u"a"_s, 1 }) << QByteArray("\"[\"\"a\"\",1]\"");
}

void TestRowFormat::csvCells()
{
    QFETCH(QJsonValue, value);
    QFETCH(QByteArray, cell);
    const QByteArray head = "\"Name, shown\",Area,Count,Seen\r\n";
    QCOMPARE(written(FileForm::Csv, { { { u"name"_s, value } } }), head + cell + ",,,\r\n");
}

void TestRowFormat::json()
{
    const QByteArray bytes = written(FileForm::Json,
                                     { { { u"name"_s, u"=1"_s }, { u"hidden"_s, 1 } }, { { u"count"_s, 2 } } });
    const QJsonArray rows = QJsonDocument::fromJson(bytes).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows.at(0)[u"name"].toString(), u"=1"_s);
    QCOMPARE(rows.at(0).toObject().keys(), (QStringList { u"area_id"_s, u"count"_s, u"name"_s, u"seen"_s }));
    QCOMPARE(rows.at(1)[u"count"].toInt(), 2);
}

void TestRowFormat::jsonWithoutRows()
{
    const QJsonDocument document = QJsonDocument::fromJson(written(FileForm::Json, {}));
    QVERIFY(document.isArray() && document.array().isEmpty());
    QCOMPARE(written(FileForm::Ndjson, {}), QByteArray());
}

void TestRowFormat::ndjson()
{
    const QByteArray bytes = written(FileForm::Ndjson, { { { u"name"_s, u"a\nb"_s } }, { { u"name"_s, u"c"_s } } });
    const QByteArrayList lines = bytes.split('\n');
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines.at(2).isEmpty());
    QCOMPARE(QJsonDocument::fromJson(lines.at(0)).object().value(u"name").toString(), u"a\nb"_s);
}

void TestRowFormat::formsByName()
{
    QCOMPARE(formOf(u"/x.y/home.CSV"_s), FileForm::Csv);
    QCOMPARE(formOf(u"home.json"_s), FileForm::Json);
    QCOMPARE(formOf(u"home.ndjson"_s), FileForm::Ndjson);
    QVERIFY(!formOf(u"/home.csv/devices"_s));
}

QTEST_GUILESS_MAIN(TestRowFormat)
#include "tst_rowformat.moc"
