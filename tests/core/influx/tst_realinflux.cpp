#include "core/influx/influxquoting.h"
#include "core/influx/lineprotocol.h"
#include "tests/support/influxcalls.h"
#include "tests/support/influxprocess.h"

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Against a real InfluxDB 1.6.
class TestRealInflux : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_influx = std::make_unique<InfluxProcess>(); }
    void cleanupTestCase() { m_influx.reset(); }
    void kindIsFoundOut();
    void whatIsWrittenIsRead_data();
    void whatIsWrittenIsRead();
    void typesAreKept();
    void manyRowsComeInChunks();
    void unknownDatabase();
    void wrongQuery();
    void conflictOfTypes();
    void passwordIsNeeded_data();
    void passwordIsNeeded();
    void serverThatDiesInMidStream();
    void serverThatComesBack();

private:
    InfluxOptions options(const QString &database = u"home"_s) const
    {
        InfluxOptions options;
        options.url = m_influx->url();
        options.bucket = database;
        return options;
    }

    std::unique_ptr<InfluxProcess> m_influx;
    InfluxStatus m_status;
};

void TestRealInflux::kindIsFoundOut()
{
    InfluxClient client(options(), m_status);
    QVERIFY(waitFor([&](const InfluxCall::Done &done) { client.ping(done); }));
    QCOMPARE(m_status.kind(), InfluxKind::V1);
}

void TestRealInflux::whatIsWrittenIsRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("tag");
    QTest::newRow("plain") << u"kitchen"_s << u"kitchen"_s;
    QTest::newRow("what the protocol uses") << u"a b,c=d"_s << u"a b,c=d"_s;
    QTest::newRow("quotes") << uR"(Lamp, "Küche")"_s << uR"(Lamp, "Küche")"_s;
    QTest::newRow("backslashes") << uR"(C:\x\, y)"_s << uR"(C:\x\, y)"_s;
    QTest::newRow("two backslashes") << uR"(\\server)"_s << uR"(\\server)"_s;
    QTest::newRow("a backslash at the end") << uR"(C:\)"_s << u"C:"_s;
    QTest::newRow("line breaks") << u"a\nb"_s << u"a b"_s;
    QTest::newRow("beyond the plane") << u"\U0001F4A1 lamp"_s << u"\U0001F4A1 lamp"_s;
}

