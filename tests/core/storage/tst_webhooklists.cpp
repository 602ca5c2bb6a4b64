#include "core/storage/liststatement.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestWebhookLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_db.reset(); }
    void filter_data();
    void filter();
    void pagesHoldEachOnce();
    void pageStaysRightWhileRowsComeAndGo();
    void cursorOfAnotherList();

private:
    void add(const QString &id, const QStringList &events, const std::optional<QString> &team = {},
             SignatureScheme scheme = SignatureScheme::Standard, bool enabled = true);
    QString list(const WebhookFilter &filter) { return ids(must(m_db->store().webhooks().list({}, filter)).rows); }
    static QString ids(const std::vector<Webhook> &webhooks)
    {
        QStringList found;
        for (const Webhook &one : webhooks)
            found += one.webhookId;
        return found.join(u' ');
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

/// All of one time: then the id decides.
void TestWebhookLists::add(const QString &id, const QStringList &events, const std::optional<QString> &team,
                           SignatureScheme scheme, bool enabled)
{
    Webhook webhook;
    webhook.webhookId = id;
    webhook.url = u"http://h/"_s;
    webhook.events = events;
    webhook.team = team;
    webhook.scheme = scheme;
    webhook.enabled = enabled;
    webhook.createdAt = { 1'000'000 };
    must(m_db->store().webhooks().insert(webhook, "sealed"));
}

void TestWebhookLists::init()
{
    m_db = std::make_unique<TemporaryDatabase>();
    add(u"a"_s, { u"device.*"_s }, u"ne"_s);
    add(u"b"_s, {}, u"NFL-NE"_s);
    add(u"c"_s, {}, u"dal"_s, SignatureScheme::DataApi);
    add(u"d"_s, { u"game_start"_s, u"[x]?"_s }, std::nullopt, SignatureScheme::DataApi, false);
    add(u"e"_s, { u"device.created"_s });
}

void TestWebhookLists::filter_data()
{
    QTest::addColumn<QStringList>("teams");
    QTest::addColumn<QStringList>("events");
    QTest::addColumn<int>("enabled");
    QTest::addColumn<QString>("found");
    const QStringList none;
    QTest::newRow("nothing") << none << none << -1 << u"a b c d e"_s;
    QTest::newRow("team") << QStringList { u"ne"_s } << none << -1 << u"a b"_s;
    QTest::newRow("several teams") << QStringList { u"ne"_s, u"dal"_s } << none << -1 << u"a b c"_s;
    QTest::newRow("event by glob, name and empty list")
        << none << QStringList { u"device.created"_s } << -1 << u"a b e"_s;
    QTest::newRow("event by glob") << none << QStringList { u"device.removed"_s } << -1 << u"a b"_s;
    QTest::newRow("several events") << none << QStringList { u"game_start"_s, u"device.created"_s } << -1
                                    << u"a b d e"_s;
    QTest::newRow("bracket is itself") << none << QStringList { u"[x]1"_s } << -1 << u"b d"_s;
    QTest::newRow("bracket is no class") << none << QStringList { u"x1"_s } << -1 << u"b"_s;
    QTest::newRow("capitals differ") << none << QStringList { u"Device.created"_s } << -1 << u"b"_s;
    QTest::newRow("enabled") << none << none << 1 << u"a b c e"_s;
    QTest::newRow("disabled") << none << none << 0 << u"d"_s;
    QTest::newRow("all at once") << QStringList { u"ne"_s } << QStringList { u"device.created"_s } << 1 << u"a b"_s;
}

void TestWebhookLists::filter()
{
    QFETCH(QStringList, teams);
    QFETCH(QStringList, events);
    QFETCH(int, enabled);
    WebhookFilter filter { teams, events, {} };
    if (enabled >= 0)
        filter.enabled = enabled == 1;
    QTEST(list(filter), "found");
}

void TestWebhookLists::pagesHoldEachOnce()
{
    ListQuery query;
    query.limit = 2;
    QStringList pages;
    do {
        const Page<Webhook> page = must(m_db->store().webhooks().list(query));
        pages += ids(page.rows);
        query.cursor = page.nextCursor;
    } while (!query.cursor.isEmpty());
    QCOMPARE(pages, (QStringList { u"a b"_s, u"c d"_s, u"e"_s }));
}

void TestWebhookLists::pageStaysRightWhileRowsComeAndGo()
{
    ListQuery query;
    query.limit = 2;
    query.cursor = must(m_db->store().webhooks().list(query)).nextCursor;
    QVERIFY(must(m_db->store().webhooks().remove(u"b"_s)));
    add(u"aa"_s, {});
    QCOMPARE(ids(must(m_db->store().webhooks().list(query)).rows), u"c d"_s);
}

void TestWebhookLists::cursorOfAnotherList()
{
    ListQuery query;
    query.cursor = must(makeCursor(m_db->connection(), u"url"_s, u"x"_s, u"a"_s));
    QCOMPARE(m_db->store().webhooks().list(query).error().code, ErrorCode::InvalidInput);
    query.cursor = u"nonsense"_s;
    QCOMPARE(m_db->store().webhooks().list(query).error().code, ErrorCode::InvalidInput);
}

QTEST_GUILESS_MAIN(TestWebhookLists)
#include "tst_webhooklists.moc"
