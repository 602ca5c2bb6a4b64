#include "core/domain/jsonfields.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestJsonFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsMembers();
    void absentIsNothing();
    void lastOfAKeyCounts();
    void wrong_data();
    void wrong();
    void longestIdPasses();
    void itemsAreBounded();
    void nothingSentIsRepeated();
    void textsAreBounded_data();
    void textsAreBounded();
    void otherMembers();
    void requiredMember();

private:
    /// Items as "type place message".
    static QStringList itemsOf(const std::vector<FieldError> &errors)
    {
        QStringList items;
        for (const FieldError &error : errors) {
            QStringList place;
            for (const QJsonValue &part : error.location)
                place += part.toVariant().toString();
            items += error.type + u' ' + place.join(u'.') + u' ' + error.message;
        }
        return items;
    }
    /// Reads `user`, `ids`, `object` and `flag` of the object.
    std::vector<FieldError> read(const QByteArray &json)
    {
        std::vector<FieldError> errors;
        m_document = std::make_unique<JsonDocument>(JsonDocument::parse(json).value());
        JsonFields fields(m_document->root().get_object().value_unsafe(), { u"body"_s }, errors);
        m_user = fields.userId("user");
        m_ids = fields.ids("ids");
        m_object = fields.object("object");
        fields.checkFlag("flag");
        return errors;
    }

    std::unique_ptr<JsonDocument> m_document;
    std::optional<QString> m_user;
    std::optional<QStringList> m_ids;
    std::optional<simdjson::dom::object> m_object;
};

void TestJsonFields::readsMembers()
{
    const auto errors = read(R"({"flag":false,"object":{"a":1},"ids":["dal","DAL","","nfl-dal"],"user":"Jörg"})");
    QVERIFY(errors.empty());
    QCOMPARE(m_user, u"Jörg"_s);
    QCOMPARE(m_ids, (QStringList { u"dal"_s, u"DAL"_s, QString(), u"nfl-dal"_s }));
    QCOMPARE(m_object->size(), std::size_t(1));
}

void TestJsonFields::absentIsNothing()
{
    QVERIFY(read(R"({"other":1})").empty());
    QVERIFY(!m_user && !m_ids && !m_object);
}

void TestJsonFields::lastOfAKeyCounts()
{
    QVERIFY(read(R"({"user":1,"user":"b"})").empty());
    QCOMPARE(m_user, u"b"_s);
}

void TestJsonFields::wrong_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("item");
    const auto row = [](const char *name, const QByteArray &json, const QString &item) {
        QTest::newRow(name) << json << item;
    };
    row("number as a user", R"({"user":5})", u"string_type body.user Input should be a valid string"_s);
    row("null as a user", R"({"user":null})", u"string_type body.user Input should be a valid string"_s);
    row("nobody", R"({"user":""})", u"string_too_short body.user String should have at least 1 character"_s);
    row("long user", "{\"user\":\"" + QByteArray(256, 'u') + "\"}",
        u"string_too_long body.user String should have at most 255 characters"_s);
    row("control character", R"({"user":"a\u0007"})",
        u"string_pattern_mismatch body.user String should match pattern '^[^\\x00-\\x1f\\x7f]*$'"_s);
    row("NUL", R"({"user":"a\u0000b"})",
        u"string_pattern_mismatch body.user String should match pattern '^[^\\x00-\\x1f\\x7f]*$'"_s);
    row("string as a list", R"({"ids":"dal"})", u"list_type body.ids Input should be a valid list"_s);
    row("null as a list", R"({"ids":null})", u"list_type body.ids Input should be a valid list"_s);
    row("object as a list", R"({"ids":{}})", u"list_type body.ids Input should be a valid list"_s);
    row("number in a list", R"({"ids":["a",7]})", u"string_type body.ids.1 Input should be a valid string"_s);
    row("long id in a list", "{\"ids\":[\"" + QByteArray(100'000, 'i') + "\"]}",
        u"string_too_long body.ids.0 String should have at most 255 characters"_s);
    row("1,001 ids", "{\"ids\":[" + QByteArray("\"a\",").repeated(1000) + "\"a\"]}",
        u"too_long body.ids List should have at most 1000 items"_s);
    row("list as an object", R"({"object":[]})", u"dict_type body.object Input should be a valid dictionary"_s);
    row("null as an object", R"({"object":null})", u"dict_type body.object Input should be a valid dictionary"_s);
    row("word as a flag", R"({"flag":"true"})", u"bool_type body.flag Input should be a valid boolean"_s);
    row("number as a flag", R"({"flag":1})", u"bool_type body.flag Input should be a valid boolean"_s);
}

