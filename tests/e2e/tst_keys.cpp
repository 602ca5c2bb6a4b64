#include "tests/support/eventually.h"
#include "tests/support/files.h"
#include "tests/support/serverprocess.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Who may ask the real server: the keys of its file, whoever makes and revokes them.
class TestKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addPrintsTheKeyAsItsLastWord();
    void addRefusesANameTwice();
    void listNeverShowsAKey();
    void revokeOfNothingFails();
    void loopbackNeedsNoneUntilOneExists();
    void firstPublicStartMakesAKey_data();
    void firstPublicStartMakesAKey();
    void everyIPv6AddressIsPublicToo();
    void secondPublicStartMakesNone();
    void wantedKeysAreMadeOnLoopbackToo();
    void enableAuthFalseOpensNothing();
    void oldKeyIsEnough();
    void dropInAnswersOldRoutesAlone();
    void revocationActsWithinASecond();
    void revocationEndsAStream();
    void expiryEndsAStream();
    void firstKeyEndsAnAnonymousStream();
    void strangersBodyIsNotWaitedFor();
    void continueIsForThoseWhoMay();
    void wrongKeysMustWaitAndRightOnesNot();
    void lastUseIsKept();
    void keyOverHttpActsAtOnce();
    void keyIsNowhereInTheFile();

private:
    static QByteArray added(ServerProcess &server, const QStringList &arguments);
    static int statusOf(const ServerProcess &server, const QByteArray &target, const QByteArray &key = {});
    static bool hasEnded(HttpClient &client)
    {
        return eventually([&] { return client.socket().state() == QAbstractSocket::UnconnectedState; });
    }
    static QByteArrayList with(const QByteArray &key) { return { "Authorization: Bearer " + key }; }
    static QStringList onAll() { return { u"--listen"_s, u"0.0.0.0:0"_s }; }
    static QString keyFile(const ServerProcess &server) { return server.database() + u".admin-key"_s; }
    static QByteArray made(const ServerProcess &server) { return readFile(keyFile(server)).trimmed(); }
};

/// The server runs already: another process beside it.
QByteArray TestKeys::added(ServerProcess &server, const QStringList &arguments)
{
    QProcess keys;
    keys.setWorkingDirectory(server.folder());
    keys.start(hearthbookd(), QStringList { u"keys"_s, u"add"_s } + arguments);
    keys.waitForFinished();
    return keys.exitCode() == 0 ? keys.readAllStandardOutput().trimmed().split('\n').last().split(' ').last()
                                : QByteArray();
}

int TestKeys::statusOf(const ServerProcess &server, const QByteArray &target, const QByteArray &key)
{
    return WebClient(server.port()).get(target, key.isEmpty() ? QByteArrayList() : with(key)).status;
}

void TestKeys::addPrintsTheKeyAsItsLastWord()
{
    ServerProcess server;
    const Ending ending = server.runToEnd({ u"keys"_s, u"add"_s, u"kitchen tablet"_s, u"--scope"_s, u"read"_s });
    QCOMPARE(ending.code, 0);
    const QString last = QString::fromUtf8(ending.out.trimmed().split('\n').last().split(' ').last());
    static const QRegularExpression form(u"^hb_[0-9a-f]{8}_[0-9a-f]{64}$"_s);
    QVERIFY2(form.match(last).hasMatch(), ending.out.constData());
    QCOMPARE(ending.out.count("hb_"), 1);
}

void TestKeys::addRefusesANameTwice()
{
    ServerProcess server;
    const QStringList add { u"keys"_s, u"add"_s, u"tablet"_s, u"--scope=read"_s };
    QCOMPARE(server.runToEnd(add).code, 0);
    const Ending again = server.runToEnd(add);
    QCOMPARE(again.code, 1);
    QVERIFY2(again.isOneLine() && again.err.contains("tablet"), again.err.constData());
}

void TestKeys::listNeverShowsAKey()
{
    ServerProcess server;
    QCOMPARE(server.runToEnd({ u"keys"_s, u"list"_s }).out, "no keys\n");
    QVERIFY(!QFileInfo::exists(server.database()));
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=write"_s, u"--expires=90d"_s });
    QVERIFY(key.startsWith("hb_"));
    const Ending list = server.runToEnd({ u"keys"_s, u"list"_s });
    QCOMPARE(list.code, 0);
    QVERIFY2(list.out.contains("tablet") && list.out.contains("write") && list.out.contains(key.mid(3, 8)),
             list.out.constData());
    QVERIFY(!list.out.contains(key.mid(12)));
    QCOMPARE(server.runToEnd({ u"keys"_s, u"revoke"_s, u"tablet"_s }).code, 0);
    QVERIFY(server.runToEnd({ u"keys"_s, u"list"_s }).out.contains("revoked"));
}

