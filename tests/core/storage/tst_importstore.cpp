#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestImportStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reportComesBack();
    void unknownIdIsNothing();
    void knownAreTheBytesOfRealImports_data();
    void knownAreTheBytesOfRealImports();
    void oldestAreForgotten();
    void newestRealOneStays();
    void oldSecretsAreForgotten();

private:
    static StoredImport import(bool dryRun = false, const QByteArray &report = "{}")
    {
        return { Timestamp::now(), u"webhooks"_s, dryRun, 7, "abc", report };
    }
};

void TestImportStore::reportComesBack()
{
    TemporaryDatabase db;
    const qint64 first = must(db.store().imports().add(import(false, R"({"a":1})")));
    const qint64 second = must(db.store().imports().add(import(true, R"({"b":2})")));
    QCOMPARE(must(db.store().imports().report(first)).value(), R"({"a":1})"_ba);
    QCOMPARE(must(db.store().imports().report(second)).value(), R"({"b":2})"_ba);
    QCOMPARE(db.number("SELECT operation FROM imports WHERE id = 1"), 7);
    QCOMPARE(db.journalLength(), 0);
}

void TestImportStore::unknownIdIsNothing()
{
    TemporaryDatabase db;
    QVERIFY(!must(db.store().imports().report(1)));
}

void TestImportStore::knownAreTheBytesOfRealImports_data()
{
    QTest::addColumn<bool>("dryRun");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QByteArray>("hash");
    QTest::addColumn<bool>("known");
    QTest::newRow("the same") << false << u"webhooks"_s << "abc"_ba << true;
    QTest::newRow("dry run") << true << u"webhooks"_s << "abc"_ba << false;
    QTest::newRow("other kind") << false << u"database"_s << "abc"_ba << false;
    QTest::newRow("other bytes") << false << u"webhooks"_s << "abd"_ba << false;
}

void TestImportStore::knownAreTheBytesOfRealImports()
{
    QFETCH(bool, dryRun);
    QFETCH(QString, kind);
    QFETCH(QByteArray, hash);
    TemporaryDatabase db;
    must(db.store().imports().add(import(dryRun)));
    QTEST(must(db.store().imports().isKnown(kind, hash)), "known");
}

void TestImportStore::oldestAreForgotten()
{
    TemporaryDatabase db;
    for (int i = 0; i < ImportStore::kept + 5; ++i)
        must(db.store().imports().add(import()));
    QCOMPARE(db.number("SELECT count(*) FROM imports"), ImportStore::kept);
    QCOMPARE(db.number("SELECT min(id) FROM imports"), 6);
}

void TestImportStore::newestRealOneStays()
{
    TemporaryDatabase db;
    must(db.store().imports().add(import()));
    for (int i = 0; i < ImportStore::kept + 5; ++i)
        must(db.store().imports().add(import(true)));
    QVERIFY(must(db.store().imports().isKnown(u"webhooks"_s, "abc")));
    QCOMPARE(db.number("SELECT count(*) FROM imports"), ImportStore::kept + 1);
}

void TestImportStore::oldSecretsAreForgotten()
{
    TemporaryDatabase db;
    db.execute("INSERT INTO replaced_secrets (operation, webhook_id, sealed, at)"
               " VALUES (1, 'old', x'00', strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '-31 days')),"
               " (2, 'young', x'00', strftime('%Y-%m-%dT%H:%M:%f000+00:00', 'now', '-29 days'))");
    must(db.store().imports().add(import()));
    QCOMPARE(db.text("SELECT group_concat(webhook_id) FROM replaced_secrets"), u"young"_s);
}

QTEST_GUILESS_MAIN(TestImportStore)
#include "tst_importstore.moc"
