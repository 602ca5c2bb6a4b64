#include "core/webhooks/pythonjson.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestPythonJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbers_data();
    void numbers();
    void dumps_data();
    void dumps();
    void sorts_data();
    void sorts();
    void refused_data();
    void refused();
    void deepest();
    void setsMembers();
    void membersOfOthers();
};

/// What json.dumps(json.loads(text)) of Python 3.11 gave.
void TestPythonJson::numbers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &written) {
        QTest::newRow(name) << text << written;
    };
    row("integer", "17", "17");
    row("negative", "-3", "-3");
    row("minus zero", "-0", "0");
    row("largest of 64 bits", "18446744073709551615", "18446744073709551615");
    row("beyond 64 bits", "12345678901234567890123", "12345678901234567890123");
    row("float that is whole", "1.0", "1.0");
    row("float minus zero", "-0.0", "-0.0");
    row("needless digits", "100.10", "100.1");
    row("a tenth", "0.1", "0.1");
    row("exponent below 16", "1e5", "100000.0");
    row("largest without exponent", "1e15", "1000000000000000.0");
    row("smallest with exponent", "1E16", "1e+16");
    row("17 digits", "123456789012345680.0", "1.2345678901234568e+17");
    row("rounded to a double", "9007199254740993.0", "9007199254740992.0");
    row("smallest without exponent", "0.0001", "0.0001");
    row("largest with negative exponent", "0.00001", "1e-05");
    row("exponent of one digit", "1.5e-7", "1.5e-07");
    row("smallest of all", "5e-324", "5e-324");
    row("largest of all", "1.7976931348623157e308", "1.7976931348623157e+308");
}

void TestPythonJson::numbers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, written);
    const auto list = PythonJson::parse('[' + text + ']');
    QVERIFY(list);
    QCOMPARE(list->dumps(PythonJson::Layout::Compact), '[' + written + ']');
}

void TestPythonJson::dumps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("compact");
    QTest::addColumn<QByteArray>("spaced");
    QTest::newRow("empty object") << "{ }"_ba << "{}"_ba << "{}"_ba;
    QTest::newRow("empty list") << " [\n] "_ba << "[]"_ba << "[]"_ba;
    QTest::newRow("plain values") << "[true,false,null]"_ba << "[true,false,null]"_ba << "[true, false, null]"_ba;
    QTest::newRow("value alone") << " null "_ba << "null"_ba << "null"_ba;
    QTest::newRow("nested") << R"({"b":{"d":[1,{"a":2}],"c":[]},"a":1})"_ba
                            << R"({"b":{"d":[1,{"a":2}],"c":[]},"a":1})"_ba
                            << R"({"b": {"d": [1, {"a": 2}], "c": []}, "a": 1})"_ba;
    QTest::newRow("key given twice") << R"({"a":1,"b":2,"a":3})"_ba << R"({"a":3,"b":2})"_ba
                                     << R"({"a": 3, "b": 2})"_ba;
    QTest::newRow("beyond ASCII") << "{\"k\xc3\xbc\":\"\xf0\x9f\x8f\x88\"}"_ba << R"({"k\u00fc":"\ud83c\udfc8"})"_ba
                                  << R"({"k\u00fc": "\ud83c\udfc8"})"_ba;
    QTest::newRow("escapes") << R"(["\"\\\/\b\f\n\r\t\u001f\u007F\u00e9"])"_ba
                             << R"(["\"\\/\b\f\n\r\t\u001f\u007f\u00e9"])"_ba
                             << R"(["\"\\/\b\f\n\r\t\u001f\u007f\u00e9"])"_ba;
    QTest::newRow("brackets and commas in text")
        << R"({"a":"},{:[,"})"_ba << R"({"a":"},{:[,"})"_ba << R"({"a": "},{:[,"})"_ba;
}

void TestPythonJson::dumps()
{
    QFETCH(QByteArray, text);
    const auto read = PythonJson::parse(text);
    QVERIFY(read);
    QTEST(read->dumps(PythonJson::Layout::Compact), "compact");
    QTEST(read->dumps(PythonJson::Layout::Spaced), "spaced");
}

void TestPythonJson::sorts_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("sorted");
    QTest::newRow("capitals first") << R"({"b":1,"B":2,"a":3,"_":4})"_ba << R"({"B": 2, "_": 4, "a": 3, "b": 1})"_ba;
    QTest::newRow("shorter first") << R"({"ab":1,"a":2,"":3})"_ba << R"({"": 3, "a": 2, "ab": 1})"_ba;
    QTest::newRow("on all levels") << R"({"b":[{"z":1,"y":2}],"a":{"d":1,"c":2}})"_ba
                                   << R"({"a": {"c": 2, "d": 1}, "b": [{"y": 2, "z": 1}]})"_ba;
    QTest::newRow("lists keep their order") << "[3,1,2]"_ba << "[3, 1, 2]"_ba;
    // U+1F3C8 comes after U+FF41, although its first UTF-16 unit does not.
    QTest::newRow("by code point") << "{\"\xf0\x9f\x8f\x88\":1,\"\xef\xbd\x81\":2}"_ba
                                   << R"({"\uff41": 2, "\ud83c\udfc8": 1})"_ba;
}

void TestPythonJson::sorts()
{
    QFETCH(QByteArray, text);
    const auto read = PythonJson::parse(text);
    QVERIFY(read);
    QTEST(read->dumps(PythonJson::Layout::Spaced, PythonJson::Keys::Sorted), "sorted");
}

void TestPythonJson::refused_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("cut off") << R"({"a":)"_ba;
    QTest::newRow("cut off in a string") << R"({"a":"b)"_ba;
    QTest::newRow("two values") << "1 2"_ba;
    QTest::newRow("comma too many") << "[1,]"_ba;
    QTest::newRow("single quotes") << "{'a':1}"_ba;
    QTest::newRow("Python's infinity") << "[Infinity]"_ba;
    QTest::newRow("number beyond a double") << "[1e400]"_ba;
    QTest::newRow("large integer and an error") << "[12345678901234567890123,"_ba;
    QTest::newRow("no UTF-8") << "[\"\xff\"]"_ba;
    QTest::newRow("nested too deep") << QByteArray(2000, '[') + QByteArray(2000, ']');
}

void TestPythonJson::refused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!PythonJson::parse(text));
}

void TestPythonJson::deepest()
{
    const QByteArray text = QByteArray(1000, '[') + QByteArray(1000, ']');
    const auto read = PythonJson::parse(text);
    QVERIFY(read);
    QCOMPARE(read->dumps(PythonJson::Layout::Compact), text);
}

void TestPythonJson::setsMembers()
{
    auto object = PythonJson::parse(R"({"a":1,"timestamp":"old","b":2})");
    QVERIFY(object);
    object->setMember(u"timestamp"_s, PythonJson::ofString(u"new"_s));
    object->setMember(u"c"_s, PythonJson::ofString(u"last"_s));
    QCOMPARE(object->dumps(PythonJson::Layout::Compact), R"({"a":1,"timestamp":"new","b":2,"c":"last"})"_ba);
    QCOMPARE(object->member(u"timestamp"_s)->string(), u"new"_s);
    QCOMPARE(object->member(u"a"_s)->string(), QString());
    QVERIFY(!object->member(u"d"_s));
}

void TestPythonJson::membersOfOthers()
{
    const auto list = PythonJson::parse(R"(["a"])");
    QVERIFY(list);
    QVERIFY(!list->isObject());
    QVERIFY(!list->member(u"a"_s));
}

QTEST_GUILESS_MAIN(TestPythonJson)
#include "tst_pythonjson.moc"
