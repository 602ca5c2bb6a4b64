#include "app/database.h"
#include "app/doctor/databasechecks.h"
#include "tests/app/findingcodes.h"
#include "tests/support/files.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 hour = qint64(3600) * 1'000'000;

Timestamp in(qint64 microseconds)
{
    return { Timestamp::now().microseconds + microseconds };
}

} // namespace

/// Each fault that a database can have, planted.
class TestDatabaseChecks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TemporaryDatabase>(); }
    void healthy();
    void schema();
    void noDatabase();
    void damage();
    void clock();
    void manyDeliveriesWait();
    void lateDelivery();
    void webhookKey();

private:
    QString path() const { return m_database->options().path; }
    QString schemaCodes() const { return codesOf(checkSchema(lookAtSchema(m_database->options()))); }
    void addDeliveries(int count, const Timestamp &due)
    {
        m_database->execute("INSERT OR IGNORE INTO webhooks (webhook_id, url) VALUES ('w', 'http://192.0.2.7/hook')");
        for (int i = 0; i < count; ++i)
            m_database->execute(
                u"INSERT INTO webhook_deliveries (delivery_id, webhook_id, event, payload, created_at, "
                "next_attempt_at) VALUES ('%1', 'w', 'x', '{}', '%2', '%2')"_s.arg(QString::number(i), due.toString())
                    .toUtf8());
    }

    std::unique_ptr<TemporaryDatabase> m_database;
};

void TestDatabaseChecks::healthy()
{
    Store &store = m_database->store();
    m_database->feedDevices(R"([{"id":"d1","name":"Lamp"}])");
    QCOMPARE(schemaCodes(), QString());
    QCOMPARE(codesOf(checkIntegrity(store.connection())), QString());
    QCOMPARE(codesOf(checkJournalClock(store.journal().lastChange(), Timestamp::now())), QString());
    QCOMPARE(codesOf(checkBacklog(store.deliveries(), Timestamp::now())), QString());
    WebhookSecrets secrets(m_database->options(), WebhookSecrets::defaultKeyFile(path()));
    QCOMPARE(codesOf(checkWebhookKey(secrets, store.webhooks())), QString());
}

void TestDatabaseChecks::schema()
{
    m_database->execute("INSERT INTO schema_migrations (number, name, sha256, applied_at) "
                        "SELECT max(number) + 1, 'new', 'x', 'x' FROM schema_migrations");
    QCOMPARE(schemaCodes(), u"schema-ahead"_s);
    const QByteArray newest = " WHERE number = (SELECT max(number) FROM schema_migrations)";
    m_database->execute("DELETE FROM schema_migrations" + newest);
    QCOMPARE(schemaCodes(), QString());
    m_database->execute("DELETE FROM schema_migrations" + newest);
    QCOMPARE(schemaCodes(), u"schema-behind"_s);
    m_database->execute("UPDATE schema_migrations SET sha256 = 'x' WHERE number = 2");
    QCOMPARE(schemaCodes(), u"schema-changed"_s);
}

void TestDatabaseChecks::noDatabase()
{
    const QString file = m_database->folder() + u"/text.db"_s;
    writeFile(file, QByteArray(5000, 'x'));
    DatabaseOptions options;
    options.path = file;
    QCOMPARE(codesOf(checkSchema(lookAtSchema(options))), u"database-unreadable"_s);
}

/// The root page of a table is overwritten.
void TestDatabaseChecks::damage()
{
    const qint64 root = m_database->number("SELECT rootpage FROM sqlite_schema WHERE name = 'devices'");
    const qint64 pageSize = m_database->number("PRAGMA page_size");
    const QString copy = m_database->copy();
    QFile file(copy);
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek((root - 1) * pageSize));
    QCOMPARE(file.write(QByteArray(64, 'Z')), 64);
    file.close();
    DatabaseOptions options;
    options.path = copy;
    options.readOnly = true;
    const std::unique_ptr<Connection> connection = must(Connection::open(options));
    QCOMPARE(codesOf(checkIntegrity(*connection)), u"database-damaged"_s);
}

void TestDatabaseChecks::clock()
{
    const Timestamp now = Timestamp::now();
    QCOMPARE(codesOf(checkJournalClock({}, now)), QString());
    QCOMPARE(codesOf(checkJournalClock(in(-hour), now)), QString());
    QCOMPARE(codesOf(checkJournalClock(in(10'000'000), now)), QString());
    QCOMPARE(codesOf(checkJournalClock(in(hour), now)), u"clock-off"_s);
}

void TestDatabaseChecks::manyDeliveriesWait()
{
    addDeliveries(100, in(0));
    QCOMPARE(codesOf(checkBacklog(m_database->store().deliveries(), Timestamp::now())), QString());
    m_database->execute("DELETE FROM webhook_deliveries");
    addDeliveries(101, in(0));
    QCOMPARE(codesOf(checkBacklog(m_database->store().deliveries(), Timestamp::now())), u"delivery-backlog"_s);
}

void TestDatabaseChecks::lateDelivery()
{
    addDeliveries(1, in(-2 * hour));
    QCOMPARE(codesOf(checkBacklog(m_database->store().deliveries(), Timestamp::now())), u"delivery-backlog"_s);
}

void TestDatabaseChecks::webhookKey()
{
    const QString key = WebhookSecrets::defaultKeyFile(path());
    const auto codes = [&] {
        WebhookSecrets secrets(m_database->options(), key);
        return codesOf(checkWebhookKey(secrets, m_database->store().webhooks()));
    };
    WebhookSecrets first(m_database->options(), key);
    const QByteArray sealed = must(first.seal(u"w"_s, Secret(QByteArray("planted"))));
    must(m_database->tryWrite([&](Store &store) {
        Webhook webhook { .webhookId = u"w"_s, .url = u"http://192.0.2.7/hook"_s };
        return store.webhooks().insert(webhook, sealed).map([](const Webhook &) { });
    }));
    QCOMPARE(codes(), QString());
    QVERIFY(QFile::rename(key, key + u".away"_s));
    QCOMPARE(codes(), u"webhook-key-missing"_s);
    QVERIFY(!QFile::exists(key)); // none was made
    writeFile(key, QByteArray(32, 'k'));
    QFile::setPermissions(key, QFile::ReadOwner | QFile::WriteOwner);
    QCOMPARE(codes(), u"webhook-key-missing"_s);
}

QTEST_GUILESS_MAIN(TestDatabaseChecks)
#include "tst_databasechecks.moc"
