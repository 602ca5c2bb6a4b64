#include "ui/widgets/jobbar.h"

#include <QLabel>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

namespace {

class HandJob : public Job
{
public:
    using Job::Job;

    QString title() const override { return u"Import of <b>things</b>"_s; }
    void start() override { ++starts; }
    void cancel() override { Q_EMIT finished(End::Cancelled, u"It was cancelled."_s); }

    int starts = 0;
};

} // namespace

class TestJobBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsHowFarItIs();
    void severalAtOnce();
    void cancels();
    void tellsFailures();
    void jobThatIsDeleted();
    void barThatIsDeleted();
};

void TestJobBar::showsHowFarItIs()
{
    QObject owner;
    JobBar bar;
    bar.show();
    auto *job = new HandJob(&owner);
    bar.add(job);
    QCOMPARE(job->starts, 1);
    QCOMPARE(bar.findChild<QLabel *>()->text(), u"Import of <b>things</b>"_s);
    QCOMPARE(bar.findChild<QLabel *>()->textFormat(), Qt::PlainText);
    auto *progress = bar.findChild<QProgressBar *>();
    QCOMPARE(progress->maximum(), 0); // nobody knows yet
    Q_EMIT job->progressed(5'000'000'000, 10'000'000'000);
    QCOMPARE(progress->value() * 2, progress->maximum());
    Q_EMIT job->progressed(12, 10); // more came than was counted
    QCOMPARE(progress->value(), progress->maximum());
    for (const QWidget *control : std::initializer_list<QWidget *> { progress, bar.findChild<QPushButton *>() })
        QVERIFY(control->accessibleName().contains(u"Import"_s));
}

void TestJobBar::severalAtOnce()
{
    QObject owner;
    JobBar bar;
    auto *first = new HandJob(&owner);
    bar.add(first);
    bar.add(new HandJob(&owner));
    QCOMPARE(bar.count(), 2);
    QSignalSpy said(&bar, &JobBar::said);
    Q_EMIT first->finished(Job::End::Done, u"Done."_s);
    QCOMPARE(said.size(), 1);
    QTRY_COMPARE(bar.count(), 1);
}

void TestJobBar::cancels()
{
    QObject owner;
    JobBar bar;
    bar.show();
    bar.add(new HandJob(&owner));
    QSignalSpy said(&bar, &JobBar::said);
    auto *button = bar.findChild<QPushButton *>();
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(said.size(), 1);
    QCOMPARE(said.at(0).at(0).toString(), u"It was cancelled."_s);
    QTRY_COMPARE(bar.count(), 0);
}

void TestJobBar::tellsFailures()
{
    QObject owner;
    JobBar bar;
    auto *job = new HandJob(&owner);
    bar.add(job);
    QSignalSpy failed(&bar, &JobBar::failed);
    const QSignalSpy said(&bar, &JobBar::said);
    Q_EMIT job->finished(Job::End::Failed, u"The disk is full."_s);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed.at(0).at(0).toString(), u"The disk is full."_s);
    QCOMPARE(said.size(), 0);
}

void TestJobBar::jobThatIsDeleted()
{
    QObject owner;
    JobBar bar;
    auto *job = new HandJob(&owner);
    bar.add(job);
    delete job;
    QCOMPARE(bar.count(), 0);
    QTRY_COMPARE(bar.findChildren<QProgressBar *>().size(), 0);
}

void TestJobBar::barThatIsDeleted()
{
    HandJob job;
    {
        JobBar bar;
        bar.add(&job);
    }
    Q_EMIT job.progressed(1, 2);
    QCOMPARE(job.starts, 1);
}

QTEST_MAIN(TestJobBar)
#include "tst_jobbar.moc"
