#include "core/domain/mergepatch.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestMergePatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void merge_data();
    void merge();
    void lastOfAKeyCounts();
    void noObjectHasNoMembers();
    void depth_data();
    void depth();
};

/// The first rows are the examples of RFC 7396, appendix A, whose patches are objects.
void TestMergePatch::merge_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("patch");
    QTest::addColumn<QByteArray>("merged");
    const auto row = [](const char *name, const char *target, const char *patch, const char *merged) {
        QTest::newRow(name) << QByteArray(target) << QByteArray(patch) << QByteArray(merged);
    };
    row("replaces", R"({"a":"b"})", R"({"a":"c"})", R"({"a":"c"})");
    row("adds", R"({"a":"b"})", R"({"b":"c"})", R"({"a":"b","b":"c"})");
    row("null removes", R"({"a":"b","b":"c"})", R"({"a":null})", R"({"b":"c"})");
    row("list for a string", R"({"a":"c"})", R"({"a":["b"]})", R"({"a":["b"]})");
    row("string for a list", R"({"a":["b"]})", R"({"a":"c"})", R"({"a":"c"})");
    row("inner object", R"({"a":{"b":"c"}})", R"({"a":{"b":"d","c":null}})", R"({"a":{"b":"d"}})");
    row("lists are not merged", R"({"a":[{"b":"c"}]})", R"({"a":[1]})", R"({"a":[1]})");
    row("null beside", R"({"e":null})", R"({"a":1})", R"({"e":null,"a":1})");
    row("list as a target", R"([1,2])", R"({"a":"b","c":null})", R"({"a":"b"})");
    row("nulls of a new object go", R"({})", R"({"a":{"bb":{"ccc":null}}})", R"({"a":{"bb":{}}})");
    row("object for a string", R"({"a":"x"})", R"({"a":{"b":1,"c":null}})", R"({"a":{"b":1}})");
    row("order stays", R"({"z":1,"a":2,"m":3})", R"({"b":4,"a":5})", R"({"z":1,"a":5,"m":3,"b":4})");
    row("nulls in lists stay", R"({})", R"({"a":[null,{"b":null}]})", R"({"a":[null,{"b":null}]})");
    row("quotes in keys", R"({"a\"\n":1})", R"({"ü\\":2})", R"({"a\"\n":1,"ü\\":2})");
    row("empty key", R"({"":1})", R"({"":2})", R"({"":2})");
}

void TestMergePatch::merge()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, patch);
    const Result<JsonDocument> from = JsonDocument::parse(target);
    const Result<JsonDocument> change = JsonDocument::parse(patch);
    JsonWriter json;
    writeMerged(json, JsonMembers(from->root()), JsonMembers(change->root()));
    QTEST(json.take(), "merged");
}

void TestMergePatch::lastOfAKeyCounts()
{
    const Result<JsonDocument> document = JsonDocument::parse(R"({"a":1,"b":2,"a":3})");
    const JsonMembers members(document->root());
    JsonWriter json;
    writeMerged(json, members, {});
    QCOMPARE(json.take(), R"({"a":3,"b":2})"_ba);
}

void TestMergePatch::noObjectHasNoMembers()
{
    const Result<JsonDocument> document = JsonDocument::parse(R"(["a",1])");
    const JsonMembers members(document->root());
    QVERIFY(members.begin() == members.end());
    QVERIFY(!members.find("a"));
}

void TestMergePatch::depth_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<int>("depth");
    QTest::newRow("number") << "1"_ba << 0;
    QTest::newRow("empty list") << "[]"_ba << 1;
    QTest::newRow("empty object") << "{}"_ba << 1;
    QTest::newRow("the deepest counts") << R"([1,{"a":[[]],"b":[]},[]])"_ba << 4;
    QTest::newRow("1,000 levels") << QByteArray(1000, '[') + QByteArray(1000, ']') << 1000;
}

void TestMergePatch::depth()
{
    QFETCH(QByteArray, json);
    QTEST(depthOf(JsonDocument::parse(json)->root()), "depth");
}

QTEST_GUILESS_MAIN(TestMergePatch)
#include "tst_mergepatch.moc"
