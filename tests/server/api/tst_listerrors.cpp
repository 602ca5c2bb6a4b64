#include "tests/support/apifixture.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Lists that are asked for what they do not take: 422 in the old form, and nothing else.
class TestListErrors : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_api.reset(); }
    void limitIsBounded_data();
    void limitIsBounded();
    void limitIsTaken_data();
    void limitIsTaken();
    void itemHasTheOldForm();
    void wrongParameters_data();
    void wrongParameters();
    void cursorOfAnotherSort();
    void cursorOfAnotherList();
    void cursorFromBeforeARestore_data();
    void cursorFromBeforeARestore();
    void nulIsMalformed();
    void unknownFieldIsNamed();

private:
    std::unique_ptr<ApiFixture> m_api;
};

void TestListErrors::initTestCase()
{
    m_api = std::make_unique<ApiFixture>();
    m_api->feedDevices(R"([{"id":"a"},{"id":"b"}])");
    m_api->feedEntities(R"([{"entity_id":"light.a"},{"entity_id":"light.b"}])");
}

void TestListErrors::limitIsBounded_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QString>("item");
    const QString least = u"greater_than_equal query.limit Input should be greater than or equal to 1"_s;
    const QString number =
        u"int_parsing query.limit Input should be a valid integer, unable to parse string as an integer"_s;
    for (const auto &[list, most] :
         { std::pair("devices", "1000"), std::pair("entities", "10000"), std::pair("integrations", "1000") }) {
        const QByteArray target = QByteArray("/api/") + list + "?limit=";
        const QString over = u"less_than_equal query.limit Input should be less than or equal to "_s
            + QString::fromLatin1(most);
        QTest::addRow("%s: 0", list) << target + '0' << least;
        QTest::addRow("%s: -5", list) << target + "-5" << least;
        QTest::addRow("%s: one too many", list) << target + QByteArray::number(QByteArray(most).toInt() + 1) << over;
        QTest::addRow("%s: beyond 64 bits", list) << target + "99999999999999999999" << over;
        QTest::addRow("%s: a word", list) << target + "abc" << number;
        QTest::addRow("%s: nothing", list) << target << number;
        QTest::addRow("%s: a fraction", list) << target + "1.5" << number;
    }
}

void TestListErrors::limitIsBounded()
{
    QFETCH(QByteArray, target);
    QFETCH(QString, item);
    const ApiAnswer answer = m_api->get(target);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation(), QStringList { item });
}

void TestListErrors::limitIsTaken_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("fewest") << "/api/devices?limit=1"_ba;
    QTest::newRow("most devices") << "/api/devices?limit=1000"_ba;
    QTest::newRow("most entities") << "/api/entities?limit=10000"_ba;
    QTest::newRow("most integrations") << "/api/integrations?limit=1000"_ba;
    QTest::newRow("the last of two counts") << "/api/devices?limit=0&limit=5"_ba;
    QTest::newRow("spaces around it") << "/api/devices?limit=+5+"_ba;
}

void TestListErrors::limitIsTaken()
{
    QFETCH(QByteArray, target);
    QCOMPARE(m_api->get(target).status(), 200);
}

void TestListErrors::itemHasTheOldForm()
{
    const ApiAnswer answer = m_api->get("/api/devices?limit=1001");
    QCOMPARE(keyTextOf(answer.body(), "/detail/0"), "type,loc,msg,input,ctx,url");
    const QJsonValue item = answer.list(u"detail"_s).at(0);
    QCOMPARE(item[u"input"], u"1001"_s);
    QCOMPARE(item[u"ctx"][u"le"], 1000);
    QCOMPARE(item[u"url"], u"https://errors.pydantic.dev/2.4/v/less_than_equal"_s);
    QCOMPARE(answer.value(u"success"_s), false);
    QCOMPARE(answer.value(u"error_code"_s), u"HTTP_422"_s);
}

