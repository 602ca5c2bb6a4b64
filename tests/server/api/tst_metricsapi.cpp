#include "tests/support/apifixture.h"
#include "tests/support/homes.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestMetricsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_api = std::make_unique<ApiFixture>(); }
    void cleanup() { m_api.reset(); }
    void isTheFormat();
    void database();
    void writer();
    void deliveries();
    void discovery();
    void backups();
    void streams();

private:
    QByteArray text() { return m_api->get("/metrics").body(); }
    /// Of the sample whose line begins so.
    double number(const QByteArray &sample)
    {
        const QByteArray all = text();
        const qsizetype at = all.indexOf('\n' + sample + ' ') + sample.size() + 2;
        return at < sample.size() + 2 ? -1 : all.mid(at, all.indexOf('\n', at) - at).toDouble();
    }

    std::unique_ptr<ApiFixture> m_api;
};

/// Each name is told of once, before its samples, and nothing else is written.
void TestMetricsApi::isTheFormat()
{
    const ApiAnswer answer = m_api->get("/metrics");
    QCOMPARE(answer.status(), 200);
    QCOMPARE(answer.response.contentType, "text/plain; version=0.0.4; charset=utf-8");
    static const QRegularExpression sample(
        uR"(^([a-z_]+?)(_bucket|_sum|_count)?(\{[a-z_]+="[^"]*"(,[a-z_]+="[^"]*")*\})? [-+0-9.eInfNa]+$)"_s);
    QStringList names;
    for (const QString &line : QString::fromUtf8(answer.body().trimmed()).split(u'\n')) {
        if (line.startsWith(u"# TYPE ")) {
            const QString name = line.section(u' ', 2, 2);
            QVERIFY2(!names.contains(name), qUtf8Printable(line));
            names += name;
        } else if (!line.startsWith(u"# HELP ")) {
            const QRegularExpressionMatch match = sample.match(line);
            QVERIFY2(match.hasMatch(), qUtf8Printable(line));
            QVERIFY2(names.last() == match.captured(1), qUtf8Printable(line));
        }
    }
    QVERIFY(names.size() > 15);
}

void TestMetricsApi::database()
{
    QCOMPARE(number("hearthbook_database_readable"), 1.0);
    QVERIFY(number("hearthbook_database_bytes") > 0);
    QVERIFY(number("hearthbook_database_schema_version") > 10);
    const double before = number("hearthbook_journal_changes_total");
    m_api->feedDevices(devicesOfHome(3));
    QCOMPARE(number("hearthbook_journal_changes_total"), before + 3);
    QVERIFY(number("hearthbook_journal_last_change_timestamp_seconds") > 1'700'000'000);
}

void TestMetricsApi::writer()
{
    const double before = number(R"(hearthbook_writer_writes_total{result="done"})");
    m_api->feedDevices(devicesOfHome(1));
    QCOMPARE(number(R"(hearthbook_writer_writes_total{result="done"})"), before + 1);
    QVERIFY(number("hearthbook_writer_busy_seconds_total") > 0);
    QVERIFY(number("hearthbook_writer_groups_total") > 0);
    QCOMPARE(number("hearthbook_writer_waiting"), 0.0);
    QCOMPARE(m_api->send(Method::Patch, "/api/devices/none", R"({"name_by_user":"x"})").status(), 404);
    QCOMPARE(number(R"(hearthbook_writer_writes_total{result="failed"})"), 1.0);
}

void TestMetricsApi::deliveries()
{
    QVERIFY(!text().contains("hearthbook_webhook_deliveries{"));
    const ApiAnswer made = m_api->post("/api/webhooks", R"({"url":"http://192.168.7.7/x","events":["device.*"]})");
    QCOMPARE(made.status(), 201);
    const QByteArray id = made.value(u"webhook_id"_s).toString().toUtf8();
    QCOMPARE(m_api->post("/api/webhooks/" + id + "/test", {}).status(), 202);
    QCOMPARE(number(R"(hearthbook_webhook_deliveries{state="pending"})"), 1.0);
}

void TestMetricsApi::discovery()
{
    QCOMPARE(number(R"(hearthbook_discovery_state{state="disabled"})"), 1.0);
    m_api->context().discovery.status = [] {
        DiscoveryStatus status;
        status.state = DiscoveryState::Following;
        status.lastRun = Timestamp { 1'764'000'000'500'000 };
        status.counts = DiscoveryCounts { .devices = 12, .entities = 34 };
        return status;
    };
    QCOMPARE(number(R"(hearthbook_discovery_state{state="disabled"})"), 0.0);
    QCOMPARE(number(R"(hearthbook_discovery_state{state="following"})"), 1.0);
    QCOMPARE(number("hearthbook_discovery_last_listing_timestamp_seconds"), 1'764'000'000.5);
    QCOMPARE(number(R"(hearthbook_discovery_rows{kind="entity"})"), 34.0);
}

void TestMetricsApi::backups()
{
    QCOMPARE(number(R"(hearthbook_backups{state="verified"})"), 0.0);
    QVERIFY(!text().contains("hearthbook_backup_last"));
    const ApiAnswer made = m_api->post("/api/backups", {});
    QCOMPARE(made.status(), 201);
    QCOMPARE(number(R"(hearthbook_backups{state="verified"})"), 1.0);
    QCOMPARE(number(R"(hearthbook_backup_runs_total{result="done"})"), 1.0);
    QCOMPARE(number("hearthbook_backup_last_bytes"), made.value(u"bytes"_s).toDouble());
    QVERIFY(number("hearthbook_backup_last_timestamp_seconds") > 1'700'000'000);
    QVERIFY(number("hearthbook_backup_last_verified_timestamp_seconds")
            >= number("hearthbook_backup_last_timestamp_seconds"));

    const QString name = made.value(u"name"_s).toString();
    QFile file(m_api->backups().folder().pathOf(name));
    QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5000) && file.write("damage") == 6);
    file.close();
    QCOMPARE(m_api->post("/api/backups/" + name.toLatin1() + "/verify", {}).status(), 200);
    QCOMPARE(number(R"(hearthbook_backups{state="verified"})"), 0.0);
    QCOMPARE(number(R"(hearthbook_backups{state="unusable"})"), 1.0);
    QVERIFY(!text().contains("hearthbook_backup_last"));
}

void TestMetricsApi::streams()
{
    QCOMPARE(number("hearthbook_event_streams"), 0.0);
    const auto listener = std::make_shared<FeedListener>();
    m_api->context().feed.add(listener);
    QCOMPARE(number("hearthbook_event_streams"), 1.0);
}

QTEST_GUILESS_MAIN(TestMetricsApi)
#include "tst_metricsapi.moc"
