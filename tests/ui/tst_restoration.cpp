#include "ui/models/restoration.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a change can give back.
class TestRestoration : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patches_data();
    void patches();
};

void TestRestoration::patches_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QByteArray>("patch");
    QTest::newRow("a name") << R"({"action":"update","before":{"name":"Old"}})"_ba << R"({"name":"New"})"_ba
                            << R"({"name":"Old"})"_ba;
    QTest::newRow("no name before") << R"({"action":"update","before":{"name":null}})"_ba << R"({"name":"New"})"_ba
                                    << R"({"name":null})"_ba;
    QTest::newRow("it is so again") << R"({"action":"update","before":{"name":"Old"}})"_ba << R"({"name":"Old"})"_ba
                                    << "{}"_ba;
    QTest::newRow("not the user's") << R"({"action":"update","before":{"sw_version":"1"}})"_ba
                                    << R"({"name":"x","sw_version":"2"})"_ba << "{}"_ba;
    QTest::newRow("labels, in any order") << R"({"action":"update","before":{"labels":["b","a"]}})"_ba
                                          << R"({"labels":["a","b"]})"_ba << "{}"_ba;
    QTest::newRow("labels") << R"({"action":"update","before":{"labels":["b","a"]}})"_ba << R"({"labels":[]})"_ba
                            << R"({"labels":["a","b"]})"_ba;
    QTest::newRow("was enabled") << R"({"action":"update","before":{"disabled_by":null}})"_ba
                                 << R"({"disabled_by":"user"})"_ba << R"({"disabled":false})"_ba;
    QTest::newRow("an addition") << R"({"action":"create","before":null})"_ba << R"({"name":"x"})"_ba << "{}"_ba;
    QTest::newRow("no row") << R"({"action":"update","before":{"name":"Old"}})"_ba << "{}"_ba << "{}"_ba;
}

void TestRestoration::patches()
{
    QFETCH(QByteArray, change);
    QFETCH(QByteArray, row);
    QFETCH(QByteArray, patch);
    const std::vector<EditField> fields { { u"name"_s, u"Name"_s },
                                          { u"labels"_s, u"Labels"_s, EditForm::Labels },
                                          { u"disabled"_s, u"Disabled"_s, EditForm::Disabled } };
    const auto json = [](const QByteArray &text) { return QJsonDocument::fromJson(text).object(); };
    QCOMPARE(restoringPatch(fields, json(change), json(row)), json(patch));
}

QTEST_GUILESS_MAIN(TestRestoration)
#include "tst_restoration.moc"