void TestListErrors::wrongParameters_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("parameter");
    QTest::newRow("offset below 0") << "offset=-1"_ba << u"offset"_s;
    QTest::newRow("offset is a word") << "offset=x"_ba << u"offset"_s;
    QTest::newRow("cursor of somebody else") << "cursor=abc"_ba << u"cursor"_s;
    QTest::newRow("cursor that is no base64") << "cursor=%21%21"_ba << u"cursor"_s;
    QTest::newRow("cursor of the wrong shape") << "cursor="_ba + QByteArray("[1,2,3]").toBase64() << u"cursor"_s;
    QTest::newRow("cursor too long") << "cursor="_ba + QByteArray(5000, 'a') << u"cursor"_s;
    QTest::newRow("unknown sort") << "sort=colour"_ba << u"sort"_s;
    QTest::newRow("sort by SQL") << "sort=name%3BDROP"_ba << u"sort"_s;
    QTest::newRow("only a minus") << "sort=-"_ba << u"sort"_s;
    QTest::newRow("two minuses") << "sort=--name"_ba << u"sort"_s;
    QTest::newRow("search too long") << "q="_ba + QByteArray(300, 'a') << u"q"_s;
    QTest::newRow("unknown field") << "fields=name,colour"_ba << u"fields"_s;
    QTest::newRow("total is a word") << "total=maybe"_ba << u"total"_s;
    QTest::newRow("filter too long") << "area_id="_ba + QByteArray(8193, 'a') << u"area_id"_s;
}

void TestListErrors::wrongParameters()
{
    QFETCH(QByteArray, query);
    QFETCH(QString, parameter);
    for (const QByteArray &list : { "/api/devices?"_ba, "/api/entities?"_ba }) {
        const ApiAnswer answer = m_api->get(list + query);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.list(u"detail"_s).at(0)[u"loc"].toArray(), (QJsonArray { u"query"_s, parameter }));
    }
}

void TestListErrors::cursorOfAnotherSort()
{
    const QByteArray cursor =
        m_api->get("/api/devices?limit=1&sort=name").value(u"next_cursor"_s).toString().toLatin1();
    QVERIFY(!cursor.isEmpty());
    const ApiAnswer answer = m_api->get("/api/devices?limit=1&sort=-name&cursor=" + cursor);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.list(u"detail"_s).at(0)[u"loc"].toArray(), (QJsonArray { u"query"_s, u"cursor"_s }));
}

void TestListErrors::cursorOfAnotherList()
{
    const QByteArray cursor = m_api->get("/api/devices?limit=1").value(u"next_cursor"_s).toString().toLatin1();
    for (const QByteArray list : { "/api/entities", "/api/changes", "/api/operations" }) {
        const ApiAnswer answer = m_api->get(list + "?cursor=" + cursor);
        QCOMPARE(answer.status(), 422);
        QCOMPARE(answer.validation().value(0).section(u' ', 1, 1), u"query.cursor"_s);
    }
}

void TestListErrors::cursorFromBeforeARestore_data()
{
    QTest::addColumn<QByteArray>("list");
    QTest::newRow("devices") << "/api/devices?limit=1"_ba;
    QTest::newRow("entities") << "/api/entities?limit=1"_ba;
}

void TestListErrors::cursorFromBeforeARestore()
{
    QFETCH(QByteArray, list);
    const QByteArray next = list + "&cursor=" + m_api->get(list).value(u"next_cursor"_s).toString().toLatin1();
    QCOMPARE(m_api->get(next).status(), 200);
    m_api->database().execute("UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'epoch'");
    const ApiAnswer answer = m_api->get(next);
    QCOMPARE(answer.status(), 422);
    QCOMPARE(answer.validation(),
             QStringList { u"value_error query.cursor The cursor is of another database, or of a state before a"
                           " restore: begin the list anew"_s });
}

void TestListErrors::nulIsMalformed()
{
    QCOMPARE(m_api->get("/api/devices?q=a%00b").status(), 400);
}

void TestListErrors::unknownFieldIsNamed()
{
    const ApiAnswer answer = m_api->get("/api/entities?fields=colour");
    QVERIFY(answer.value(u"error"_s).toString().contains(u"colour"_s));
    QVERIFY(answer.list(u"detail"_s).at(0)[u"msg"].toString().contains(u"entity_id"_s));
}

QTEST_GUILESS_MAIN(TestListErrors)
#include "tst_listerrors.moc"