void TestRealInflux::whatIsWrittenIsRead()
{
    QFETCH(QString, text);
    QFETCH(QString, tag);
    m_influx->statement("CREATE DATABASE home");
    m_influx->statement("DROP MEASUREMENT texts", "home");
    InfluxClient client(options(), m_status);
    LineProtocol lines;
    lines.begin(u"texts").tag(u"the tag", text).field(u"the field", text);
    QVERIFY(lines.end({ 1'760'393'703'123'456 }));
    const Result<void> written = writeLines(client, lines.text());
    QVERIFY2(written, written ? "" : qUtf8Printable(written.error().message));
    const QString where = u" WHERE "_s + influxQlName(u"the tag") + u" = "_s + influxQlText(tag);
    const InfluxRows got = ask(client, { .influxQl = u"SELECT * FROM texts"_s + where });
    QVERIFY2(got.result, qUtf8Printable(got.message()));
    QCOMPARE(got.rows.size(), std::size_t(1));
    QCOMPARE(got.rows[0],
             (QStringList { u"_measurement=texts"_s, u"time=1760393703123456"_s, u"the field="_s + text,
                            u"the tag="_s + tag }));
}

void TestRealInflux::typesAreKept()
{
    m_influx->statement("CREATE DATABASE home");
    InfluxClient client(options(), m_status);
    LineProtocol lines;
    lines.begin(u"types").field(u"i", qint64(-9'007'199'254'740'993)).field(u"d", 0.1).field(u"b", false);
    lines.field(u"empty", u"");
    lines.end({ 1 });
    QVERIFY(writeLines(client, lines.text()));
    const InfluxRows got = ask(client, { .influxQl = u"SELECT * FROM types"_s });
    QCOMPARE(got.row(0), u"_measurement=types, time=1, b=false, d=0.1, empty=, i=-9007199254740993"_s);
}

void TestRealInflux::manyRowsComeInChunks()
{
    m_influx->statement("CREATE DATABASE home");
    InfluxClient client(options(), m_status);
    LineProtocol lines;
    for (int i = 0; i < 12'345; ++i) {
        lines.begin(u"many").tag(u"host", QString::number(i % 3)).field(u"v", i);
        lines.end({ i });
    }
    QVERIFY(writeLines(client, lines.text()));
    qint64 rows = 0;
    qint64 sum = 0;
    const Result<void> read = waitFor([&](const InfluxCall::Done &done) {
        client.query(
            { .influxQl = u"SELECT v FROM many GROUP BY host"_s },
            [&](const InfluxRow &row) -> Result<bool> {
                ++rows;
                sum += row.integer("v").value_or(-1'000'000) + row.integer("host").value_or(-1'000'000);
                return true;
            },
            done);
    });
    QVERIFY(read);
    QCOMPARE(rows, 12'345);
    QCOMPARE(sum, qint64(12'345) * 12'344 / 2 + 12'345);
}

void TestRealInflux::unknownDatabase()
{
    InfluxClient client(options(u"nowhere"_s), m_status);
    const InfluxRows got = ask(client, { .influxQl = u"SELECT * FROM devices"_s });
    QCOMPARE(got.code(), ErrorCode::NotFound);
    QCOMPARE(got.message(), u"InfluxDB reports: database not found: nowhere"_s);
    QCOMPARE(writeLines(client, "m f=1i 0\n").error().code, ErrorCode::NotFound);
}

void TestRealInflux::wrongQuery()
{
    InfluxClient client(options(), m_status);
    QCOMPARE(ask(client, { .influxQl = u"SELCT"_s }).code(), ErrorCode::InvalidInput);
}

void TestRealInflux::conflictOfTypes()
{
    m_influx->fill("home", "conflict f=1i 0\n");
    InfluxClient client(options(), m_status);
    const Result<void> written = writeLines(client, "conflict f=\"x\" 0\n");
    QCOMPARE(written.error().code, ErrorCode::InvalidInput);
    QVERIFY(written.error().message.contains(u"conflict"_s));
}

void TestRealInflux::passwordIsNeeded_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<bool>("passes");
    QTest::newRow("right") << u"se:cret"_s << true;
    QTest::newRow("wrong") << u"other"_s << false;
    QTest::newRow("none") << QString() << false;
}

void TestRealInflux::passwordIsNeeded()
{
    QFETCH(QString, password);
    static InfluxProcess closed(InfluxProcess::Access::WithPassword);
    closed.fill("home", "m f=1i 0\n");
    InfluxOptions asked = options();
    asked.url = closed.url();
    asked.username = password.isEmpty() ? QString() : u"admin"_s;
    asked.password = password;
    InfluxClient client(asked, m_status);
    const InfluxRows got = ask(client, { .influxQl = u"SELECT * FROM m"_s });
    QTEST(got.result.has_value(), "passes");
    if (!got.result)
        QCOMPARE(got.code(), ErrorCode::Forbidden);
}

void TestRealInflux::serverThatDiesInMidStream()
{
    InfluxProcess influx;
    QByteArray lines;
    const QByteArray text(2000, 'x');
    for (int i = 0; i < 20'000; ++i)
        lines += "long v=\"" + text + "\" " + QByteArray::number(i) + '\n';
    influx.fill("home", lines);
    InfluxOptions asked = options();
    asked.url = influx.url();
    InfluxClient client(asked, m_status);
    qint64 rows = 0;
    const Result<void> read = waitFor([&](const InfluxCall::Done &done) {
        client.query(
            { .influxQl = u"SELECT v FROM long"_s },
            [&](const InfluxRow &) -> Result<bool> {
                if (++rows == 5000)
                    influx.stop();
                return true;
            },
            done);
    });
    QVERIFY(!read);
    QVERIFY(rows >= 5000 && rows < 20'000);
    QVERIFY(!m_status.numbers().connected);
}

void TestRealInflux::serverThatComesBack()
{
    InfluxProcess influx;
    influx.fill("home", "m f=1i 0\n");
    InfluxOptions asked = options();
    asked.url = influx.url();
    influx.stop();
    {
        InfluxClient client(asked, m_status);
        QCOMPARE(ask(client, { .influxQl = u"SELECT * FROM m"_s }).code(), ErrorCode::Unavailable);
    }
    influx.start();
    asked.url = influx.url();
    InfluxClient client(asked, m_status);
    QCOMPARE(ask(client, { .influxQl = u"SELECT * FROM m"_s }).rows.size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestRealInflux)
#include "tst_realinflux.moc"
