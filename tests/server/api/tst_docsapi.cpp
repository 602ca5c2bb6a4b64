#include "server/api/docspage.h"
#include "tests/support/apifixture.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The page at /docs. Whether RapiDoc is in the program is the build's matter: both are right.
class TestDocsApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRouteIsListed();
    void wordsAreEscaped();
    void nothingComesFromElsewhere_data();
    void nothingComesFromElsewhere();
    void page();
    void whatThePageNeedsIsServed();
    void licenceGoesWithTheScript();

private:
    bool hasRapidoc() { return m_api.get("/docs").body().contains("<rapi-doc"); }

    ApiFixture m_api;
};

namespace {

QByteArray templateOf(const QString &name)
{
    QFile file(u":/docs/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void TestDocsApi::everyRouteIsListed()
{
    const QByteArray page = docsPage(templateOf(u"plain.html"_s), m_api.router().routes());
    QCOMPARE(page.count("<article>"), qsizetype(m_api.router().routes().size()));
    QVERIFY(page.contains("<b>PATCH</b> <code>/api/devices/{device_id}</code>"));
    QVERIFY(page.contains("<code>limit</code> Rows of a page (at least 1, at most 1000, default 100)"));
    QVERIFY(page.contains(
        "<code>mode</code> What rows that the body lacks are: not its business (upsert), or gone (replace) "
        "(upsert | replace, default upsert)"));
}

void TestDocsApi::wordsAreEscaped()
{
    const Route route { .path = u"/<a>"_s,
                        .summary = u"a < b & c"_s,
                        .parameters = { { .name = "<p>", .summary = u"<s>"_s } },
                        .tag = u"<t>"_s };
    const QByteArray page = docsPage("<!-- routes -->", { route });
    for (const char *text : { "/&lt;a&gt;", "a &lt; b &amp; c", "&lt;p&gt;", "&lt;s&gt;", "&lt;t&gt;" })
        QVERIFY2(page.contains(text), page.constData());
}

void TestDocsApi::nothingComesFromElsewhere_data()
{
    QTest::addColumn<QByteArray>("html");
    QTest::newRow("the plain page") << templateOf(u"plain.html"_s);
    QTest::newRow("RapiDoc's page") << templateOf(u"rapidoc.html"_s);
}

void TestDocsApi::nothingComesFromElsewhere()
{
    QFETCH(QByteArray, html);
    QVERIFY(html.contains("<!-- routes -->"));
    QVERIFY(!html.contains("//"));
    QVERIFY(!html.contains("url("));
    QVERIFY(!html.contains("<rapi-doc") || html.contains(R"(load-fonts="false")"));
}

void TestDocsApi::page()
{
    const ApiAnswer page = m_api.get("/docs");
    QCOMPARE(page.status(), 200);
    QCOMPARE(page.response.contentType, "text/html; charset=utf-8"_ba);
    QVERIFY(
        page.response.headers.value("content-security-policy").startsWith("default-src 'none'; script-src 'self'; "));
    QCOMPARE(m_api.get("/docs", { { "if-none-match", page.etag() } }).status(), 304);
}

/// Relative addresses, seen from /docs.
void TestDocsApi::whatThePageNeedsIsServed()
{
    static const QRegularExpression address(u"(?:src|href|spec-url)=\"([^\":]+)\""_s);
    const QString html = QString::fromUtf8(m_api.get("/docs").body());
    int found = 0;
    for (auto match = address.globalMatch(html); match.hasNext(); ++found) {
        const QByteArray target = '/' + match.next().captured(1).toLatin1();
        QVERIFY2(m_api.get(target).status() == 200, target.constData());
    }
    QVERIFY(found > 0);
}

void TestDocsApi::licenceGoesWithTheScript()
{
    const int expected = hasRapidoc() ? 200 : 404;
    QCOMPARE(m_api.get("/docs/rapidoc-min.js").status(), expected);
    QCOMPARE(m_api.get("/docs/rapidoc-min.js.LICENSE.txt").status(), expected);
    const ApiAnswer licence = m_api.get("/docs/LICENSE.txt");
    QCOMPARE(licence.status(), expected);
    QCOMPARE(licence.body().contains("Permission is hereby granted"), hasRapidoc());
}

QTEST_GUILESS_MAIN(TestDocsApi)
#include "tst_docsapi.moc"
