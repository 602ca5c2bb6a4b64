#include "server/http/percent.h"
#include "server/http/query.h"
#include "server/http/route.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestQuery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void valueOf_data();
    void valueOf();
    void absentIsNothing();
    void valuesKeepTheirOrder();
    void withoutKeepsTheRestAsItWas();
    void defaultsComeFromTheRoute();
    void numberOf_data();
    void numberOf();
    void truthOf_data();
    void truthOf();
    void decodable_data();
    void decodable();
};

void TestQuery::valueOf_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("value");
    QTest::newRow("plain") << "name=lamp"_ba << u"lamp"_s;
    QTest::newRow("among others") << "a=1&name=lamp&b=2"_ba << u"lamp"_s;
    QTest::newRow("plus is a space") << "name=kitchen+lamp"_ba << u"kitchen lamp"_s;
    QTest::newRow("encoded plus") << "name=a%2Bb"_ba << u"a+b"_s;
    QTest::newRow("UTF-8") << "name=K%C3%BCche"_ba << u"K\u00fcche"_s;
    QTest::newRow("raw UTF-8") << "name=K\xc3\xbc"
                                  "che"_ba
                               << u"K\u00fcche"_s;
    QTest::newRow("encoded name") << "n%61me=x"_ba << u"x"_s;
    QTest::newRow("equals in value") << "name=a=b"_ba << u"a=b"_s;
    QTest::newRow("encoded ampersand") << "name=a%26b"_ba << u"a&b"_s;
    QTest::newRow("last one counts") << "name=a&name=b"_ba << u"b"_s;
    QTest::newRow("empty") << "name="_ba << u""_s;
    QTest::newRow("without equals") << "name"_ba << u""_s;
    QTest::newRow("broken percent stays") << "name=100%zz%4"_ba << u"100%zz%4"_s;
    QTest::newRow("longer name is another") << "names=a&name=b&myname=c"_ba << u"b"_s;
}

void TestQuery::valueOf()
{
    QFETCH(QByteArray, text);
    const std::optional<QString> value = Query(text).value("name");
    QVERIFY(value);
    QVERIFY(!value->isNull());
    QTEST(*value, "value");
}

void TestQuery::absentIsNothing()
{
    QVERIFY(!Query("a=1&&=x&").value("name"));
    QVERIFY(!Query().value("name"));
    QCOMPARE(Query("a=1").integer("name"), 0);
    QCOMPARE(Query("a=1").flag("name"), false);
}

void TestQuery::valuesKeepTheirOrder()
{
    QCOMPARE(Query("t=b&x=1&t=a&t=").values("t"), QStringList({ u"b"_s, u"a"_s, u""_s }));
    QVERIFY(Query("x=1").values("t").isEmpty());
}

void TestQuery::withoutKeepsTheRestAsItWas()
{
    QCOMPARE(Query("a=1&cursor=x&b=%c3%bc+&a=2&%63ursor=y").without({ "cursor", "offset" }), "a=1&b=%c3%bc+&a=2");
    QCOMPARE(Query("offset=1&cursor").without({ "cursor", "offset" }), QByteArray());
    QCOMPARE(Query("cursors=1&").without({ "cursor" }), "cursors=1");
}

void TestQuery::defaultsComeFromTheRoute()
{
    const Route route { .parameters = { { .name = "limit", .type = Parameter::Integer, .fallback = 100 },
                                        { .name = "all", .type = Parameter::Flag, .fallback = true },
                                        { .name = "sort", .fallback = u"name"_s } } };
    const Query empty("", &route);
    QCOMPARE(empty.integer("limit"), 100);
    QCOMPARE(empty.flag("all"), true);
    QCOMPARE(empty.value("sort"), u"name"_s);
    QVERIFY(!empty.contains("sort"));
    const Query given("limit=5&all=no&sort=id", &route);
    QCOMPARE(given.integer("limit"), 5);
    QCOMPARE(given.flag("all"), false);
    QCOMPARE(given.value("sort"), u"id"_s);
}

void TestQuery::numberOf_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNumber");
    QTest::addColumn<qint64>("number");
    QTest::newRow("plain") << u"42"_s << true << qint64(42);
    QTest::newRow("sign and spaces") << u" -7 "_s << true << qint64(-7);
    QTest::newRow("plus") << u"+7"_s << true << qint64(7);
    QTest::newRow("largest") << u"9223372036854775807"_s << true << std::numeric_limits<qint64>::max();
    QTest::newRow("beyond 64 bits") << u"99999999999999999999"_s << true << std::numeric_limits<qint64>::max();
    QTest::newRow("empty") << u""_s << false << qint64(0);
    QTest::newRow("sign alone") << u"-"_s << false << qint64(0);
    QTest::newRow("fraction") << u"1.5"_s << false << qint64(0);
    QTest::newRow("hex") << u"0x10"_s << false << qint64(0);
    QTest::newRow("other digits") << u"\u0663"_s << false << qint64(0);
}

void TestQuery::numberOf()
{
    QFETCH(QString, text);
    QTEST(integerFromText(text).has_value(), "isNumber");
    QTEST(integerFromText(text).value_or(0), "number");
}

void TestQuery::truthOf_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("truth");
    for (const char *yes : { "1", "true", "TRUE", "t", "yes", "y", "on" })
        QTest::newRow(yes) << QString::fromLatin1(yes) << 1;
    for (const char *no : { "0", "false", "False", "f", "no", "n", "off" })
        QTest::newRow(no) << QString::fromLatin1(no) << 0;
    QTest::newRow("empty") << u""_s << -1;
    QTest::newRow("2") << u"2"_s << -1;
}

void TestQuery::truthOf()
{
    QFETCH(QString, text);
    const std::optional<bool> flag = flagFromText(text);
    QTEST(flag ? int(*flag) : -1, "truth");
}

void TestQuery::decodable_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("fine");
    QTest::newRow("ASCII") << "abc"_ba << true;
    QTest::newRow("UTF-8") << "%E2%82%AC"_ba << true;
    QTest::newRow("lone continuation") << "%80"_ba << false;
    QTest::newRow("cut sequence") << "%E2%82"_ba << false;
    QTest::newRow("overlong slash") << "%C0%AF"_ba << false;
    QTest::newRow("surrogate") << "%ED%A0%80"_ba << false;
    QTest::newRow("raw Latin-1") << "\xe4"_ba << false;
    QTest::newRow("encoded NUL") << "a%00b"_ba << false;
}

void TestQuery::decodable()
{
    QFETCH(QByteArray, text);
    QTEST(isDecodable(text, Plus::IsSpace), "fine");
}

QTEST_APPLESS_MAIN(TestQuery)
#include "tst_query.moc"
