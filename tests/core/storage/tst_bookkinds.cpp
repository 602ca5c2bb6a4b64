#include "core/storage/bookkinds.h"
#include "tests/support/temporarydatabase.h"

#include <QSet>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The table of kinds against the schema: what a migration adds must be exported, imported and undone too.
class TestBookKinds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void columnsAreThoseOfTheTable_data() { eachKind(); }
    void columnsAreThoseOfTheTable();
    void nullsAreAllowedAsInTheTable_data() { eachKind(); }
    void nullsAreAllowedAsInTheTable();
    void journalledOnesHaveTriggers_data() { eachKind(); }
    void journalledOnesHaveTriggers();
    void everyTableIsAccountedFor();
    void unknownKind();

private:
    static void eachKind()
    {
        QTest::addColumn<QString>("word");
        for (const QString &word : bookKindWords())
            QTest::newRow(qUtf8Printable(word)) << word;
    }
    static QString quoted(const QByteArray &name) { return u'\'' + QString::fromLatin1(name) + u'\''; }
};

void TestBookKinds::columnsAreThoseOfTheTable()
{
    QFETCH(QString, word);
    const BookKind *kind = bookKind(word);
    QVERIFY(kind);
    QStringList known;
    for (const BookColumn &column : kind->columns)
        known += QString::fromLatin1(column.stored());
    known.sort();
    TemporaryDatabase db;
    QCOMPARE(known.join(u' '),
             db.text("SELECT group_concat(name, ' ') FROM (SELECT name FROM pragma_table_info('" + kind->table
                     + "') ORDER BY name)"));
}

void TestBookKinds::nullsAreAllowedAsInTheTable()
{
    QFETCH(QString, word);
    TemporaryDatabase db;
    for (const BookColumn &column : bookKind(word)->columns) {
        const QByteArray sql = "SELECT \"notnull\" FROM pragma_table_info('" + bookKind(word)->table
            + "') WHERE name = '" + column.stored() + '\'';
        QVERIFY2((db.number(sql) == 0) == column.nullable, column.name);
    }
}

void TestBookKinds::journalledOnesHaveTriggers()
{
    QFETCH(QString, word);
    const BookKind *kind = bookKind(word);
    TemporaryDatabase db;
    const QByteArray trigger = "SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = '" + kind->table
        + "_updated'";
    QCOMPARE(db.number(trigger) == 1, kind->journalled);
    for (const BookColumn &column : kind->columns) {
        const QByteArray named = "SELECT count(*) FROM sqlite_schema WHERE name = '" + kind->table
            + "_updated' AND sql LIKE '%OLD." + column.stored() + "%'";
        if (kind->journalled && column.part == BookColumn::Value)
            QVERIFY2(db.number(named) == 1, column.name);
    }
}

/// A table is part of a book, or stands here.
void TestBookKinds::everyTableIsAccountedFor()
{
    QSet<QString> left { u"changes"_s,
                         u"change_keys"_s,
                         u"operations"_s,
                         u"write_context"_s,
                         u"replaced_rows"_s,
                         u"meta"_s,
                         u"schema_migrations"_s,
                         u"imports"_s,
                         u"idempotency_keys"_s,
                         u"webhook_secrets"_s,
                         u"replaced_secrets"_s,
                         u"webhook_counters"_s,
                         u"webhook_deliveries"_s,
                         u"webhook_attempts"_s,
                         u"held_listings"_s,
                         u"legacy_attributes"_s,
                         u"api_keys"_s };
    for (const BookKind &kind : bookKinds())
        left += QString::fromLatin1(kind.table);
    TemporaryDatabase db;
    const QStringList tables = db.text("SELECT group_concat(name, ' ') FROM sqlite_schema WHERE type = 'table'"
                                       " AND name NOT LIKE 'sqlite_%'")
                                   .split(u' ');
    for (const QString &table : tables)
        QVERIFY2(left.contains(table), qUtf8Printable(table));
}

void TestBookKinds::unknownKind()
{
    QVERIFY(!bookKind(u"devices"_s));
    QVERIFY(!bookKind({}));
}

QTEST_GUILESS_MAIN(TestBookKinds)
#include "tst_bookkinds.moc"