void TestJsonFields::wrong()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, item);
    QCOMPARE(itemsOf(read(json)), QStringList { item });
}

void TestJsonFields::longestIdPasses()
{
    QVERIFY(read("{\"user\":\"" + QByteArray("ü").repeated(255) + "\"}").empty());
    QCOMPARE(m_user->size(), 255);
}

void TestJsonFields::itemsAreBounded()
{
    QCOMPARE(read("{\"ids\":[" + QByteArray("1,").repeated(500) + "1]}").size(), std::size_t(100));
}

void TestJsonFields::nothingSentIsRepeated()
{
    const std::vector<FieldError> errors = read(R"({"user":12345678,"ids":["geheim\u0001"]})");
    QCOMPARE(errors.size(), std::size_t(2));
    for (const FieldError &error : errors)
        QVERIFY(error.input.isNull() && !error.message.contains(u"geheim"_s));
}

void TestJsonFields::textsAreBounded_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QStringList>("items");
    QTest::newRow("good") << R"({"ids":["ü","abc"]})"_ba << QStringList();
    QTest::newRow("too many") << R"({"ids":["a","b","c","d"]})"_ba
                              << QStringList { u"too_long body.ids List should have at most 3 items"_s };
    QTest::newRow("each is looked at") << R"({"ids":["","abcd",5]})"_ba
                                       << QStringList {
                                              u"string_too_short body.ids.0 String should have at least 1 character"_s,
                                              u"string_too_long body.ids.1 String should have at most 3 characters"_s,
                                              u"string_type body.ids.2 Input should be a valid string"_s
                                          };
    QTest::newRow("no list") << R"({"ids":"a"})"_ba
                             << QStringList { u"list_type body.ids Input should be a valid list"_s };
}

void TestJsonFields::textsAreBounded()
{
    QFETCH(QByteArray, json);
    std::vector<FieldError> errors;
    const JsonDocument document = JsonDocument::parse(json).value();
    JsonFields fields(document.root().get_object().value_unsafe(), { u"body"_s }, errors);
    const auto read = fields.texts("ids", 3, 1, 3);
    QTEST(itemsOf(errors), "items");
    if (errors.empty())
        QCOMPARE(read, (QStringList { u"ü"_s, u"abc"_s }));
}

void TestJsonFields::otherMembers()
{
    std::vector<FieldError> errors;
    const JsonDocument document = JsonDocument::parse(R"({"a":"äb","b":true,"c":7,"d":"x"})").value();
    JsonFields fields(document.root().get_object().value_unsafe(), { u"body"_s }, errors);
    QVERIFY(fields.utf8("a", 2) == std::string_view("äb"));
    QCOMPARE(fields.flag("b"), true);
    QCOMPARE(fields.id("d"), u"x"_s);
    QVERIFY(!fields.utf8("none", 2) && !fields.flag("none") && !fields.id("none"));
    QVERIFY(errors.empty());
    QVERIFY(!fields.utf8("a", 1) && !fields.utf8("c", 9) && !fields.flag("c") && !fields.id("c"));
    QCOMPARE(itemsOf(errors),
             (QStringList { u"string_too_long body.a String should have at most 1 character"_s,
                            u"string_type body.c Input should be a valid string"_s,
                            u"bool_type body.c Input should be a valid boolean"_s,
                            u"string_type body.c Input should be a valid string"_s }));
}

void TestJsonFields::requiredMember()
{
    std::vector<FieldError> errors;
    const JsonDocument document = JsonDocument::parse(R"({"a":null})").value();
    JsonFields fields(document.root().get_object().value_unsafe(), { u"body"_s }, errors);
    QVERIFY(fields.require("a"));
    QVERIFY(!fields.require("b"));
    QCOMPARE(itemsOf(errors), QStringList { u"missing body.b Field required"_s });
}

QTEST_GUILESS_MAIN(TestJsonFields)
#include "tst_jsonfields.moc"
