#include "core/domain/textrules.h"
#include "core/storage/transaction.h"
#include "tests/support/homes.h"
#include "tests/support/queryplan.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// The journal by key: the same answer before, while and after it is indexed.
class TestHistoryIndex : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_db = std::make_unique<TemporaryDatabase>(); }
    void everyStepGivesTheSame();
    void kindsAreToldApart();
    void everyKindIsFound();
    void severalKeys();
    void advanceEnds();
    void rowsOfALongJournalAreFoundByKey();

private:
    QString seqs(const QStringList &kinds, const QStringList &keys, const QString &sort = {})
    {
        ListQuery query;
        query.sort = sort;
        query.filters = changesOf(kinds, keys);
        QStringList found;
        for (const Change &change : must(m_db->store().journal().page(query)).rows)
            found += QString::number(change.seq);
        return found.join(u' ');
    }
    bool advance(int rows)
    {
        Transaction transaction = must(Transaction::begin(m_db->connection()));
        const bool more = must(m_db->store().history().advance(rows));
        must(transaction.commit());
        return more;
    }

    std::unique_ptr<TemporaryDatabase> m_db;
};

void TestHistoryIndex::everyStepGivesTheSame()
{
    for (const char *name : { "A", "B", "C" }) {
        m_db->feedDevices(QByteArray(R"([{"id":"d1","name":")") + name + R"("},{"id":"d2","name":")" + name + "\"}]");
    }
    QCOMPARE(m_db->store().history().backlog(), 6);
    for (int indexed = 0; indexed <= 6; ++indexed) {
        QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), indexed);
        QCOMPARE(seqs({ u"device"_s }, { u"d2"_s }), u"2 4 6"_s);
        QCOMPARE(seqs({ u"device"_s }, { u"d2"_s }, u"-seq"_s), u"6 4 2"_s);
        advance(1);
    }
    QCOMPARE(m_db->store().history().backlog(), 0);
}

void TestHistoryIndex::kindsAreToldApart()
{
    m_db->feedDevices(R"([{"id":"light.x"}])");
    m_db->feedEntities(R"([{"entity_id":"light.x"}])");
    for (const bool more : { true, true, false }) {
        QCOMPARE(seqs({ u"device"_s }, { u"light.x"_s }), u"1"_s);
        QCOMPARE(seqs({ u"entity"_s }, { u"light.x"_s }), u"2"_s);
        QCOMPARE(seqs({}, { u"light.x"_s }), u"1 2"_s);
        QCOMPARE(seqs({ u"area"_s }, { u"light.x"_s }), u""_s);
        QCOMPARE(advance(1), more);
    }
}

/// Also of kinds that are nobody's rows, as a listing that is held.
void TestHistoryIndex::everyKindIsFound()
{
    m_db->execute(
        "INSERT INTO changes (at, actor, origin, kind, key, action) VALUES ('', '', '', 'sync', 'x', 'create'),"
        " ('', '', '', 'scene', 'x', 'create'), ('', '', '', 'sync', 'y', 'create')");
    for (const bool more : { true, true, true }) {
        QCOMPARE(seqs({}, { u"x"_s }), u"1 2"_s);
        QCOMPARE(seqs({ u"sync"_s }, { u"x"_s }), u"1"_s);
        QCOMPARE(advance(1), more);
    }
    QCOMPARE(seqs({}, { u"x"_s }), u"1 2"_s);
}

void TestHistoryIndex::severalKeys()
{
    m_db->feedDevices(devicesOfHome(5));
    const QString first = m_db->text("SELECT key FROM changes WHERE seq = 1");
    const QString fourth = m_db->text("SELECT key FROM changes WHERE seq = 4");
    advance(3);
    QCOMPARE(seqs({ u"device"_s }, { fourth, first }), u"1 4"_s);
}

void TestHistoryIndex::advanceEnds()
{
    QVERIFY(!advance(10));
    m_db->feedDevices(devicesOfHome(3));
    QVERIFY(!advance(10));
    QCOMPARE(m_db->number("SELECT count(*) FROM change_keys"), 3);
}

/// Not by reading every row: the plan names the index.
void TestHistoryIndex::rowsOfALongJournalAreFoundByKey()
{
    m_db->feedDevices(devicesOfHome(300));
    advance(1000);
    const ListQuery::Filter filter = changesOf({ u"device"_s }, { u"d1"_s }).front();
    const QStringList steps = planOf(m_db->connection(), "SELECT seq FROM changes WHERE " + filter.column);
    QVERIFY2(steps.contains(u"SEARCH changes USING INTEGER PRIMARY KEY (rowid=?)"_s), qPrintable(steps.join(u'\n')));
    QVERIFY2(!steps.contains(u"SCAN changes"_s), qPrintable(steps.join(u'\n')));
}

QTEST_GUILESS_MAIN(TestHistoryIndex)
#include "tst_historyindex.moc"
