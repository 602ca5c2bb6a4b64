#include "core/domain/userpatch.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What a client may send of a row's own fields.
class TestUserPatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyField();
    void absentStaysNullClears();
    void emptyWordsAreNone();
    void labelsAreSortedOnceEach();
    void namesOfAnEntity();
    void wrong_data();
    void wrong();
    void allItemsAtOnce();

private:
    static Result<UserPatch> read(const QByteArray &json, UserRow row = UserRow::Device)
    {
        m_document = JsonDocument::parse(json);
        return readUserPatch(m_document->root().get_object().value_unsafe(), row);
    }
    static QString textOf(const UserPatch::Text &text) { return !text ? u"absent"_s : !*text ? u"null"_s : **text; }

    static inline Result<JsonDocument> m_document = JsonDocument::parse("{}");
};

void TestUserPatch::everyField()
{
    const Result<UserPatch> patch = read(R"({"name_by_user":"Lamp","area_id":"den","labels":["a"],"notes":"x\ny",)"
                                         R"("disabled":true})");
    QVERIFY(patch);
    QCOMPARE(textOf(patch->name), u"Lamp"_s);
    QCOMPARE(textOf(patch->areaId), u"den"_s);
    QCOMPARE(textOf(patch->notes), u"x\ny"_s);
    QCOMPARE(patch->labels, R"(["a"])"_ba);
    QCOMPARE(patch->disabled, true);
}

void TestUserPatch::absentStaysNullClears()
{
    const Result<UserPatch> nothing = read("{}");
    QCOMPARE(textOf(nothing->name) + textOf(nothing->areaId) + textOf(nothing->notes), u"absentabsentabsent"_s);
    QVERIFY(!nothing->labels && !nothing->disabled);
    const Result<UserPatch> nulls = read(
        R"({"name_by_user":null,"area_id":null,"labels":null,"notes":null,"disabled":null})");
    QCOMPARE(textOf(nulls->name) + textOf(nulls->areaId) + textOf(nulls->notes), u"nullnullnull"_s);
    QCOMPARE(nulls->labels, "[]"_ba);
    QCOMPARE(nulls->disabled, false);
}

void TestUserPatch::emptyWordsAreNone()
{
    const Result<UserPatch> patch = read(R"({"name_by_user":"","area_id":"","notes":""})");
    QCOMPARE(textOf(patch->name) + textOf(patch->areaId), u"nullnull"_s);
    QCOMPARE(textOf(patch->notes), u""_s);
}

void TestUserPatch::labelsAreSortedOnceEach()
{
    QCOMPARE(read(R"({"labels":["b","ä","a","b"]})")->labels, "[\"a\",\"b\",\"ä\"]"_ba);
    QCOMPARE(read(R"({"labels":[]})")->labels, "[]"_ba);
}

void TestUserPatch::namesOfAnEntity()
{
    QCOMPARE(textOf(read(R"({"name_by_user":"A"})", UserRow::Entity)->name), u"A"_s);
    QCOMPARE(textOf(read(R"({"name":"B"})", UserRow::Entity)->name), u"B"_s);
    QCOMPARE(textOf(read(R"({"name":"B","name_by_user":"A"})", UserRow::Entity)->name), u"B"_s);
    QVERIFY(!read(R"({"name":"B"})", UserRow::Device)); // the registry's own
}

void TestUserPatch::wrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("type");
    QTest::newRow("name is a number") << R"({"name_by_user":7})"_ba << u"string_type"_s;
    QTest::newRow("name is too long") << R"({"name_by_user":")"_ba + QByteArray(256, 'x') + "\"}"
                                      << u"string_too_long"_s;
    QTest::newRow("name with a control character") << R"({"name_by_user":"a\u0007"})"_ba << u"value_error"_s;
    QTest::newRow("area is a list") << R"({"area_id":[]})"_ba << u"string_type"_s;
    QTest::newRow("notes are too long") << R"({"notes":")"_ba + QByteArray(8193, 'x') + "\"}" << u"string_too_long"_s;
    QTest::newRow("notes have too many bytes")
        << R"({"notes":")"_ba + QByteArray("ä").repeated(5000) + "\"}" << u"value_error"_s;
    QTest::newRow("labels are a text") << R"({"labels":"a"})"_ba << u"list_type"_s;
    QTest::newRow("label is a number") << R"({"labels":[1]})"_ba << u"string_type"_s;
    QTest::newRow("label is empty") << R"({"labels":[""]})"_ba << u"string_too_short"_s;
    QTest::newRow("disabled is a word") << R"({"disabled":"yes"})"_ba << u"bool_type"_s;
    QTest::newRow("the feeder's field") << R"({"manufacturer":"me"})"_ba << u"extra_forbidden"_s;
    QTest::newRow("unknown member") << R"({"colour":"red"})"_ba << u"extra_forbidden"_s;
}

void TestUserPatch::wrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, type);
    const Result<UserPatch> patch = read(body);
    QVERIFY(!patch);
    QCOMPARE(patch.error().code, ErrorCode::InvalidInput);
    QCOMPARE(patch.error().fields.size(), 1U);
    QCOMPARE(patch.error().fields[0].type, type);
}

void TestUserPatch::allItemsAtOnce()
{
    const Result<UserPatch> patch = read(R"({"name_by_user":1,"notes":2,"model":"x"})");
    QCOMPARE(patch.error().fields.size(), 3U);
    QCOMPARE(patch.error().fields[2].location, (QJsonArray { u"body"_s, u"model"_s }));
}

QTEST_GUILESS_MAIN(TestUserPatch)
#include "tst_userpatch.moc"
