#include "core/storage/journaldays.h"
#include "tests/support/temporarydatabase.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Changes are counted by day without reading the journal.
class TestJournalDays : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAJournal();
    void likeCounting();
    void afterTheOldestLeft();
    void dayThatIsShorter();

private:
    static QString counts(TemporaryDatabase &database, QDate last, int days, const QTimeZone &zone = QTimeZone::utc());
    /// A change every so many seconds from the beginning of 2026 on.
    static void fill(TemporaryDatabase &database, int rows, int seconds);
};

QString TestJournalDays::counts(TemporaryDatabase &database, QDate last, int days, const QTimeZone &zone)
{
    QStringList out;
    for (const DayChanges &day : must(changesOfDays(database.connection(), last, days, zone)))
        out += QString::number(day.changes);
    return out.join(u' ');
}

void TestJournalDays::fill(TemporaryDatabase &database, int rows, int seconds)
{
    database.execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < "
                     + QByteArray::number(rows)
                     + ") INSERT INTO changes (at, actor, origin, kind, key, action)"
                       " SELECT strftime('%Y-%m-%dT%H:%M:%f000+00:00', '2026-01-01', (i * "
                     + QByteArray::number(seconds) + ") || ' seconds'), 'a', 'api', 'device', 'd', 'update' FROM n");
}

void TestJournalDays::withoutAJournal()
{
    TemporaryDatabase database;
    QCOMPARE(counts(database, QDate(2026, 1, 2), 3), u"0 0 0"_s);
}

void TestJournalDays::likeCounting()
{
    TemporaryDatabase database;
    fill(database, 5000, 97);
    QStringList counted;
    for (int day = 1; day <= 7; ++day)
        counted += QString::number(database.number("SELECT count(*) FROM changes WHERE substr(at, 1, 10) = '2026-01-0"
                                                   + QByteArray::number(day) + "'"));
    QCOMPARE(counts(database, QDate(2026, 1, 7), 7), counted.join(u' '));
    QVERIFY(counted.at(5).toInt() > 0 && counted.at(6) == u"0"_s);
}

void TestJournalDays::afterTheOldestLeft()
{
    TemporaryDatabase database;
    fill(database, 48, 3600);
    database.execute("DELETE FROM changes WHERE seq <= 20");
    QCOMPARE(counts(database, QDate(2026, 1, 2), 2), u"4 24"_s);
}

/// 29 March 2026 has 23 hours in Berlin.
void TestJournalDays::dayThatIsShorter()
{
    TemporaryDatabase database;
    fill(database, 90 * 24, 3600);
    QCOMPARE(counts(database, QDate(2026, 3, 30), 3, QTimeZone("Europe/Berlin")), u"24 23 24"_s);
}

QTEST_GUILESS_MAIN(TestJournalDays)
#include "tst_journaldays.moc"
