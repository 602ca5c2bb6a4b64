#include "core/webhooks/targeturl.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTargetUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void normalised_data();
    void normalised();
    void normalisingTwiceChangesNothing_data();
    void normalisingTwiceChangesNothing();
    void parts();
    void refused_data();
    void refused();
    void itemNamesTheField();
    void longest();
    void redacted_data();
    void redacted();
    void authority_data();
    void authority();
};

/// str(AnyHttpUrl(…)) of pydantic 2.4, or the WHATWG's own tests.
void TestTargetUrl::normalised_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &url, const QString &text) {
        QTest::newRow(name) << url << text;
    };
    row("nothing to do", u"http://example.com/hook?a=1#b"_s, u"http://example.com/hook?a=1#b"_s);
    row("host alone", u"http://example.com"_s, u"http://example.com/"_s);
    row("host and query", u"http://example.com?a"_s, u"http://example.com/?a"_s);
    row("capitals", u"HTTPS://Example.COM/Hook"_s, u"https://example.com/Hook"_s);
    row("own port of http", u"http://example.com:80/"_s, u"http://example.com/"_s);
    row("own port of https", u"https://example.com:443/"_s, u"https://example.com/"_s);
    row("the other's port", u"http://example.com:443/"_s, u"http://example.com:443/"_s);
    row("empty port", u"http://example.com:/"_s, u"http://example.com/"_s);
    row("port with zeros", u"http://example.com:08123/"_s, u"http://example.com:8123/"_s);
    row("port 0", u"http://example.com:0/"_s, u"http://example.com:0/"_s);
    row("international name", u"http://BÜCHER.example/"_s, u"http://xn--bcher-kva.example/"_s);
    row("wide letters", u"http://ＥＸＡＭＰＬＥ.com/"_s, u"http://example.com/"_s);
    row("name of a container", u"http://data_api:8006/x"_s, u"http://data_api:8006/x"_s);
    row("trailing point", u"http://example.com./"_s, u"http://example.com./"_s);
    row("spaces around", u"  http://example.com/ \n"_s, u"http://example.com/"_s);
    row("line end within", u"http://exam\nple.com/"_s, u"http://example.com/"_s);
    row("backslashes", u"http:\\\\example.com\\a"_s, u"http://example.com/a"_s);
    row("no slashes", u"http:example.com"_s, u"http://example.com/"_s);
    row("too many slashes", u"http:////example.com"_s, u"http://example.com/"_s);
    row("dot segments", u"http://example.com/a/./b/../c"_s, u"http://example.com/a/c"_s);
    row("encoded dot segments", u"http://example.com/a/%2E/b/.%2e"_s, u"http://example.com/a/"_s);
    row("dots above the root", u"http://example.com/../../a/.."_s, u"http://example.com/"_s);
    row("two slashes in the path", u"http://example.com//a"_s, u"http://example.com//a"_s);
    row("space in the path", u"http://example.com/a b"_s, u"http://example.com/a%20b"_s);
    row("beyond ASCII", u"http://example.com/ü?ü#ü"_s, u"http://example.com/%C3%BC?%C3%BC#%C3%BC"_s);
    row("encoded stays", u"http://example.com/%2f%zz"_s, u"http://example.com/%2f%zz"_s);
    row("quotes in the query", u"http://example.com/?a='\"<"_s, u"http://example.com/?a=%27%22%3C"_s);
    row("question mark in the query", u"http://example.com/?a?b"_s, u"http://example.com/?a?b"_s);
    row("user", u"http://user@example.com/"_s, u"http://user@example.com/"_s);
    row("user and password", u"http://us:pa:ss@example.com/"_s, u"http://us:pa%3Ass@example.com/"_s);
    row("two at signs", u"http://a@b@example.com/"_s, u"http://a%40b@example.com/"_s);
    row("empty user", u"http://@example.com/"_s, u"http://example.com/"_s);
    row("encoded host", u"http://ex%61mple.com/"_s, u"http://example.com/"_s);
    row("IPv4", u"http://192.168.1.4:8123/"_s, u"http://192.168.1.4:8123/"_s);
    row("IPv4 in one number", u"http://2130706433/"_s, u"http://127.0.0.1/"_s);
    row("IPv4 in octal", u"http://0177.0.0.01/"_s, u"http://127.0.0.1/"_s);
    row("IPv4 in hexadecimal", u"http://0x7F.0x0.0x0.0x1/"_s, u"http://127.0.0.1/"_s);
    row("IPv4 in short", u"http://127.1/"_s, u"http://127.0.0.1/"_s);
    row("IPv4 in three", u"http://10.1.258/"_s, u"http://10.1.1.2/"_s);
    row("IPv4 with a trailing point", u"http://127.0.0.1./"_s, u"http://127.0.0.1/"_s);
    row("IPv4 in wide digits", u"http://１２７.0.0.1/"_s, u"http://127.0.0.1/"_s);
    row("IPv4, encoded", u"http://%31%32%37.0.0.1/"_s, u"http://127.0.0.1/"_s);
    row("digits before a name", u"http://127.0.0.1.example/"_s, u"http://127.0.0.1.example/"_s);
    row("IPv6", u"http://[2001:DB8:0:0:0:0:0:1]:8080/"_s, u"http://[2001:db8::1]:8080/"_s);
    row("IPv6 with two runs of zeros", u"http://[1:0:0:2:0:0:0:3]/"_s, u"http://[1:0:0:2::3]/"_s);
    row("IPv6 with one zero", u"http://[1:2:3:0:5:6:7:8]/"_s, u"http://[1:2:3:0:5:6:7:8]/"_s);
    row("IPv6 ending in zeros", u"http://[1:2:0:0:0:0:0:0]/"_s, u"http://[1:2::]/"_s);
    row("IPv6, unspecified", u"http://[0:0:0:0:0:0:0:0]/"_s, u"http://[::]/"_s);
    row("IPv6 with an IPv4 in it", u"http://[::ffff:127.0.0.1]/"_s, u"http://[::ffff:7f00:1]/"_s);
}

