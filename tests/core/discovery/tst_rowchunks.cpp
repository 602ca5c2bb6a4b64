#include "core/discovery/rowchunks.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Listings in pieces for another server.
class TestRowChunks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pieces_data();
    void pieces();
    void noArray();
    void integration_data();
    void integration();
    void entriesThatCannotBeRead();
};

void TestRowChunks::pieces_data()
{
    QTest::addColumn<QByteArray>("rows");
    QTest::addColumn<QByteArrayList>("chunks");
    QTest::newRow("nothing") << "[]"_ba << QByteArrayList();
    QTest::newRow("fewer") << "[{\"id\":\"a\"}]"_ba << QByteArrayList { R"([{"id":"a"}])" };
    QTest::newRow("just as many") << "[1,2]"_ba << QByteArrayList { "[1,2]" };
    QTest::newRow("more") << "[1, 2, 3,4,5]"_ba << QByteArrayList { "[1,2]", "[3,4]", "[5]" };
}

void TestRowChunks::pieces()
{
    QFETCH(QByteArray, rows);
    QTEST(rowChunks(rows, 2).value_or(QByteArrayList { "wrong" }), "chunks");
}

void TestRowChunks::noArray()
{
    QVERIFY(!rowChunks("{}", 2));
    QVERIFY(!rowChunks("[1,", 2));
}

void TestRowChunks::integration_data()
{
    QTest::addColumn<QByteArray>("device");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("of 2026.8") << R"({"config_entry_id":"e1","primary_config_entry":"e2"})"_ba
                               << R"({"config_entry_id":"e1","primary_config_entry":"e2","integration":"hue"})"_ba;
    QTest::newRow("of 2024.7")
        << R"({"primary_config_entry":"e2","config_entries":["e1","e2"]})"_ba
        << R"({"primary_config_entry":"e2","config_entries":["e1","e2"],"integration":"zha"})"_ba;
    QTest::newRow("before") << R"({"config_entries":["e1"]})"_ba
                            << R"({"config_entries":["e1"],"integration":"hue"})"_ba;
    QTest::newRow("none") << R"({"config_entries":[]})"_ba << R"({"config_entries":[]})"_ba;
    QTest::newRow("unknown") << R"({"config_entry_id":"e9"})"_ba << R"({"config_entry_id":"e9"})"_ba;
    QTest::newRow("null") << R"({"config_entry_id":null})"_ba << R"({"config_entry_id":null})"_ba;
    QTest::newRow("one that has it") << R"({"config_entry_id":"e1","integration":"x"})"_ba
                                     << R"({"config_entry_id":"e1","integration":"x"})"_ba;
    QTest::newRow("empty") << "{}"_ba << "{}"_ba;
    QTest::newRow("no object") << "7"_ba << "7"_ba;
}

void TestRowChunks::integration()
{
    QFETCH(QByteArray, device);
    const auto integrations = integrationsByEntry(
        R"([{"entry_id":"e1","domain":"hue"},{"entry_id":"e2","domain":"zha"},{"entry_id":3},7])");
    QFETCH(QByteArray, sent);
    QCOMPARE(rowChunks('[' + device + ']', 9, integrations).value(), QByteArrayList { '[' + sent + ']' });
}

void TestRowChunks::entriesThatCannotBeRead()
{
    QVERIFY(integrationsByEntry("").isEmpty());
    QVERIFY(integrationsByEntry("{}").isEmpty());
}

QTEST_GUILESS_MAIN(TestRowChunks)
#include "tst_rowchunks.moc"
