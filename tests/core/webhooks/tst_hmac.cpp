#include "core/webhooks/hmac.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestHmac : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vectors_data();
    void vectors();
};

/// RFC 4231, and one with an empty key (Python's hmac module).
void TestHmac::vectors_data()
{
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("case 1") << QByteArray(20, '\x0b') << "Hi There"_ba
                            << "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"_ba;
    QTest::newRow("case 2, a short key") << "Jefe"_ba << "what do ya want for nothing?"_ba
                                         << "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"_ba;
    QTest::newRow("case 6, a key longer than a block")
        << QByteArray(131, '\xaa') << "Test Using Larger Than Block-Size Key - Hash Key First"_ba
        << "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"_ba;
    QTest::newRow("no key and no text") << QByteArray() << QByteArray()
                                        << "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad"_ba;
}

void TestHmac::vectors()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, text);
    QTEST(hmacSha256(Secret(key), text).toHex(), "code");
}

QTEST_GUILESS_MAIN(TestHmac)
#include "tst_hmac.moc"