void TestTargetUrl::normalised()
{
    QFETCH(QString, url);
    const auto parsed = TargetUrl::parse(url);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().message));
    QTEST(parsed->text(), "text");
}

void TestTargetUrl::normalisingTwiceChangesNothing_data()
{
    normalised_data();
}

void TestTargetUrl::normalisingTwiceChangesNothing()
{
    QFETCH(QString, text);
    const auto parsed = TargetUrl::parse(text);
    QVERIFY(parsed);
    QCOMPARE(parsed->text(), text);
}

void TestTargetUrl::parts()
{
    const auto url = TargetUrl::parse(u"HTTPS://us:pw@[::1]/a?b#c"_s);
    QVERIFY(url);
    QVERIFY(url->isSecure());
    QCOMPARE(url->userInfo, u"us:pw"_s);
    QCOMPARE(url->host.text, u"::1"_s);
    QCOMPARE(url->host.address, QHostAddress(QHostAddress::LocalHostIPv6));
    QCOMPARE(int(url->port), 443);
    QCOMPARE(url->path, u"/a"_s);
    QCOMPARE(url->query, u"?b"_s);
    QCOMPARE(url->fragment, u"#c"_s);
}

void TestTargetUrl::refused_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("message");
    const auto unreadable = [](const char *name, const QString &url, const QString &reason) {
        QTest::newRow(name) << url << u"url_parsing"_s << u"Input should be a valid URL, "_s + reason;
    };
    const QString relative = u"relative URL without a base"_s;
    unreadable("empty", QString(), u"input is empty"_s);
    unreadable("spaces", u"  "_s, relative);
    unreadable("words", u"not a url"_s, relative);
    unreadable("path", u"/hook"_s, relative);
    unreadable("no scheme", u"://example.com"_s, relative);
    unreadable("digit before the scheme", u"1http://example.com"_s, relative);
    unreadable("scheme alone", u"http://"_s, u"empty host"_s);
    unreadable("port alone", u"http://:80/"_s, u"empty host"_s);
    unreadable("user alone", u"http://user@/"_s, u"empty host"_s);
    unreadable("port too high", u"http://example.com:65536/"_s, u"invalid port number"_s);
    unreadable("port of letters", u"http://example.com:http/"_s, u"invalid port number"_s);
    unreadable("signed port", u"http://example.com:+80/"_s, u"invalid port number"_s);
    unreadable("two colons", u"http://::1/"_s, u"empty host"_s);
    unreadable("space in the host", u"http://exam ple.com/"_s, u"invalid domain character"_s);
    unreadable("zero byte in the host", u"http://exam%00ple.com/"_s, u"invalid domain character"_s);
    unreadable("encoded slash in the host", u"http://exam%2Fple.com/"_s, u"invalid domain character"_s);
    unreadable("host that is no UTF-8", u"http://%ff/"_s, u"invalid international domain name"_s);
    unreadable("IPv4 out of range", u"http://256.0.0.1/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 last part out of range", u"http://1.2.3.256/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 number too large", u"http://4294967296/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 number much too large", u"http://99999999999999999999999/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 in five parts", u"http://1.2.3.4.5/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 with a wrong octal", u"http://1.2.3.08/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv4 with an empty part", u"http://1..3.4/"_s, u"invalid IPv4 address"_s);
    unreadable("IPv6 not closed", u"http://[::1/"_s, u"invalid IPv6 address"_s);
    unreadable("IPv6 with a scope", u"http://[fe80::1%25eth0]/"_s, u"invalid IPv6 address"_s);
    unreadable("IPv6 empty", u"http://[]/"_s, u"invalid IPv6 address"_s);
    unreadable("IPv4 in brackets", u"http://[127.0.0.1]/"_s, u"invalid IPv6 address"_s);
    unreadable("text behind IPv6", u"http://[::1]x/"_s, u"invalid IPv6 address"_s);
    for (const QString &url : { u"ftp://example.com/"_s, u"file:///etc/passwd"_s, u"javascript:alert(1)"_s, u"a:b"_s,
                                u"localhost:8123/hook"_s })
        QTest::newRow(qPrintable(url)) << url << u"url_scheme"_s << u"URL scheme should be 'http' or 'https'"_s;
    QTest::newRow("2084 bytes") << u"http://example.com/"_s + u"a"_s.repeated(2084 - 19) << u"url_too_long"_s
                                << u"URL should have at most 2083 characters"_s;
}

