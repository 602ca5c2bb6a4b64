#include "core/importers/bookfile.h"
#include "tests/support/book.h"
#include "tests/support/imports.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What is read of an NDJSON export, and what is not.
class TestBookFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void unreadable_data();
    void unreadable();
    void readable_data();
    void readable();
    void rejected_data();
    void rejected();
    void othersAreTaken();
    void sameIdTwice();
    void sameRegistryIdTwice();
    void kindsComeInTheirOrder();
    void formsAreMadeOurs();
    void bigNumbersStayAsTheyAre();
    void secretIsRead();
    void manyLines();

private:
    static ImportPlan read(const QByteArray &text) { return readBookFile(text, plainTools()); }
};

void TestBookFile::unreadable_data()
{
    const QByteArray head = R"({"format":"hearthbook","version":1})";
    const QByteArray label = R"({"kind":"label","label_id":"a","name":"A"})";
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << ""_ba << u"The file is empty"_s;
    QTest::newRow("blank") << " \n\n"_ba << u"The file is empty"_s;
    QTest::newRow("no head") << label + "\n{\"end\":true}\n" << u"its first line does not say so"_s;
    QTest::newRow("text") << "notes\n"_ba << u"its first line does not say so"_s;
    QTest::newRow("list") << "[]\n"_ba << u"its first line does not say so"_s;
    QTest::newRow("another format") << R"({"format":"homebook","version":1})"_ba << u"its first line does not say so"_s;
    QTest::newRow("no version") << R"({"format":"hearthbook"})"_ba << u"its first line does not say so"_s;
    QTest::newRow("version 0") << R"({"format":"hearthbook","version":0})"_ba << u"its first line does not say so"_s;
    QTest::newRow("version as text") << R"({"format":"hearthbook","version":"1"})"_ba
                                     << u"its first line does not say so"_s;
    QTest::newRow("later version") << R"({"format":"hearthbook","version":2})"
                                      "\n{\"end\":true}\n"_ba
                                   << u"has version 2 of the format, and this Hearthbook knows up to 1"_s;
    QTest::newRow("the JSON form") << "{\"format\":\"hearthbook\",\"version\":1,\n\"areas\":[]}\n"_ba
                                   << u"an export as JSON; import takes NDJSON"_s;
    QTest::newRow("head alone") << head + '\n' << u"cut short"_s;
    QTest::newRow("cut between lines") << head + '\n' + label + '\n' << u"cut short"_s;
    QTest::newRow("cut within a line") << head + '\n' + label.first(20) << u"cut short"_s;
    QTest::newRow("cut within the end") << head + '\n' + label + "\n{\"end\":tr" << u"cut short"_s;
    QTest::newRow("two exports") << head + "\n{\"end\":true}\n\n" + head + "\n{\"end\":true}\n"
                                 << u"goes on after its end in line 2"_s;
}

void TestBookFile::unreadable()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, reason);
    const ImportPlan plan = read(text);
    QVERIFY(plan.unreadable);
    QVERIFY(plan.book.empty());
    QVERIFY2(plan.left.front().reason.contains(reason), qUtf8Printable(plan.left.front().reason));
}

void TestBookFile::readable_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray text = bookOf(R"({"kind":"label","label_id":"a","name":"A"})");
    QTest::newRow("as it is written") << text;
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + text;
    QTest::newRow("other line ends") << QByteArray(text).replace("\n", "\r\n");
    QTest::newRow("blank lines") << QByteArray(text).replace("\n", "\n\n");
    QTest::newRow("no line end at the end") << text.trimmed();
    QTest::newRow("blanks in the head") << QByteArray(text).replace("\"version\":", " \"version\" : ");
    QTest::newRow("other members of the head")
        << QByteArray(text).replace("\"version\":1", "\"version\":1,\"by\":\"me\"");
}

void TestBookFile::readable()
{
    QFETCH(QByteArray, text);
    const ImportPlan plan = read(text);
    QVERIFY(!plan.unreadable);
    QVERIFY(plan.left.empty());
    QCOMPARE(plan.book.size(), 1U);
    QCOMPARE(plan.book[0].id, u"a"_s);
}

