#include "core/importers/importreport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestImportReport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void json();
    void countsOfAnUndo();
    void lines();
    void rejectedAreNoticed();
    void longListsAreCut();
    void comparisonIsTold();
    void differencesAreCut();

private:
    static ImportReport report()
    {
        return { .kind = u"webhooks"_s,
                 .source = u"hooks.json"_s,
                 .copy = u"hooks.json.backup-1"_s,
                 .epoch = u"ab12"_s,
                 .operation = 7,
                 .entries = { { u"a"_s, Outcome::Added, {} }, { u"b"_s, Outcome::Rejected, u"url is missing"_s } } };
    }
};

void TestImportReport::json()
{
    QCOMPARE(
        report().toJson(),
        R"({"kind":"webhooks","source":"hooks.json","copy":"hooks.json.backup-1","dry_run":false,"at":"1970-01-01T00:00:00.000000+00:00","epoch":"ab12","operation":7,"added":1,"changed":0,"unchanged":0,"rejected":1,"ignored":0,"entries":[{"id":"a","outcome":"added"},{"id":"b","outcome":"rejected","reason":"url is missing"}]})"_ba);
}

void TestImportReport::countsOfAnUndo()
{
    ImportReport undone { .kind = u"undo"_s };
    undone.entries = { { u"a"_s, Outcome::Removed, {} }, { u"b"_s, Outcome::Restored, {} } };
    const QJsonObject object = QJsonDocument::fromJson(undone.toJson()).object();
    QCOMPARE(object[u"removed"], 1);
    QCOMPARE(object[u"restored"], 1);
    QVERIFY(!object.contains(u"added"));
    QVERIFY(object[u"operation"].isNull());
    QVERIFY(object[u"copy"].isNull());
}

void TestImportReport::lines()
{
    QCOMPARE(report().toLines(),
             (QStringList { u"added a"_s, u"rejected b: url is missing"_s, u"copy hooks.json.backup-1"_s,
                            u"1 added, 0 changed, 0 unchanged, 1 rejected, 0 ignored"_s, u"operation 7"_s }));
}

void TestImportReport::rejectedAreNoticed()
{
    QVERIFY(report().hasRejected());
    QVERIFY(!ImportReport().hasRejected());
}

void TestImportReport::longListsAreCut()
{
    ImportReport many;
    for (int i = 0; i < 60; ++i)
        many.entries.push_back({ u"r"_s, Outcome::Rejected, {} });
    const QStringList lines = many.toLines();
    QCOMPARE(lines.size(), 52);
    QCOMPARE(lines[50], u"… and 10 more rejected"_s);
    QCOMPARE(QJsonDocument::fromJson(many.toJson()).object()[u"entries"].toArray().size(), 60);
}

void TestImportReport::comparisonIsTold()
{
    ImportReport compared = report();
    QVERIFY(!compared.toJson().contains("verified"));
    compared.compared = true;
    QVERIFY(compared.toJson().endsWith(R"(],"verified":true,"differences":[]})"));
    QVERIFY(compared.toLines().contains(u"compared with the source: no difference"_s));
    compared.differences = { { u"d1"_s, Outcome::Rejected, u"it is not there"_s } };
    QVERIFY(
        compared.toJson().endsWith(R"(],"verified":false,"differences":[{"id":"d1","reason":"it is not there"}]})"));
    QVERIFY(compared.toLines().contains(u"differs d1: it is not there"_s));
    QVERIFY(compared.toLines().contains(u"compared with the source: 1 differences"_s));
}

void TestImportReport::differencesAreCut()
{
    ImportReport compared { .kind = u"influx"_s };
    compared.compared = true;
    for (int i = 0; i < 60; ++i)
        compared.differences.push_back({ QString::number(i), Outcome::Rejected, u"x"_s });
    QCOMPARE(compared.toLines().filter(QRegularExpression(u"^differs"_s)).size(), 50);
}

QTEST_GUILESS_MAIN(TestImportReport)
#include "tst_importreport.moc"
