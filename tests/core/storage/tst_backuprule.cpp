#include "core/storage/backuprule.h"

#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

/// Which backups of the schedule can go.
class TestBackupRule : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void daysWeeksAndMonths();
    void newestOfADay();
    void fewStay();
    void whatOthersMadeStays();
    void nothingIsKept();
    void onlyTheGoodOneStays();
    void damagedOnesStayAndDoNotCount();
    void pauseRemovesNothing();
    void clockAhead();
    void clockBack();
    void weeksBeginOnMonday();

private:
    static DatedBackup at(const QString &time)
    {
        const auto parsed = Timestamp::fromText(time.toUtf8());
        if (!parsed)
            qFatal("no time");
        return { time, *parsed };
    }
    static std::vector<DatedBackup> daily(const QDate &last, int count)
    {
        std::vector<DatedBackup> backups;
        for (int i = 0; i < count; ++i)
            backups.push_back(at(last.addDays(-i).toString(Qt::ISODate) + u"T03:00:00Z"_s));
        return backups;
    }
    static QStringList kept(const std::vector<DatedBackup> &all, const BackupRule &rule, const QString &now)
    {
        const QStringList gone = superfluous(all, rule, at(now).at);
        QStringList names;
        for (const DatedBackup &one : all) {
            if (!gone.contains(one.name))
                names += one.name;
        }
        return names;
    }
    static QStringList days(const QStringList &names)
    {
        QStringList days;
        for (const QString &name : names)
            days += name.first(10);
        return days;
    }
};

/// A year of daily backups, on Wednesday, 2025-10-15.
void TestBackupRule::daysWeeksAndMonths()
{
    const QStringList left = days(kept(daily({ 2025, 10, 15 }, 365), {}, u"2025-10-15T03:00:01Z"_s));
    QCOMPARE(left,
             (QStringList { u"2025-10-15"_s, u"2025-10-14"_s, u"2025-10-13"_s, u"2025-10-12"_s, u"2025-10-11"_s,
                            u"2025-10-10"_s, u"2025-10-09"_s, // days; the 12th and the 15th stand for their weeks
                            u"2025-10-05"_s, u"2025-09-30"_s, u"2025-09-28"_s, u"2025-08-31"_s, u"2025-07-31"_s,
                            u"2025-06-30"_s, u"2025-05-31"_s }));
}

void TestBackupRule::newestOfADay()
{
    const std::vector<DatedBackup> all { at(u"2025-10-15T03:00:00Z"_s), at(u"2025-10-15T23:59:59Z"_s),
                                         at(u"2025-10-14T03:00:00Z"_s), at(u"2025-10-14T02:00:00Z"_s) };
    QCOMPARE(kept(all, {}, u"2025-10-16T00:00:00Z"_s), (QStringList { all[1].name, all[2].name }));
}

void TestBackupRule::fewStay()
{
    const std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 7);
    QCOMPARE(kept(all, {}, u"2025-10-15T04:00:00Z"_s).size(), 7);
    QVERIFY(superfluous({}, {}, Timestamp::now()).isEmpty());
}

void TestBackupRule::whatOthersMadeStays()
{
    std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 100);
    for (DatedBackup &one : all)
        one.isScheduled = false;
    QVERIFY(superfluous(all, {}, at(u"2025-10-15T04:00:00Z"_s).at).isEmpty());
}

void TestBackupRule::nothingIsKept()
{
    const std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 30);
    QCOMPARE(kept(all, { 0, 0, 0 }, u"2025-10-15T04:00:00Z"_s), QStringList { all.front().name });
}

void TestBackupRule::onlyTheGoodOneStays()
{
    std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 30);
    for (DatedBackup &one : all)
        one.isGood = false;
    all.back().isGood = true;
    QVERIFY(kept(all, { 1, 0, 0 }, u"2025-10-15T04:00:00Z"_s).contains(all.back().name));
}

void TestBackupRule::damagedOnesStayAndDoNotCount()
{
    std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 3);
    all[0].isGood = false;
    QCOMPARE(kept(all, { 1, 0, 0 }, u"2025-10-15T04:00:00Z"_s), (QStringList { all[0].name, all[1].name }));
}

/// It counts days that have a backup.
void TestBackupRule::pauseRemovesNothing()
{
    std::vector<DatedBackup> all = daily({ 2025, 1, 10 }, 7);
    all.insert(all.begin(), at(u"2025-10-15T03:00:00Z"_s));
    QCOMPARE(kept(all, { 7, 0, 0 }, u"2025-10-15T04:00:00Z"_s).size(), 7); // one more, one less
}

/// The clock says 2036, by mistake: no more goes than on any other day.
void TestBackupRule::clockAhead()
{
    std::vector<DatedBackup> all = daily({ 2025, 10, 15 }, 7);
    all.insert(all.begin(), at(u"2036-01-01T03:00:00Z"_s));
    QCOMPARE(kept(all, { 7, 0, 0 }, u"2036-01-01T03:00:01Z"_s).size(), 7);
}

/// What was made while the clock was ahead stands for no day once it is right.
void TestBackupRule::clockBack()
{
    std::vector<DatedBackup> all = daily({ 2036, 1, 8 }, 8);
    const std::vector<DatedBackup> now = daily({ 2025, 10, 15 }, 7);
    all.insert(all.end(), now.begin(), now.end());
    QVERIFY(superfluous(all, { 7, 4, 6 }, at(u"2025-10-15T03:00:01Z"_s).at).isEmpty());
    QVERIFY(superfluous(all, { 7, 4, 6 }, at(u"1970-01-01T00:00:01Z"_s).at).isEmpty());
}

void TestBackupRule::weeksBeginOnMonday()
{
    // 2025-10-12 was a Sunday.
    const std::vector<DatedBackup> all { at(u"2025-10-13T03:00:00Z"_s), at(u"2025-10-12T03:00:00Z"_s),
                                         at(u"2025-10-06T03:00:00Z"_s), at(u"2025-10-05T03:00:00Z"_s) };
    QCOMPARE(days(kept(all, { 0, 4, 0 }, u"2025-10-14T00:00:00Z"_s)),
             (QStringList { u"2025-10-13"_s, u"2025-10-12"_s, u"2025-10-05"_s }));
}

QTEST_GUILESS_MAIN(TestBackupRule)
#include "tst_backuprule.moc"
