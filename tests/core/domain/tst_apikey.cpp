#include "core/domain/apikey.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestApiKey : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scopesHaveWords();
    void otherWordsAreNoScopes();
    void usableUntilItsEnd();
    void names_data();
    void names();
};

void TestApiKey::scopesHaveWords()
{
    for (const KeyScope scope : { KeyScope::Read, KeyScope::Write, KeyScope::Ingest, KeyScope::Admin })
        QCOMPARE(keyScopeFromWord(keyScopeWord(scope)), scope);
    QCOMPARE(keyScopeWord(KeyScope::Ingest), u"ingest"_s);
}

void TestApiKey::otherWordsAreNoScopes()
{
    QVERIFY(!keyScopeFromWord(u"Admin"_s));
    QVERIFY(!keyScopeFromWord(u""_s));
}

void TestApiKey::usableUntilItsEnd()
{
    ApiKey key;
    QVERIFY(key.isUsable({ 5 }));
    key.expiresAt = Timestamp { 5 };
    QVERIFY(key.isUsable({ 4 }));
    QVERIFY(!key.isUsable({ 5 }));
    key.revokedAt = Timestamp { 1 };
    QVERIFY(!key.isUsable({ 4 }));
}

void TestApiKey::names_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("good");
    QTest::newRow("a word") << u"tablet"_s << true;
    QTest::newRow("words of any language") << u"Küche – タブレット"_s << true;
    QTest::newRow("nothing") << QString() << false;
    QTest::newRow("blanks") << u"  "_s << false;
    QTest::newRow("a blank at the end") << u"a "_s << false;
    QTest::newRow("64 characters") << QString(64, u'a') << true;
    QTest::newRow("65 characters") << QString(65, u'a') << false;
    QTest::newRow("a line end") << u"a\nb"_s << false;
}

void TestApiKey::names()
{
    QFETCH(QString, name);
    QFETCH(bool, good);
    QCOMPARE(keyNameProblem(name).isEmpty(), good);
}

QTEST_APPLESS_MAIN(TestApiKey)
#include "tst_apikey.moc"
