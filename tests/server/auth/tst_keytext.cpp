#include "server/auth/keytext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestKeyText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasItsForm();
    void noTwoAreAlike();
    void hashIsOfTheWholeText();
    void hashIsBlake2b();
    void prefixOf_data();
    void prefixOf();
    void hashesCompare();
};

void TestKeyText::hasItsForm()
{
    const NewKey key = makeKey();
    static const QRegularExpression form(u"^hb_([0-9a-f]{8})_[0-9a-f]{64}$"_s);
    const QRegularExpressionMatch match = form.match(key.text);
    QVERIFY2(match.hasMatch(), qPrintable(key.text));
    QCOMPARE(match.captured(1), key.prefix);
    QCOMPARE(keyPrefix(key.text.toLatin1()), key.prefix.toLatin1());
}

void TestKeyText::noTwoAreAlike()
{
    QSet<QString> texts;
    for (int i = 0; i < 1000; ++i)
        texts += makeKey().text.mid(12);
    QCOMPARE(texts.size(), 1000);
}

void TestKeyText::hashIsOfTheWholeText()
{
    const NewKey key = makeKey();
    QCOMPARE(key.hash, keyHash(key.text.toLatin1()));
    QByteArray other = key.text.toLatin1();
    other.back() = other.back() == '0' ? '1' : '0';
    QVERIFY(keyHash(other) != key.hash);
}

/// The vector is of b2sum -l 256.
void TestKeyText::hashIsBlake2b()
{
    QCOMPARE(keyHash("abc").toHex(), "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
}

void TestKeyText::prefixOf_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray digits(64, 'a');
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a word") << QByteArray("secret");
    QTest::newRow("without its lead") << QByteArray("xx_01234567_" + digits);
    QTest::newRow("too short") << QByteArray("hb_01234567_" + digits.chopped(1));
    QTest::newRow("too long") << QByteArray("hb_01234567_" + digits + "a");
    QTest::newRow("capitals") << QByteArray("hb_01234567_" + digits.toUpper());
    QTest::newRow("prefix of other signs") << QByteArray("hb_0123456z_" + digits);
    QTest::newRow("another sign between") << QByteArray("hb_01234567-" + digits);
}

void TestKeyText::prefixOf()
{
    QFETCH(QByteArray, text);
    QVERIFY(!keyPrefix(text));
}

void TestKeyText::hashesCompare()
{
    QVERIFY(isSameHash(keyHash("a"), keyHash("a")));
    QVERIFY(!isSameHash(keyHash("a"), keyHash("b")));
    QVERIFY(!isSameHash(keyHash("a"), QByteArray()));
}

QTEST_GUILESS_MAIN(TestKeyText)
#include "tst_keytext.moc"
