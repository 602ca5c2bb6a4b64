#include "core/importers/newestpoints.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestNewestPoints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestSeriesWins_data();
    void newestSeriesWins();
    void fluxRowsOfAPointAreOne();
    void sameTimeInAnyOrder();
    void sentinelsAreNothing_data();
    void sentinelsAreNothing();
    void pointWithoutIdIsCounted();

private:
    using Row = std::vector<std::pair<std::string, std::string>>;

    static void take(NewestPoints &points, const Row &row)
    {
        std::vector<std::string> names;
        std::vector<std::string_view> values;
        for (const auto &[name, value] : row) {
            names.push_back(name);
            values.emplace_back(value);
        }
        points.take(InfluxRow(names, values));
    }
    static NewestPoints devices() { return NewestPoints({ "devices", "device_id", { "area_id" }, { "name", "sw" } }); }
    static QString valueOf(const NewestPoints &points, const std::string &id, std::string_view name)
    {
        return QString::fromStdString(points.value(points.points().at(id), name).value_or("nothing"));
    }
};

void TestNewestPoints::newestSeriesWins_data()
{
    QTest::addColumn<bool>("newestFirst");
    QTest::newRow("the newest comes first") << true;
    QTest::newRow("the newest comes last") << false;
}

void TestNewestPoints::newestSeriesWins()
{
    QFETCH(bool, newestFirst);
    std::vector<Row> rows {
        { { "device_id", "d" }, { "area_id", "attic" }, { "time", "2000000" }, { "name", "New" } },
        { { "device_id", "d" }, { "area_id", "cellar" }, { "time", "1000000" }, { "name", "Old" }, { "sw", "1" } }
    };
    if (!newestFirst)
        std::swap(rows[0], rows[1]);
    NewestPoints points = devices();
    for (const Row &row : rows)
        take(points, row);
    QCOMPARE(points.points().size(), std::size_t(1));
    QCOMPARE(valueOf(points, "d", "name"), u"New"_s);
    QCOMPARE(valueOf(points, "d", "area_id"), u"attic"_s);
    QCOMPARE(valueOf(points, "d", "sw"), u"nothing"_s); // of the older series
    QCOMPARE(points.points().at("d").time, Timestamp { 2'000'000 });
}

void TestNewestPoints::fluxRowsOfAPointAreOne()
{
    NewestPoints points = devices();
    const std::string at = "2025-10-13T22:15:03Z";
    take(points,
         { { "device_id", "d" }, { "area_id", "a" }, { "_time", at }, { "_field", "name" }, { "_value", "Lamp" } });
    take(points, { { "device_id", "d" }, { "area_id", "a" }, { "_time", at }, { "_field", "sw" }, { "_value", "7" } });
    take(points,
         { { "device_id", "d" }, { "area_id", "a" }, { "_time", at }, { "_field", "other" }, { "_value", "x" } });
    QCOMPARE(valueOf(points, "d", "name"), u"Lamp"_s);
    QCOMPARE(valueOf(points, "d", "sw"), u"7"_s);
}

void TestNewestPoints::sameTimeInAnyOrder()
{
    const Row attic { { "device_id", "d" }, { "area_id", "attic" }, { "time", "1" }, { "name", "A" } };
    const Row cellar { { "device_id", "d" }, { "area_id", "cellar" }, { "time", "1" }, { "sw", "2" } };
    NewestPoints one = devices();
    take(one, attic);
    take(one, cellar);
    NewestPoints other = devices();
    take(other, cellar);
    take(other, attic);
    for (const NewestPoints &points : { one, other }) {
        QCOMPARE(valueOf(points, "d", "area_id"), u"cellar"_s);
        QCOMPARE(valueOf(points, "d", "name"), u"nothing"_s);
        QCOMPARE(valueOf(points, "d", "sw"), u"2"_s);
    }
}

void TestNewestPoints::sentinelsAreNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    for (const char *text : { "", "unknown", "Unknown", "unassigned" })
        QTest::addRow("%s", text) << QString::fromLatin1(text) << u"nothing"_s;
    QTest::newRow("other case") << u"UNKNOWN"_s << u"UNKNOWN"_s;
    QTest::newRow("part of a name") << u"Unknown lamp"_s << u"Unknown lamp"_s;
}

void TestNewestPoints::sentinelsAreNothing()
{
    QFETCH(QString, text);
    QFETCH(QString, value);
    NewestPoints points = devices();
    const std::string utf8 = text.toStdString();
    take(points, { { "device_id", "d" }, { "area_id", utf8 }, { "time", "1" }, { "name", utf8 } });
    QCOMPARE(valueOf(points, "d", "area_id"), value);
    QCOMPARE(valueOf(points, "d", "name"), value);
}

void TestNewestPoints::pointWithoutIdIsCounted()
{
    NewestPoints points = devices();
    take(points, { { "area_id", "a" }, { "time", "1" } });
    take(points, { { "device_id", "d" }, { "time", "no time" } });
    take(points, { { "device_id", "unknown" }, { "time", "1" } });
    QCOMPARE(points.withoutId(), 3);
    QVERIFY(points.points().empty());
}

QTEST_GUILESS_MAIN(TestNewestPoints)
#include "tst_newestpoints.moc"