void TestBookFile::rejected_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const QByteArray &line, const QString &reason) {
        QTest::newRow(name) << line << reason;
    };
    row("no JSON", "{\"kind\":", u"It is no JSON: "_s);
    row("no UTF-8", "{\"kind\":\"label\",\"label_id\":\"\xff\"}", u"It is no JSON: "_s);
    row("list", "[1]", u"It is no JSON object"_s);
    row("no kind", R"({"label_id":"a"})", u"It does not say its kind"_s);
    row("kind that is no text", R"({"kind":1})", u"It does not say its kind"_s);
    row("unknown kind", R"({"kind":"devices","device_id":"a"})", u"There is no kind devices, did you mean device?"_s);
    row("kind from later", R"({"kind":"thermostat"})", u"There is no kind thermostat"_s);
    row("key twice", R"({"kind":"label","label_id":"a","name":"A","name":"B"})", u"It says name twice"_s);
    row("unknown key", R"({"kind":"label","label_id":"a","nmae":"A"})",
        u"label a: unknown key nmae, did you mean name?"_s);
    row("no id", R"({"kind":"label","name":"A"})", u"label: label_id is missing"_s);
    row("empty id", R"({"kind":"label","label_id":"","name":"A"})", u"label: label_id is missing"_s);
    row("null as id", R"({"kind":"label","label_id":null,"name":"A"})", u"label: label_id is missing"_s);
    row("number as id", R"({"kind":"label","label_id":1,"name":"A"})", u"label: label_id is missing"_s);
    row("long id", "{\"kind\":\"label\",\"label_id\":\"" + QByteArray(300, 'a') + "\"}",
        u"label_id cannot be taken: id has 300 bytes, at most 255 are allowed"_s);
    row("control character in an id", R"({"kind":"label","label_id":"a\u0001"})", u"id has control characters"_s);
    row("half of a key", R"({"kind":"service","domain":"light"})", u"service light.: service is missing"_s);
    row("empty name", R"({"kind":"device","device_id":"d","name":""})", u"device d: name is empty"_s);
    row("null as name", R"({"kind":"device","device_id":"d","name":null})", u"device d: name must not be null"_s);
    row("number as text", R"({"kind":"device","device_id":"d","model":5})", u"device d: model is no text"_s);
    row("NUL in a text", R"({"kind":"device","device_id":"d","notes":"a\u0000"})",
        u"device d: notes cannot be taken: text has control characters"_s);
    row("long text", "{\"kind\":\"device\",\"device_id\":\"d\",\"notes\":\"" + QByteArray(9000, 'a') + "\"}",
        u"notes cannot be taken: text has 9000 bytes"_s);
    row("text as list", R"({"kind":"device","device_id":"d","labels":"a"})", u"device d: labels is no list"_s);
    row("null as list", R"({"kind":"device","device_id":"d","labels":null})", u"device d: labels must not be null"_s);
    row("number in a list of texts", R"({"kind":"device","device_id":"d","labels":[1]})",
        u"device d: labels holds what is no text"_s);
    row("list as object", R"({"kind":"entity","entity_id":"a.b","options":[]})", u"entity a.b: options is no object"_s);
    row("deep",
        "{\"kind\":\"device\",\"device_id\":\"d\",\"identifiers\":" + QByteArray(70, '[') + QByteArray(70, ']') + '}',
        u"device d: identifiers is nested more than 64 deep"_s);
    row("long list", "{\"kind\":\"device\",\"device_id\":\"d\",\"identifiers\":[\"" + QByteArray(70'000, 'a') + "\"]}",
        u"device d: identifiers is longer than 65536 bytes"_s);
    row("number as flag", R"({"kind":"entity","entity_id":"a.b","disabled":1})",
        u"entity a.b: disabled is neither true nor false"_s);
    row("fraction as number", R"({"kind":"device","device_id":"d","revision":1.5})",
        u"device d: revision is no whole number"_s);
    row("negative number", R"({"kind":"device","device_id":"d","revision":-1})",
        u"device d: revision is no whole number"_s);
    row("number out of range", R"({"kind":"device","device_id":"d","revision":9223372036854775807})",
        u"device d: revision is no whole number"_s);
    row("no time", R"({"kind":"device","device_id":"d","created_at":"yesterday"})",
        u"device d: created_at is no time"_s);
    row("number as time", R"({"kind":"device","device_id":"d","last_seen":1})", u"device d: last_seen is no time"_s);
    row("target that is none", R"({"kind":"webhook","webhook_id":"w","url":"ftp://a/"})",
        u"webhook w: url: no web address"_s);
    row("unknown scheme", R"({"kind":"webhook","webhook_id":"w","url":"http://a/","scheme":"mine"})",
        u"webhook w: scheme is none of standard, sports-data and data-api"_s);
    row("secret that is no text", R"({"kind":"webhook","webhook_id":"w","secret":{}})",
        u"webhook w: secret is no text"_s);
    row("secret of another kind", R"({"kind":"device","device_id":"d","secret":"s"})",
        u"device d: unknown key secret"_s);
    row("teams that are none", R"({"kind":"preferences","user_id":"u","selected_teams":{"nfl":"dal"}})",
        u"preferences u: selected_teams.nfl: "_s);
    row("service of a dotted domain", R"({"kind":"service","domain":"a.b","service":"c"})",
        u"service a.b.c: it has no usable name"_s);
    row("alias of something else", R"({"kind":"alias","alias_of":"area","old_id":"a","present_id":"b"})",
        u"alias area.a: alias_of is neither device nor entity"_s);
}

