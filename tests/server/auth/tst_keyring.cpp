#include "server/auth/keyring.h"
#include "tests/support/madekeys.h"

#include <QTest>

#include <thread>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

class TestKeyring : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhoHasAKey();
    void wrongSecretIsNobodys();
    void revokedKeyIsNobodys();
    void expiredKeyIsNobodys();
    void expiryEndsTheCallerToo();
    void revocationReachesTheCaller();
    void removedRowRevokesToo();
    void otherKeysKeepTheirCaller();
    void lastUseChangesNoCaller();
    void firstKeyEndsEverybody();
    void endOfTheLastKeyOpensNothing();
    void usesAreGivenOnceAMinute();
    void storedUseIsNotGivenAgain();
    void readersAndChangesGoTogether();

private:
    static constexpr Timestamp now { 1'760'461'205'000'000 };
    static Timestamp later(qint64 seconds) { return { now.microseconds + seconds * 1'000'000 }; }
};

void TestKeyring::findsWhoHasAKey()
{
    Keyring keys;
    const MadeKey tablet = madeKey(u"tablet"_s, KeyScope::Write);
    keys.set({ tablet.key, madeKey(u"other"_s).key });
    const auto caller = keys.find(tablet.text);
    QVERIFY(caller);
    QCOMPARE(caller->actor(), u"key:tablet"_s);
    QCOMPARE(caller->scope(), KeyScope::Write);
    QVERIFY(caller->isValid());
}

void TestKeyring::wrongSecretIsNobodys()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    tablet.text.back() = tablet.text.back() == '0' ? '1' : '0';
    QVERIFY(!keys.find(tablet.text));
    QVERIFY(!keys.find(madeKey(u"another"_s).text));
    QVERIFY(!keys.find("tablet"));
    QVERIFY(!keys.find({}));
}

void TestKeyring::revokedKeyIsNobodys()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    tablet.key.revokedAt = now;
    keys.set({ tablet.key });
    QVERIFY(!keys.find(tablet.text));
}

void TestKeyring::expiredKeyIsNobodys()
{
    Keyring keys;
    const MadeKey tablet = madeKey(u"tablet"_s, KeyScope::Read, later(10));
    keys.set({ tablet.key }, now);
    QVERIFY(keys.find(tablet.text, later(9)));
    QVERIFY(!keys.find(tablet.text, later(10)));
}

void TestKeyring::expiryEndsTheCallerToo()
{
    Keyring keys;
    const Timestamp soon { Timestamp::now().microseconds + 50'000 };
    const MadeKey tablet = madeKey(u"tablet"_s, KeyScope::Read, soon);
    keys.set({ tablet.key });
    const auto caller = keys.find(tablet.text, now);
    QVERIFY(caller);
    QTRY_VERIFY(!caller->isValid());
}

void TestKeyring::revocationReachesTheCaller()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    const auto caller = keys.find(tablet.text);
    tablet.key.revokedAt = now;
    keys.set({ tablet.key });
    QVERIFY(!caller->isValid());
}

void TestKeyring::removedRowRevokesToo()
{
    Keyring keys;
    const MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    const auto caller = keys.find(tablet.text);
    keys.set({});
    QVERIFY(!caller->isValid());
    QVERIFY(!keys.find(tablet.text));
}

void TestKeyring::otherKeysKeepTheirCaller()
{
    Keyring keys;
    const MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    const auto caller = keys.find(tablet.text);
    keys.set({ tablet.key, madeKey(u"other"_s).key });
    QVERIFY(caller->isValid());
    QCOMPARE(keys.find(tablet.text), caller);
}

void TestKeyring::lastUseChangesNoCaller()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    const auto caller = keys.find(tablet.text);
    tablet.key.lastUsedAt = now;
    keys.set({ tablet.key });
    QVERIFY(caller->isValid());
}

void TestKeyring::firstKeyEndsEverybody()
{
    Keyring keys;
    const auto everybody = keys.everybody();
    QVERIFY(keys.isEmpty() && everybody->isValid());
    keys.set({ madeKey(u"tablet"_s).key });
    QVERIFY(!everybody->isValid());
    keys.set({});
    QVERIFY(keys.everybody()->isValid());
}

void TestKeyring::endOfTheLastKeyOpensNothing()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    tablet.key.revokedAt = now;
    keys.set({ tablet.key });
    QVERIFY(!keys.isEmpty());
}

void TestKeyring::usesAreGivenOnceAMinute()
{
    Keyring keys;
    const MadeKey tablet = madeKey(u"tablet"_s);
    keys.set({ tablet.key });
    QVERIFY(keys.takeUses(now).empty());
    keys.find(tablet.text, now);
    const std::vector<Keyring::Use> first = keys.takeUses(later(1));
    QCOMPARE(first.size(), 1U);
    QCOMPARE(first[0].prefix, tablet.key.prefix);
    QVERIFY(first[0].at == now);
    keys.find(tablet.text, later(30));
    QVERIFY(keys.takeUses(later(31)).empty());
    QCOMPARE(keys.takeUses(later(60)).size(), 1U);
    QVERIFY(keys.takeUses(later(200)).empty());
}

void TestKeyring::storedUseIsNotGivenAgain()
{
    Keyring keys;
    MadeKey tablet = madeKey(u"tablet"_s);
    tablet.key.lastUsedAt = now;
    keys.set({ tablet.key });
    keys.find(tablet.text, later(5));
    QVERIFY(keys.takeUses(later(6)).empty());
}

void TestKeyring::readersAndChangesGoTogether()
{
    Keyring keys;
    const MadeKey stays = madeKey(u"stays"_s);
    MadeKey goes = madeKey(u"goes"_s);
    std::atomic<bool> isOver = false;
    std::atomic<int> missed = 0;
    keys.set({ stays.key, goes.key });
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i)
        readers.emplace_back([&] {
            while (!isOver) {
                missed += keys.find(stays.text) ? 0 : 1;
                std::ignore = keys.find(goes.text);
            }
        });
    for (int i = 0; i < 500; ++i) {
        goes.key.revokedAt = i % 2 ? std::optional(now) : std::nullopt;
        keys.set({ stays.key, goes.key });
        std::ignore = keys.takeUses(later(i * 61));
    }
    isOver = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(missed.load(), 0);
}

QTEST_GUILESS_MAIN(TestKeyring)
#include "tst_keyring.moc"
