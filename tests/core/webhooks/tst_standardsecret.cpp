#include "core/webhooks/standardsecret.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestStandardSecret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void generated();
    void keys_data();
    void keys();
    void checks_data();
    void checks();
};

void TestStandardSecret::generated()
{
    const Secret first = generateSecret();
    const Secret second = generateSecret();
    QCOMPARE(first.size(), qsizetype(6 + 32));
    QVERIFY(first.bytes().startsWith("whsec_"));
    QVERIFY(first.bytes() != second.bytes());
    QCOMPARE(decodeStandardSecret(first)->size(), qsizetype(24));
    QCOMPARE(decodeStandardSecret(first)->bytes().toByteArray(),
             QByteArray::fromBase64(first.bytes().sliced(6).toByteArray()));
}

void TestStandardSecret::keys_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("decodes");
    QTest::addColumn<QByteArray>("key");
    QTest::newRow("whsec") << "whsec_aGVhcnRo"_ba << true << "hearth"_ba;
    QTest::newRow("with padding") << "whsec_aGVhcnRoYg=="_ba << true << "hearthb"_ba;
    QTest::newRow("padding left out") << "whsec_aGVhcnRoYg"_ba << true << "hearthb"_ba;
    QTest::newRow("no base64") << "whsec_a*b"_ba << false << "whsec_a*b"_ba;
    QTest::newRow("nothing after the prefix") << "whsec_"_ba << false << "whsec_"_ba;
    QTest::newRow("base64 without the prefix") << "aGVhcnRo"_ba << false << "aGVhcnRo"_ba;
    QTest::newRow("prefix in capitals") << "WHSEC_aGVhcnRo"_ba << false << "WHSEC_aGVhcnRo"_ba;
    QTest::newRow("plain words") << "test-secret-16-chars-min"_ba << false << "test-secret-16-chars-min"_ba;
}

void TestStandardSecret::keys()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, decodes);
    QCOMPARE(decodeStandardSecret(Secret(text)).has_value(), decodes);
    QTEST(standardKey(Secret(text)).bytes().toByteArray(), "key");
}

void TestStandardSecret::checks_data()
{
    QTest::addColumn<SignatureScheme>("scheme");
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("refusedAs");
    using enum SignatureScheme;
    QTest::newRow("standard, whsec") << Standard << "whsec_aGVhcnRo"_ba << QString();
    QTest::newRow("standard, words") << Standard << "words"_ba << QString();
    QTest::newRow("standard, none") << Standard << QByteArray() << u"string_too_short"_s;
    QTest::newRow("standard, broken whsec") << Standard << "whsec_a*b"_ba << u"value_error"_s;
    QTest::newRow("sports-data, 16 characters") << SportsData << QByteArray(16, 's') << QString();
    QTest::newRow("sports-data, 15 characters") << SportsData << QByteArray(15, 's') << u"string_too_short"_s;
    QTest::newRow("sports-data, 15 characters in 30 bytes")
        << SportsData << "\xc3\xbc"_ba.repeated(15) << u"string_too_short"_s;
    QTest::newRow("data-api, none") << DataApi << QByteArray() << QString();
    QTest::newRow("data-api, broken whsec") << DataApi << "whsec_a*b"_ba << QString();
}

void TestStandardSecret::checks()
{
    QFETCH(SignatureScheme, scheme);
    QFETCH(QByteArray, secret);
    QFETCH(QString, refusedAs);
    const auto checked = checkSecret(scheme, Secret(secret));
    QCOMPARE(checked.has_value(), refusedAs.isEmpty());
    if (checked)
        return;
    QCOMPARE(checked.error().fields.front().type, refusedAs);
    QCOMPARE(checked.error().fields.front().location, QJsonArray({ u"body"_s, u"secret"_s }));
    QVERIFY(checked.error().fields.front().input.isNull());
}

QTEST_GUILESS_MAIN(TestStandardSecret)
#include "tst_standardsecret.moc"