void TestTargetUrl::refused()
{
    QFETCH(QString, url);
    const auto parsed = TargetUrl::parse(url);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().code, ErrorCode::InvalidInput);
    QCOMPARE(parsed.error().fields.size(), std::size_t(1));
    QTEST(parsed.error().fields.front().type, "type");
    QTEST(parsed.error().fields.front().message, "message");
    QCOMPARE(parsed.error().fields.front().input, QJsonValue(url));
    QVERIFY(!parsed.error().fields.front().context.isEmpty());
}

void TestTargetUrl::itemNamesTheField()
{
    const auto parsed = TargetUrl::parse(u"no"_s, u"webhook_url"_s);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().fields.front().location, QJsonArray({ u"body"_s, u"webhook_url"_s }));
    QCOMPARE(parsed.error().fields.front().context[u"error"].toString(), u"relative URL without a base"_s);
}

void TestTargetUrl::longest()
{
    QVERIFY(TargetUrl::parse(u"http://example.com/"_s + u"a"_s.repeated(2083 - 19)));
}

void TestTargetUrl::redacted_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("shown");
    QTest::newRow("nothing secret") << u"http://example.com:81/hook"_s << u"http://example.com:81/hook"_s;
    QTest::newRow("everything secret") << u"https://us:pw@example.com/hook?token=t#f"_s
                                       << u"https://example.com/hook"_s;
    QTest::newRow("at sign in the password") << u"https://us:p@w@example.com/"_s << u"https://example.com/"_s;
    QTest::newRow("IPv6") << u"http://us@[::1]:81/?t"_s << u"http://[::1]:81/"_s;
    QTest::newRow("unreadable") << u"http://us:pw@/secret"_s << u"(unreadable URL)"_s;
}

void TestTargetUrl::redacted()
{
    QFETCH(QString, url);
    QTEST(redactedUrl(url), "shown");
}

void TestTargetUrl::authority_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("authority");
    QTest::newRow("own port") << u"https://example.com:443/"_s << u"example.com"_s;
    QTest::newRow("another port") << u"https://example.com:80/"_s << u"example.com:80"_s;
    QTest::newRow("IPv6") << u"http://us@[::1]:81/"_s << u"[::1]:81"_s;
}

void TestTargetUrl::authority()
{
    QFETCH(QString, url);
    QTEST(TargetUrl::parse(url)->authority(), "authority");
}

QTEST_GUILESS_MAIN(TestTargetUrl)
#include "tst_targeturl.moc"