void TestKeys::revokeOfNothingFails()
{
    ServerProcess server;
    const Ending ending = server.runToEnd({ u"keys"_s, u"revoke"_s, u"nobody"_s });
    QCOMPARE(ending.code, 1);
    QVERIFY2(ending.isOneLine(), ending.err.constData());
}

void TestKeys::loopbackNeedsNoneUntilOneExists()
{
    ServerProcess server;
    QVERIFY(server.start());
    QCOMPARE(statusOf(server, "/api/devices"), 200);
    QCOMPARE(statusOf(server, "/api/keys"), 200);
    QVERIFY(!QFileInfo::exists(keyFile(server)));
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=read"_s });
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(server, "/api/devices"), 401, 1000);
    QCOMPARE(statusOf(server, "/api/devices", key), 200);
    QCOMPARE(statusOf(server, "/api/keys", key), 403);
    QCOMPARE(statusOf(server, "/"), 200);
    QCOMPARE(statusOf(server, "/healthz"), 200);
    QCOMPARE(statusOf(server, "/readyz"), 200);
    QCOMPARE(WebClient(server.port()).get("/health").body, R"({"status":"healthy"})");
    QVERIFY(WebClient(server.port()).get("/health", with(key)).body.contains("dependencies"));
    QCOMPARE(statusOf(server, "/api/info"), 401);
}

void TestKeys::firstPublicStartMakesAKey_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("variable");
    QTest::addColumn<QString>("value");
    QTest::newRow("every address") << onAll() << QString() << QString();
    QTest::newRow("drop-in mode") << onAll() << u"DATA_API_ALLOW_ANONYMOUS"_s << u"true"_s;
    QTest::newRow("without authentication") << onAll() << u"ENABLE_AUTH"_s << u"false"_s;
}

void TestKeys::firstPublicStartMakesAKey()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, variable);
    QFETCH(QString, value);
    ServerProcess server;
    if (!variable.isEmpty())
        server.setVariable(variable, value);
    QVERIFY(server.start(arguments));
    QCOMPARE(QFile::permissions(keyFile(server)),
             QFile::Permissions(QFile::ReadUser | QFile::WriteUser | QFile::ReadOwner | QFile::WriteOwner));
    QCOMPARE(statusOf(server, "/api/keys", made(server)), 200);
    QCOMPARE(statusOf(server, "/api/keys"), 401);
    const Ending ending = server.stop();
    QVERIFY2(ending.err.contains("data/metadata.db.admin-key"), ending.err.constData());
    QVERIFY2(!ending.err.contains(made(server).mid(12)), "the key itself is in the log");
}

void TestKeys::everyIPv6AddressIsPublicToo()
{
    ServerProcess server;
    QVERIFY(server.start({ u"--listen"_s, u"[::]:0"_s }));
    QVERIFY(made(server).startsWith("hb_"));
}

void TestKeys::secondPublicStartMakesNone()
{
    ServerProcess server;
    QVERIFY(server.start(onAll()));
    const QByteArray key = made(server);
    server.stop();
    QVERIFY(QFile::remove(keyFile(server)));
    QVERIFY(server.start(onAll()));
    QVERIFY(!QFileInfo::exists(keyFile(server)));
    QCOMPARE(statusOf(server, "/api/devices", key), 200);
    QCOMPARE(WebClient(server.port()).get("/api/keys", with(key)).body.count("\"prefix\""), 1);
}

void TestKeys::wantedKeysAreMadeOnLoopbackToo()
{
    ServerProcess server;
    server.setVariable(u"ENABLE_AUTH"_s, u"true"_s);
    QVERIFY(server.start());
    QCOMPARE(statusOf(server, "/api/devices"), 401);
    QCOMPARE(statusOf(server, "/api/devices", made(server)), 200);
}

