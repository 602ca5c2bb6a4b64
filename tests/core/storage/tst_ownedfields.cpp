#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What the user owns survives a feeder that repeats itself, and yields to one that has news.
class TestOwnedFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void devices_data();
    void devices();
    void entities_data();
    void entities();
    void disabledEntityYieldsWithItsReason();
    void feederReturnsToTheUsersValue();
    void noteIsNeverFed();
    void repeatedNewsIsWrittenOnce();

private:
    static void columns()
    {
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("fed");
        QTest::addColumn<QByteArray>("users");
        QTest::addColumn<QByteArray>("news");
    }
    static void add(const char *key, const char *fed, const char *users, const char *news)
    {
        QTest::addRow("%s: %s, %s, %s", key, fed, users, news)
            << QByteArray(key) << QByteArray(fed) << QByteArray(users) << QByteArray(news);
    }
    static QString sqlText(const QByteArray &json)
    {
        return json == "null"      ? u"NULL"_s
            : json.startsWith('[') ? QString::fromUtf8(json)
                                   : QString::fromUtf8(json.mid(1, json.size() - 2));
    }
};

void TestOwnedFields::devices_data()
{
    columns();
    add("name_by_user", "null", "\"Mine\"", "\"Theirs\"");
    add("name_by_user", "\"Old\"", "\"Mine\"", "\"Theirs\"");
    add("name_by_user", "\"Old\"", "null", "\"Theirs\"");
    add("name_by_user", "\"Old\"", "\"Mine\"", "null");
    add("area_id", "\"den\"", "\"attic\"", "\"cellar\"");
    add("area_id", "null", "\"attic\"", "\"cellar\"");
    add("area_id", "\"den\"", "null", "\"cellar\"");
    add("disabled_by", "null", "\"user\"", "\"integration\"");
    add("labels", "[]", "[\"mine\"]", "[\"theirs\"]");
    add("labels", "[\"a\"]", "[]", "[\"theirs\"]");
}

void TestOwnedFields::devices()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, fed);
    QFETCH(QByteArray, users);
    QFETCH(QByteArray, news);
    TemporaryDatabase db;
    const auto feed = [&](const QByteArray &value) {
        return db.feedDevices(R"([{"id":"d1","name":"N",")" + key + "\":" + value + "}]");
    };
    const auto stored = [&] { return db.text("SELECT ifnull(" + key + ", 'NULL') FROM devices"); };
    feed(fed);
    db.execute("UPDATE devices SET " + key + " = "
               + (users == "null" ? QByteArray("NULL") : '\'' + sqlText(users).toUtf8() + '\''));
    const qint64 revision = db.device(u"d1"_s).revision;
    QCOMPARE(feed(fed).unchanged, 1);
    QCOMPARE(stored(), sqlText(users));
    QCOMPARE(db.device(u"d1"_s).revision, revision);
    QCOMPARE(feed(news).updated, 1);
    QCOMPARE(stored(), sqlText(news));
    QCOMPARE(db.device(u"d1"_s).revision, revision + 1);
}

void TestOwnedFields::entities_data()
{
    columns();
    add("name", "null", "\"Mine\"", "\"Theirs\"");
    add("name", "\"Old\"", "\"Mine\"", "null");
    add("area_id", "\"den\"", "\"attic\"", "\"cellar\"");
    add("labels", "[\"a\"]", "[\"mine\"]", "[\"theirs\"]");
    add("disabled_by", "null", "\"user\"", "\"integration\"");
}

void TestOwnedFields::entities()
{
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, fed);
    QFETCH(QByteArray, users);
    QFETCH(QByteArray, news);
    TemporaryDatabase db;
    const auto feed = [&](const QByteArray &value) {
        return db.feedEntities(R"([{"entity_id":"light.a",")" + key + "\":" + value + "}]");
    };
    const auto stored = [&] { return db.text("SELECT ifnull(" + key + ", 'NULL') FROM entities"); };
    feed(fed);
    db.execute("UPDATE entities SET " + key + " = '" + sqlText(users).toUtf8() + '\'');
    QCOMPARE(feed(fed).unchanged, 1);
    QCOMPARE(stored(), sqlText(users));
    QCOMPARE(feed(news).updated, 1);
    QCOMPARE(stored(), sqlText(news));
}

void TestOwnedFields::disabledEntityYieldsWithItsReason()
{
    TemporaryDatabase db;
    db.feedEntities(R"([{"entity_id":"light.a","disabled_by":null}])");
    db.execute("UPDATE entities SET disabled = 1");
    db.feedEntities(R"([{"entity_id":"light.a","disabled_by":null}])");
    QVERIFY(db.entity(u"light.a"_s).disabled);
    db.feedEntities(R"([{"entity_id":"light.a","disabled_by":"user"}])");
    db.feedEntities(R"([{"entity_id":"light.a","disabled_by":null}])");
    QVERIFY(!db.entity(u"light.a"_s).disabled);
}

/// Home Assistant takes over what the user had set here: from then on both agree, and no change is left to write.
void TestOwnedFields::feederReturnsToTheUsersValue()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","area_id":"den"}])");
    db.execute("UPDATE devices SET area_id = 'attic'");
    const qint64 revision = db.device(u"d1"_s).revision;
    QCOMPARE(db.feedDevices(R"([{"id":"d1","area_id":"attic"}])").unchanged, 1);
    QCOMPARE(db.device(u"d1"_s).revision, revision);
    db.feedDevices(R"([{"id":"d1","area_id":"den"}])");
    QCOMPARE(db.device(u"d1"_s).areaId, u"den"_s);
}

void TestOwnedFields::noteIsNeverFed()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1"}])");
    db.execute("UPDATE devices SET notes = 'battery changed'");
    db.feedDevices(R"([{"id":"d1","notes":"spam"}])");
    QCOMPARE(db.device(u"d1"_s).notes, u"battery changed"_s);
}

void TestOwnedFields::repeatedNewsIsWrittenOnce()
{
    TemporaryDatabase db;
    db.feedDevices(R"([{"id":"d1","area_id":"den"}])");
    db.feedDevices(R"([{"id":"d1","area_id":"attic"}])");
    const qint64 journal = db.journalLength();
    QCOMPARE(db.feedDevices(R"([{"id":"d1","area_id":"attic"}])").unchanged, 1);
    QCOMPARE(db.journalLength(), journal);
}

QTEST_GUILESS_MAIN(TestOwnedFields)
#include "tst_ownedfields.moc"
