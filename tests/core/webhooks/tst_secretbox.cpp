#include "core/webhooks/secretbox.h"
#include "tests/support/files.h"

#include <QTemporaryDir>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestSecretBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWhatItSealed_data();
    void opensWhatItSealed();
    void sealsTwiceDifferently();
    void secretDoesNotShow();
    void refusesChanges_data();
    void refusesChanges();
    void refusesEveryChangedByte();
    void refusesAnotherWebhook_data();
    void refusesAnotherWebhook();
    void refusesAnotherKey();

private:
    SecretBox box(const QString &name = u"a.key"_s) const
    {
        return SecretBox(std::move(*SecretKey::loadOrCreate(m_folder.filePath(name))));
    }

    QTemporaryDir m_folder;
};

void TestSecretBox::opensWhatItSealed_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("generated") << QByteArray("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    QTest::newRow("empty, as the old data-api allows") << QByteArray("");
    QTest::newRow("beyond ASCII") << QByteArray("gehe\xc3\xadm");
    QTest::newRow("with a zero byte") << QByteArray("a\0b", 3);
    QTest::newRow("long") << QByteArray(100'000, 's');
}

void TestSecretBox::opensWhatItSealed()
{
    QFETCH(QByteArray, secret);
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret(secret));
    const auto opened = box().open(u"hook-1"_s, sealed);
    QVERIFY(opened);
    QCOMPARE(opened->bytes().toByteArray(), secret);
}

void TestSecretBox::sealsTwiceDifferently()
{
    const Secret secret("the same secret");
    QVERIFY(box().seal(u"hook-1"_s, secret) != box().seal(u"hook-1"_s, secret));
}

void TestSecretBox::secretDoesNotShow()
{
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret("the same secret"));
    QCOMPARE(sealed[0], char(1));
    QVERIFY(!sealed.contains("secret"));
    QVERIFY(!sealed.contains("hook-1"));
}

void TestSecretBox::refusesChanges_data()
{
    QTest::addColumn<QByteArray>("sealed");
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret("s"));
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("version alone") << sealed.first(1);
    QTest::newRow("cut in the nonce") << sealed.first(20);
    QTest::newRow("without ciphertext") << sealed.first(25);
    QTest::newRow("one byte short") << sealed.chopped(1);
    QTest::newRow("one byte more") << sealed + 'x';
    QTest::newRow("later version") << '\x02' + sealed.mid(1);
    QTest::newRow("the secret in plain text") << QByteArray("test-secret-16-chars-min-and-quite-a-bit-more-of-it");
}

void TestSecretBox::refusesChanges()
{
    QFETCH(QByteArray, sealed);
    const auto opened = box().open(u"hook-1"_s, sealed);
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::Corrupt);
    QVERIFY(opened.error().message.contains(u"hook-1"_s));
}

void TestSecretBox::refusesEveryChangedByte()
{
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret("secret"));
    for (qsizetype i = 0; i < sealed.size(); ++i) {
        QByteArray changed = sealed;
        changed[i] = char(changed[i] ^ 0x40);
        QVERIFY2(!box().open(u"hook-1"_s, changed), qPrintable(QString::number(i)));
    }
}

void TestSecretBox::refusesAnotherWebhook_data()
{
    QTest::addColumn<QString>("other");
    QTest::newRow("another id") << u"hook-2"_s;
    QTest::newRow("a longer one") << u"hook-1s"_s;
    QTest::newRow("a shorter one") << u"hook-"_s;
    QTest::newRow("none") << QString();
}

void TestSecretBox::refusesAnotherWebhook()
{
    QFETCH(QString, other);
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret("secret"));
    QVERIFY(!box().open(other, sealed));
}

void TestSecretBox::refusesAnotherKey()
{
    const QByteArray sealed = box().seal(u"hook-1"_s, Secret("secret"));
    const auto opened = box(u"b.key"_s).open(u"hook-1"_s, sealed);
    QVERIFY(!opened);
    QVERIFY(opened.error().message.contains(u"another key"_s));
}

QTEST_GUILESS_MAIN(TestSecretBox)
#include "tst_secretbox.moc"
