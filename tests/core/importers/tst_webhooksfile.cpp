#include "core/importers/webhooksfile.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestWebhooksFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goodEntriesPassBadOnes();
    void lastOfADuplicateCounts();
    void lastGoodOneOfADuplicateCounts();
    void ids_data();
    void ids();
    void cutShort_data();
    void cutShort();
    void unreadable_data();
    void unreadable();
    void emptyObjectIsReadable();
    void byteOrderMarkIsPassedOver();
    void hashFollowsTheBytes();

private:
    static ImportPlan read(const QByteArray &json) { return readWebhooksFile(json, plainTools()); }
};

void TestWebhooksFile::goodEntriesPassBadOnes()
{
    const ImportPlan plan = read(R"({"a":)" + oldEntry() + R"(,"b":17,"c":{},"d":)" + oldEntry() + '}');
    QCOMPARE(plan.webhooks.size(), std::size_t(2));
    QCOMPARE(plan.webhooks[0].webhook.webhookId, u"a"_s);
    QCOMPARE(plan.webhooks[1].webhook.webhookId, u"d"_s);
    QCOMPARE(outcomes(plan.left), u"rejected b, rejected c"_s);
    QVERIFY(!plan.unreadable);
}

void TestWebhooksFile::lastOfADuplicateCounts()
{
    const ImportPlan plan = read(R"({"a":)" + oldEntry(R"("team":"ne",)") + R"(,"a":)" + oldEntry(R"("team":"gb",)")
                                 + '}');
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QCOMPARE(plan.webhooks[0].webhook.team, std::optional(u"gb"_s));
    QCOMPARE(outcomes(plan.left), u"rejected a"_s);
    QVERIFY(plan.left[0].reason.contains(u"again"_s));
}

void TestWebhooksFile::lastGoodOneOfADuplicateCounts()
{
    const ImportPlan plan = read(R"({"a":)" + oldEntry(R"("team":"ne",)") + R"(,"a":{}})");
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QCOMPARE(plan.webhooks[0].webhook.team, std::optional(u"ne"_s));
    QCOMPARE(plan.left[0].reason, u"url is missing"_s);
}

void TestWebhooksFile::ids_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<bool>("taken");
    QTest::newRow("uuid") << "0f8fad5b-d9cb-469f-a165-70867728950e"_ba << true;
    QTest::newRow("any word") << "my hook"_ba << true;
    QTest::newRow("umlauts") << "höök"_ba << true;
    QTest::newRow("empty") << ""_ba << false;
    QTest::newRow("control character") << "a\\u0007b"_ba << false;
    QTest::newRow("300 characters") << QByteArray(300, 'i') << false;
}

void TestWebhooksFile::ids()
{
    QFETCH(QByteArray, id);
    const ImportPlan plan = read("{\"" + id + "\":" + oldEntry() + '}');
    QTEST(!plan.webhooks.empty(), "taken");
    QTEST(plan.left.empty(), "taken");
}

void TestWebhooksFile::cutShort_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray one = R"({"a":)" + oldEntry(R"("team":"}],\\\"",)");
    QTest::newRow("the last brace") << one;
    QTest::newRow("after a comma") << one + ',';
    QTest::newRow("in an id") << one + R"(,"b)";
    QTest::newRow("in an entry") << one + R"(,"b":{"url":"http)";
    QTest::newRow("in an escape") << one + R"(,"b":{"url":"\)";
    QTest::newRow("in a list") << one + R"(,"b":{"events":["x"],"url":)";
}

/// The old service wrote its file in place: a crash left the front part of it.
void TestWebhooksFile::cutShort()
{
    QFETCH(QByteArray, text);
    const ImportPlan plan = read(text);
    QVERIFY(!plan.unreadable);
    QCOMPARE(plan.webhooks.size(), std::size_t(1));
    QCOMPARE(plan.webhooks[0].webhook.webhookId, u"a"_s);
    QCOMPARE(outcomes(plan.left), u"rejected (end of the file)"_s);
}

void TestWebhooksFile::unreadable_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray whole = oldFile(2);
    QTest::newRow("empty") << ""_ba;
    QTest::newRow("blanks") << " \n\t"_ba;
    QTest::newRow("no JSON") << "hello"_ba;
    QTest::newRow("cut in the first entry") << whole.first(20);
    QTest::newRow("wrong within") << R"({"a":{"url":tru},"b":{}})"_ba;
    QTest::newRow("two values") << whole + whole;
    QTest::newRow("list") << "[]"_ba;
    QTest::newRow("text") << "\"x\""_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("no UTF-8") << "{\"a\":\"\xff\xfe\"}"_ba;
    QTest::newRow("zeros") << QByteArray(4096, '\0');
    QTest::newRow("10,000 levels") << "{\"a\":" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + '}';
}

void TestWebhooksFile::unreadable()
{
    QFETCH(QByteArray, text);
    const ImportPlan plan = read(text);
    QVERIFY(plan.unreadable);
    QVERIFY(plan.webhooks.empty());
    QCOMPARE(outcomes(plan.left), u"rejected"_s);
    QVERIFY(plan.left[0].reason.startsWith(u"The file "_s) || plan.left[0].reason.contains(u"UTF-8"_s));
}

void TestWebhooksFile::emptyObjectIsReadable()
{
    const ImportPlan plan = read("{}");
    QVERIFY(!plan.unreadable);
    QVERIFY(plan.left.empty());
}

void TestWebhooksFile::byteOrderMarkIsPassedOver()
{
    QCOMPARE(read("\xef\xbb\xbf" + oldFile(1)).webhooks.size(), std::size_t(1));
}

void TestWebhooksFile::hashFollowsTheBytes()
{
    QCOMPARE(read(oldFile(1)).hash, read(oldFile(1)).hash);
    QVERIFY(read(oldFile(1)).hash != read(oldFile(1) + '\n').hash);
    QCOMPARE(read(oldFile(1)).hash.size(), 64);
}

QTEST_GUILESS_MAIN(TestWebhooksFile)
#include "tst_webhooksfile.moc"