void TestBookFile::rejected()
{
    QFETCH(QByteArray, line);
    QFETCH(QString, reason);
    const ImportPlan plan = read(bookOf(line));
    QVERIFY(!plan.unreadable);
    QVERIFY(plan.book.empty());
    QCOMPARE(plan.left.size(), 1U);
    QCOMPARE(plan.left[0].id, u"line 2"_s);
    QVERIFY2(plan.left[0].reason.contains(reason), qUtf8Printable(plan.left[0].reason));
}

void TestBookFile::othersAreTaken()
{
    const ImportPlan plan = read(bookOf("{\"kind\":\"label\",\"label_id\":\"a\",\"name\":\"A\"}\nbroken\n"
                                        "{\"kind\":\"label\",\"label_id\":\"b\",\"name\":\"B\"}"));
    QCOMPARE(plan.book.size(), 2U);
    QCOMPARE(plan.left.size(), 1U);
    QCOMPARE(plan.left[0].id, u"line 3"_s);
}

void TestBookFile::sameIdTwice()
{
    const ImportPlan plan = read(bookOf("{\"kind\":\"label\",\"label_id\":\"a\",\"name\":\"first\"}\n"
                                        "{\"kind\":\"area\",\"area_id\":\"a\",\"name\":\"another kind\"}\n"
                                        "{\"kind\":\"label\",\"label_id\":\"a\",\"name\":\"second\"}"));
    QCOMPARE(plan.book.size(), 2U);
    QVERIFY(plan.book[1].row.json.contains("first"));
    QCOMPARE(plan.left[0].id, u"line 4"_s);
    QCOMPARE(plan.left[0].reason, u"label a stands in line 2 already"_s);
}

void TestBookFile::sameRegistryIdTwice()
{
    const ImportPlan plan = read(bookOf(R"({"kind":"entity","entity_id":"a.b","registry_id":"r"})"
                                        "\n"
                                        R"({"kind":"entity","entity_id":"a.c","registry_id":"r"})"));
    QCOMPARE(plan.book.size(), 1U);
    QCOMPARE(plan.left[0].reason, u"registry_id r stands in line 2 already"_s);
}

void TestBookFile::kindsComeInTheirOrder()
{
    const ImportPlan plan = read(
        bookOf("{\"kind\":\"entity\",\"entity_id\":\"a.b\",\"domain\":\"a\",\"device_id\":\"d\"}\n"
               "{\"kind\":\"device\",\"device_id\":\"d\",\"name\":\"D\"}\n"
               "{\"kind\":\"device\",\"device_id\":\"c\",\"name\":\"C\"}"));
    QCOMPARE(plan.book.size(), 3U);
    QCOMPARE(plan.book[0].id, u"d"_s);
    QCOMPARE(plan.book[1].id, u"c"_s);
    QCOMPARE(plan.book[2].deviceId, u"d"_s);
    QCOMPARE(plan.book[2].line, 2);
}

void TestBookFile::formsAreMadeOurs()
{
    WebhookTools tools = plainTools();
    tools.checkUrl = [](const QString &url) -> Result<QString> { return url.toLower(); };
    const ImportPlan plan = readBookFile(
        bookOf(
            R"({"kind":"webhook","webhook_id":"w","url":"HTTP://A/","created_at":"2025-01-01T01:00:00+01:00","team":null})"),
        tools);
    QCOMPARE(plan.book[0].row.json,
             R"({"kind":"webhook","webhook_id":"w","url":"http://a/",)"
             R"("created_at":"2025-01-01T00:00:00.000000+00:00","team":null})"_ba);
}

void TestBookFile::bigNumbersStayAsTheyAre()
{
    const QByteArray line = R"({"kind":"device","device_id":"d","identifiers":[[12345678901234567890123,1.50]]})";
    const ImportPlan plan = read(bookOf(line));
    QCOMPARE(plan.book.size(), 1U);
    QCOMPARE(plan.book[0].row.json, line);
}

void TestBookFile::secretIsRead()
{
    const ImportPlan plan = read(
        bookOf("{\"kind\":\"webhook\",\"webhook_id\":\"a\",\"url\":\"http://a/\",\"secret\":\"s€c\"}\n"
               "{\"kind\":\"webhook\",\"webhook_id\":\"b\",\"url\":\"http://a/\",\"secret\":null}"));
    QCOMPARE(plan.book[0].secret, std::optional("s€c"_ba));
    QVERIFY(!plan.book[1].secret);
}

void TestBookFile::manyLines()
{
    constexpr int count = 100'000;
    QByteArrayList lines;
    for (int i = 0; i < count; ++i)
        lines += "{\"kind\":\"label\",\"label_id\":\"" + QByteArray::number(i) + "\",\"name\":\"A\"}";
    lines[count - 1] = "broken";
    const ImportPlan plan = read(bookOf(lines.join('\n')));
    QCOMPARE(plan.book.size(), std::size_t(count - 1));
    QCOMPARE(plan.left[0].id, u"line 100001"_s);
}

QTEST_GUILESS_MAIN(TestBookFile)
#include "tst_bookfile.moc"
