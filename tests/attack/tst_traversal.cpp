#include "tests/attack/attacks.h"
#include "tests/support/files.h"

#include <QDir>
#include <QFileInfo>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Names that become places of files: nothing outside of those places is read, written or told of.
class TestTraversal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void outside_data();
    void outside();
    void reportNameIsAPlaceOfItsCaller();

private:
    static QStringList filesBelow(const QString &folder)
    {
        QStringList names = QDir(folder).entryList(QDir::Files);
        names.removeAll(u"stderr.txt"_s);
        return names;
    }

    ServerProcess m_server;
};

void TestTraversal::initTestCase()
{
    writeFile(m_server.path(u"secret.db"_s), "root:x:0:0");
    QVERIFY(m_server.start());
    QCOMPARE(WebClient(m_server.port()).post("/api/backups", {}).status, 201);
}

void TestTraversal::outside_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::newRow("up") << "../../secret.db"_ba;
    QTest::newRow("up, encoded") << "..%2f..%2fsecret.db"_ba;
    QTest::newRow("dots encoded") << "%2e%2e%2f%2e%2e%2fsecret.db"_ba;
    QTest::newRow("encoded twice") << "..%252f..%252fsecret.db"_ba;
    QTest::newRow("overlong UTF-8") << "..%c0%af..%c0%afsecret.db"_ba;
    QTest::newRow("backslashes") << "..%5c..%5csecret.db"_ba;
    QTest::newRow("absolute") << "%2fetc%2fpasswd"_ba;
    QTest::newRow("NUL at the end") << "hearthbook-20260101T000000000Z.db%00"_ba;
    QTest::newRow("line break at the end") << "hearthbook-20260101T000000000Z.db%0a"_ba;
    QTest::newRow("its manifest") << "hearthbook-20260101T000000000Z.db.json"_ba;
    QTest::newRow("the lock") << "hearthbook.lock"_ba;
    QTest::newRow("dot") << "."_ba;
    QTest::newRow("two dots") << "%2e%2e"_ba;
}

void TestTraversal::outside()
{
    QFETCH(QByteArray, name);
    const QStringList before = filesBelow(m_server.folder());
    WebClient client(m_server.port());
    const auto check = [&](const QByteArray &method, const QByteArray &target) {
        const HttpReply reply = client.request(method, target);
        QVERIFY2(reply.status == 404 || reply.status == 400 || reply.status == 422 || reply.status == 405,
                 method + ' ' + target + ' ' + QByteArray::number(reply.status));
        QVERIFY2(!reply.body.contains("root:") && !reply.body.contains(m_server.folder().toUtf8()), reply.body);
    };
    check("GET", "/api/backups/" + name);
    for (const char *action : { "verify", "restore" })
        check("POST", "/api/backups/" + name + '/' + action);
    for (const char *place : { "/docs/", "/api/imports/", "/api/imports/runs/", "/static/", "/api/export/", "/" })
        check("GET", place + name);
    QCOMPARE(filesBelow(m_server.folder()), before);
    QCOMPARE(health(m_server), 200);
}

/// Who gives a command a place may use it; what a document that is imported calls itself is none.
void TestTraversal::reportNameIsAPlaceOfItsCaller()
{
    const QByteArray named =
        R"({"../../escaped":{"url":"http://127.0.0.1:9/","events":["a"],"secret":"s","team":"../x"}})";
    const HttpReply reply = WebClient(m_server.port()).post("/api/imports/webhooks", named);
    QVERIFY2(reply.status == 201 || reply.status == 422, reply.body);
    QVERIFY(!QFileInfo::exists(m_server.path(u"../escaped"_s)));
    QVERIFY(!QFileInfo::exists(m_server.path(u"escaped"_s)));
}

QTEST_GUILESS_MAIN(TestTraversal)
#include "tst_traversal.moc"
