#include "core/domain/servicereader.h"
#include "core/storage/undo.h"
#include "tests/support/registries.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// A whole listing taken back: labels and services too.
class TestUndoListings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void cleanup() { m_db.reset(); }
    void listingOfLabels();
    void labelThatWasChangedSinceIsRefused();
    void removedLabelThatCameBackIsRefused();
    void undoOfLabelsIsUndone();
    void services();
    void definitionComesBackAsItWas();
    void serviceThatWasChangedSinceIsRefused();
    void removedService();
    void serviceWithADotInItsName();

private:
    void list(const QByteArray &labels) { sync(*m_db, { .labels = labels }); }
    void feed(const QByteArray &services)
    {
        must(m_db->tryWrite([&](Store &store) {
            must(store.services().upsert(must(readServices(services)).rows));
            return Result<void>();
        }));
    }
    qint64 last() { return m_db->store().journal().lastOperation(); }
    QString undo(qint64 number)
    {
        QStringList words;
        must(m_db->tryWrite([&](Store &store) {
            for (const UndoneRow &row : must(Undo(store.connection()).run(number, Undo::Mode::Apply)))
                words += outcomeWord(row.outcome) + u' ' + row.key;
            return Result<void>();
        }));
        return words.join(u", "_s);
    }
    QString labels()
    {
        return m_db->text("SELECT group_concat(label_id || '=' || name || ifnull(' ' || color, ''), ', ')"
                          " FROM (SELECT * FROM labels ORDER BY label_id)");
    }
    QString definitions()
    {
        return m_db->text("SELECT group_concat(domain || '.' || service || definition, ', ') FROM services");
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestUndoListings::listingOfLabels()
{
    list(R"([{"label_id":"a","name":"A","color":"red"},{"label_id":"b","name":"B"}])");
    list(R"([{"label_id":"a","name":"AA"},{"label_id":"c","name":"C"}])");
    QCOMPARE(labels(), u"a=AA, c=C"_s);
    QCOMPARE(undo(last()), u"restored a, removed c, restored b"_s);
    QCOMPARE(labels(), u"a=A red, b=B"_s);
    QCOMPARE(undo(last() - 1), u"unchanged a, unchanged c, unchanged b"_s);
}

void TestUndoListings::labelThatWasChangedSinceIsRefused()
{
    list(R"([{"label_id":"a","name":"A"}])");
    list(R"([{"label_id":"a","name":"B"}])");
    const qint64 changed = last();
    m_db->execute("UPDATE labels SET color = 'blue'");
    const std::vector<UndoneRow> rows = must(Undo(m_db->connection()).run(changed, Undo::Mode::Look));
    QCOMPARE(rows.at(0).kind, u"label"_s);
    QCOMPARE(rows.at(0).reason, u"It was changed since, by external"_s);
    QCOMPARE(undo(changed), u"refused a"_s);
    QCOMPARE(labels(), u"a=B blue"_s);
}

void TestUndoListings::removedLabelThatCameBackIsRefused()
{
    list(R"([{"label_id":"a","name":"A"}])");
    list("[]");
    const qint64 removed = last();
    m_db->execute("INSERT INTO labels (label_id, name) VALUES ('a', 'Other')");
    QCOMPARE(undo(removed), u"refused a"_s);
    QCOMPARE(labels(), u"a=Other"_s);
}

void TestUndoListings::undoOfLabelsIsUndone()
{
    list(R"([{"label_id":"a","name":"A"}])");
    list(R"([{"label_id":"b","name":"B"}])");
    undo(last());
    QCOMPARE(undo(last()), u"restored b, removed a"_s);
    QCOMPARE(labels(), u"b=B"_s);
}

void TestUndoListings::services()
{
    feed(R"({"light":{"on":{"name":"On"},"off":{}}})");
    const qint64 first = last();
    feed(R"({"light":{"on":{"name":"Turn on"},"off":{}},"fan":{"on":{}}})");
    QCOMPARE(undo(last()), u"restored light.on, removed fan.on"_s);
    QCOMPARE(definitions(), u"light.off{}, light.on{\"name\":\"On\"}"_s);
    QCOMPARE(undo(first), u"removed light.on, removed light.off"_s);
}

/// So that the same listing finds nothing to change.
void TestUndoListings::definitionComesBackAsItWas()
{
    const QByteArray listing = R"({"light":{"on":{"n":1.50,"t":"ä\"\u0007\/","e":[1e3,-0.0,{}],"z":null}}})";
    feed(listing);
    feed(R"({"light":{"on":{}}})");
    undo(last());
    const qint64 journal = m_db->journalLength();
    feed(listing);
    QCOMPARE(m_db->journalLength(), journal);
}

void TestUndoListings::serviceThatWasChangedSinceIsRefused()
{
    feed(R"({"light":{"on":{}}})");
    const qint64 added = last();
    m_db->execute("UPDATE services SET definition = '{\"by\":\"hand\"}'");
    QCOMPARE(undo(added), u"refused light.on"_s);
    QCOMPARE(definitions(), u"light.on{\"by\":\"hand\"}"_s);
}

void TestUndoListings::removedService()
{
    feed(R"({"light":{"on":{"name":"On"}}})");
    must(m_db->tryWrite([](Store &store) { return store.connection().execute("DELETE FROM services"); }));
    QCOMPARE(undo(last()), u"restored light.on"_s);
    QCOMPARE(definitions(), u"light.on{\"name\":\"On\"}"_s);
}

void TestUndoListings::serviceWithADotInItsName()
{
    feed(R"({"light":{"on":{},"on.all":{}}})");
    feed(R"({"light":{"on.all":{"a":1}}})");
    QCOMPARE(undo(last()), u"restored light.on.all"_s);
    QCOMPARE(definitions(), u"light.on{}, light.on.all{}"_s);
}

QTEST_GUILESS_MAIN(TestUndoListings)
#include "tst_undolistings.moc"