void TestKeys::enableAuthFalseOpensNothing()
{
    ServerProcess server;
    server.setVariable(u"ENABLE_AUTH"_s, u"false"_s);
    QVERIFY(server.start(onAll()));
    for (const char *target : { "/api/devices", "/api/keys", "/api/info", "/internal/areas/list" })
        QCOMPARE(statusOf(server, target), 401);
}

void TestKeys::oldKeyIsEnough()
{
    ServerProcess server;
    server.setVariable(u"API_KEY"_s, u"an-old-key-of-this-home"_s);
    QVERIFY(server.start(onAll()));
    QVERIFY(!QFileInfo::exists(keyFile(server)));
    QCOMPARE(statusOf(server, "/api/devices"), 401);
    QCOMPARE(statusOf(server, "/api/devices", "an-old-key-of-this-home"), 200);
    WebClient client(server.port());
    QCOMPARE(client.request("DELETE", "/internal/devices/clear", {}, with("an-old-key-of-this-home")).status, 200);
    QCOMPARE(client.get("/api/devices", { "X-API-Key: an-old-key-of-this-home" }).status, 200);
}

void TestKeys::dropInAnswersOldRoutesAlone()
{
    ServerProcess server;
    server.setVariable(u"DATA_API_ALLOW_ANONYMOUS"_s, u"true"_s);
    QVERIFY(server.start(onAll()));
    WebClient client(server.port());
    QCOMPARE(client.post("/internal/devices/bulk_upsert", R"([{"id":"d1","name":"Lamp"}])").status, 200);
    QCOMPARE(client.get("/api/devices/d1").status, 200);
    QVERIFY(client.get("/health").body.contains(R"("service":"data-api")"));
    QCOMPARE(client.get("/api/info").status, 200);
    QCOMPARE(client.get("/api/v1/webhooks/list").status, 200);
    QCOMPARE(client.request("DELETE", "/internal/devices/clear").status, 401);
    QCOMPARE(client.get("/api/keys").status, 401);
    QCOMPARE(client.get("/api/operations").status, 401);
    QCOMPARE(client.post("/api/discovery/approve", "{}").status, 401);
    QCOMPARE(client.post("/api/operations/1/revert", "").status, 401);
    QCOMPARE(client.request("DELETE", "/internal/devices/clear", {}, with(made(server))).status, 200);
    QVERIFY(server.stop().err.contains("DATA_API_ALLOW_ANONYMOUS is on"));
}

void TestKeys::revocationActsWithinASecond()
{
    ServerProcess server;
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=read"_s });
    QVERIFY(server.start());
    QCOMPARE(statusOf(server, "/api/devices", key), 200);
    QCOMPARE(
        QProcess::execute(hearthbookd(), { u"keys"_s, u"revoke"_s, u"tablet"_s, u"--database"_s, server.database() }),
        0);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(server, "/api/devices", key), 401, 1000);
    QCOMPARE(statusOf(server, "/api/devices"), 401);
}

void TestKeys::revocationEndsAStream()
{
    ServerProcess server;
    const QByteArray admin = added(server, { u"admin"_s, u"--scope=admin"_s });
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=read"_s });
    QVERIFY(server.start());
    HttpClient listener(server.port());
    listener.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + key
                  + "\r\n\r\n");
    QTRY_VERIFY(!listener.isSilent());
    QCOMPARE(WebClient(server.port()).request("DELETE", "/api/keys/" + key.mid(3, 8), {}, with(admin)).status, 200);
    QElapsedTimer time;
    time.start();
    QVERIFY(hasEnded(listener));
    QVERIFY2(time.elapsed() < 1500, QByteArray::number(time.elapsed()).constData());
}

void TestKeys::expiryEndsAStream()
{
    ServerProcess server;
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=read"_s, u"--expires=4s"_s });
    QVERIFY(server.start());
    HttpClient listener(server.port());
    listener.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer " + key
                  + "\r\n\r\n");
    QTRY_VERIFY(!listener.isSilent());
    QVERIFY(hasEnded(listener));
    QCOMPARE(statusOf(server, "/api/devices", key), 401);
}

