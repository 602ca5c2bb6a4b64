#include "core/discovery/syncsummary.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// What people read of a listing.
class TestSyncSummary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void linesNameEachKind();
    void heldTellsWhy();
    void rejectedRowsAreNamed();
};

void TestSyncSummary::linesNameEachKind()
{
    SyncReport report;
    report.devices.inserted = 3;
    report.devices.updated = 1;
    report.devices.unchanged = 120;
    report.devices.gone = 2;
    report.areas.removed = 1;
    report.moved = 4;
    const QString nothing = u"0 added, 0 changed, 0 unchanged"_s;
    QCOMPARE(syncLines(report),
             QStringList({ u"areas: "_s + nothing + u", 1 removed"_s, u"labels: "_s + nothing,
                           u"integrations: "_s + nothing, u"devices: 3 added, 1 changed, 120 unchanged, 2 gone"_s,
                           u"entities: "_s + nothing, u"devices with a new id: 4"_s }));
    QCOMPARE(syncSentence(report).count(u';'), 5);
}

void TestSyncSummary::heldTellsWhy()
{
    SyncReport report;
    report.held = HeldListing { .removals = { { u"devices"_s, 80, 120, true }, { u"areas"_s, 1, 9, false } } };
    QCOMPARE(syncLines(report), QStringList { u"Held, nothing was written: the listing lacks 80 of 120 devices"_s });
}

void TestSyncSummary::rejectedRowsAreNamed()
{
    SyncReport report;
    report.entities.rejected = { { 3, u"light.x"_s, u"no text"_s } };
    report.entities.rejectedCount = 7;
    QCOMPARE(rejectedLines(report), QStringList { u"rejected entities[3] light.x: no text"_s });
    QCOMPARE(rejectedCount(report), 7);
    QVERIFY(syncLines(report).at(4).endsWith(u", 7 rejected"_s));
}

QTEST_GUILESS_MAIN(TestSyncSummary)
#include "tst_syncsummary.moc"