void TestKeys::firstKeyEndsAnAnonymousStream()
{
    ServerProcess server;
    QVERIFY(server.start());
    HttpClient listener(server.port());
    listener.send("GET /api/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    QTRY_VERIFY(!listener.isSilent());
    QVERIFY(!added(server, { u"tablet"_s, u"--scope=read"_s }).isEmpty());
    QVERIFY(hasEnded(listener));
}

void TestKeys::strangersBodyIsNotWaitedFor()
{
    ServerProcess server;
    QVERIFY(!added(server, { u"tablet"_s, u"--scope=read"_s }).isEmpty());
    QVERIFY(server.start());
    WebClient client(server.port());
    client.send("POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                "Content-Length: 33554432\r\n\r\n[");
    const HttpReply reply = client.reply();
    QCOMPARE(reply.status, 401);
    QCOMPARE(reply.header("connection"), "close");
    QVERIFY(reply.body.contains(R"("needed_scope":"ingest")"));
}

void TestKeys::continueIsForThoseWhoMay()
{
    ServerProcess server;
    const QByteArray key = added(server, { u"feeder"_s, u"--scope=ingest"_s });
    QVERIFY(server.start());
    const QByteArray head =
        "POST /internal/devices/bulk_upsert HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Expect: 100-continue\r\nContent-Length: 2\r\n";
    WebClient stranger(server.port());
    stranger.send(head + "\r\n");
    QCOMPARE(stranger.reply().status, 401);
    WebClient feeder(server.port());
    feeder.send(head + "Authorization: Bearer " + key + "\r\n\r\n");
    QCOMPARE(feeder.reply(true).status, 100);
    feeder.send("[]");
    QCOMPARE(feeder.reply().status, 200);
}

void TestKeys::wrongKeysMustWaitAndRightOnesNot()
{
    ServerProcess server;
    const QByteArray key = added(server, { u"tablet"_s, u"--scope=read"_s });
    QVERIFY(server.start());
    WebClient client(server.port());
    for (int i = 0; i < 20; ++i)
        QCOMPARE(client.get("/api/devices", with("guess")).status, 401);
    const HttpReply refused = client.get("/api/devices", with("guess"));
    QCOMPARE(refused.status, 429);
    QVERIFY(refused.header("retry-after").toInt() > 50);
    QCOMPARE(client.get("/api/devices", with(key)).status, 200);
}

void TestKeys::lastUseIsKept()
{
    ServerProcess server;
    const QByteArray key = added(server, { u"admin"_s, u"--scope=admin"_s });
    QVERIFY(server.start());
    const auto lastUse = [&] {
        const QByteArray body = WebClient(server.port()).get("/api/keys", with(key)).body;
        return QJsonDocument::fromJson(body)[u"keys"][0][u"last_used_at"].toString();
    };
    QTRY_VERIFY(!lastUse().isEmpty());
    const QString first = lastUse();
    server.stop();
    QVERIFY(server.runToEnd({ u"keys"_s, u"list"_s }).out.contains("used " + first.left(10).toLatin1()));
}

void TestKeys::keyOverHttpActsAtOnce()
{
    ServerProcess server;
    QVERIFY(server.start());
    const HttpReply reply = WebClient(server.port())
                                .post("/api/keys", R"({"name":"desk","scope":"admin"})",
                                      { "Content-Type: application/json" });
    QCOMPARE(reply.status, 201);
    QCOMPARE(reply.header("cache-control"), "no-store");
    const QByteArray key = QJsonDocument::fromJson(reply.body)[u"key"].toString().toLatin1();
    QCOMPARE(statusOf(server, "/api/keys", key), 200);
    QTRY_COMPARE_WITH_TIMEOUT(statusOf(server, "/api/keys"), 401, 1000);
    const QByteArray second = QJsonDocument::fromJson(WebClient(server.port())
                                                          .post("/api/keys", R"({"name":"two","scope":"read"})",
                                                                { "Content-Type: application/json", with(key)[0] })
                                                          .body)[u"key"]
                                  .toString()
                                  .toLatin1();
    QCOMPARE(statusOf(server, "/api/devices", second), 200); // no look in between
}

void TestKeys::keyIsNowhereInTheFile()
{
    ServerProcess server;
    QVERIFY(server.start(onAll()));
    const QByteArray key = made(server);
    QCOMPARE(statusOf(server, "/api/devices", key), 200);
    server.stop();
    const QByteArray file = readFile(server.database());
    QVERIFY(file.contains(key.mid(3, 8)));
    QVERIFY(!file.contains(key.mid(12, 20)));
}

QTEST_GUILESS_MAIN(TestKeys)
#include "tst_keys.moc"
