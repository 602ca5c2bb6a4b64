#include "tests/support/scriptedchannel.h"
#include "ui/models/importjob.h"
#include "ui/models/importlines.h"
#include "ui/models/importlist.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What an import asks of a book, in which order, and what it makes of the answers.
class TestImportJob : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_source.reset(); }
    void asks_data();
    void asks();
    void previewOfAHeldListing();
    void heldIsToldWithoutConsent();
    void heldIsApproved();
    void devicesThenEntities();
    void cancelTakesBack();
    void cancelBetweenListings();
    void cancelOfWhatChangedNothing();
    void cancelThatCannotBeTakenBack();
    void lostServer();
    void secondListingIsRefused();
    void nothingToImport();
    void endsOnce();
    void listIsAModel();
    void listDropsOlderAnswers();
    void linesAreAModel();

private:
    /// Answers the only question that waits.
    void answer(const QByteArray &body, int status = 200, std::optional<qint64> operation = {})
    {
        QTRY_COMPARE(m_channel->asked.size(), std::size_t(1));
        const ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        asked.reply(ApiReply { .status = status, .operation = operation, .body = body });
    }
    QString waiting() const
    {
        return m_channel->asked.size() == 1
            ? QString::fromLatin1(m_channel->asked.front().call.method) + u' ' + m_channel->asked.front().target()
            : QString();
    }
    static ImportTask task(ImportSource source, const QByteArray &bytes)
    {
        ImportTask made { .source = source, .file = { .path = u"/home/ann/file.json"_s, .bytes = bytes } };
        made.file.listing = registryListing(QJsonDocument::fromJson(bytes));
        return made;
    }
    static QByteArray devices() { return R"([{"id":"d1","identifiers":[]}])"; }
    static QByteArray both() { return R"({"devices":[{"id":"d1"}],"entities":[{"entity_id":"a.b"}]})"; }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
};

/// How a job ended.
class End
{
public:
    explicit End(ImportJob &job) : m_spy(&job, &ImportJob::finished) { }
    bool isThere() { return m_spy.size() == 1; }
    Job::End how() { return m_spy.at(0).at(0).value<Job::End>(); }
    QString message() { return m_spy.at(0).at(1).toString(); }

private:
    QSignalSpy m_spy;
};

void TestImportJob::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
}

void TestImportJob::asks_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<bool>("isPreview");
    QTest::addColumn<QString>("question");
    const auto row = [](const char *name, ImportSource source, bool isPreview, const QString &question) {
        QTest::newRow(name) << int(source) << isPreview << question;
    };
    row("webhooks", ImportSource::Webhooks, false, u"POST /api/imports/webhooks?"_s);
    row("preview", ImportSource::Webhooks, true, u"POST /api/imports/webhooks?dry_run=1"_s);
    row("a browser's storage", ImportSource::LocalStorage, true,
        u"POST /api/imports/local-storage?user_id=a+b&dry_run=1"_s);
    row("a database", ImportSource::Database, false, u"POST /api/imports/database?"_s);
    row("an export", ImportSource::Book, false, u"POST /api/imports/ndjson?"_s);
    row("devices", ImportSource::Registry, true, u"POST /internal/devices/bulk_upsert?mode=replace&dry_run=1"_s);
}

void TestImportJob::asks()
{
    QFETCH(int, source);
    QFETCH(bool, isPreview);
    ImportTask asked = task(ImportSource(source), devices());
    asked.isPreview = isPreview;
    asked.user = u"a+b"_s;
    asked.marksGone = true;
    ImportJob job(*m_source, asked);
    job.start();
    QTEST(QString(waiting()), "question");
    QCOMPARE(m_channel->asked.front().call.body, devices());
}

void TestImportJob::previewOfAHeldListing()
{
    ImportTask asked = task(ImportSource::Registry, devices());
    asked.isPreview = true;
    asked.marksGone = true;
    ImportJob job(*m_source, asked);
    End end(job);
    job.start();
    answer(R"({"inserted":0,"updated":0,"unchanged":0,"rejected":[],"gone":0,"dry_run":true,"would_remove":40})");
    QTRY_COMPARE(waiting(), u"POST /internal/devices/bulk_upsert?dry_run=1"_s);
    answer(R"({"inserted":1,"updated":0,"unchanged":0,"rejected":[],"gone":0,"dry_run":true})");
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Done);
    QCOMPARE(job.result().wouldRemove, 40);
    QCOMPARE(job.result().added, 1);
}

void TestImportJob::heldIsToldWithoutConsent()
{
    ImportTask asked = task(ImportSource::Registry, devices());
    asked.marksGone = true;
    ImportJob job(*m_source, asked);
    End end(job);
    job.start();
    answer(R"({"title":"The listing lacks 40 rows","would_remove":40})", 409);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Failed);
    QVERIFY2(end.message().contains(u"lacks 40 rows"_s), qUtf8Printable(end.message()));
    QVERIFY(job.isHeld());
    QVERIFY(job.result().operations.empty());
}

void TestImportJob::heldIsApproved()
{
    ImportTask asked = task(ImportSource::Registry, devices());
    asked.marksGone = true;
    asked.takesAll = true;
    ImportJob job(*m_source, asked);
    End end(job);
    job.start();
    answer(R"({"title":"The listing lacks 40 rows","would_remove":40})", 409);
    QTRY_COMPARE(waiting(), u"POST /api/discovery/approve?source=feeder:devices"_s);
    answer(R"({"success":true,"devices":{"inserted":1,"updated":0,"gone":40}})", 200, 9);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Done);
    QCOMPARE(job.result().gone, 40);
    QCOMPARE(job.result().operations, std::vector<qint64> { 9 });
    QVERIFY(!job.isHeld());
}

void TestImportJob::devicesThenEntities()
{
    ImportJob job(*m_source, task(ImportSource::Registry, both()));
    QSignalSpy progress(&job, &ImportJob::progressed);
    End end(job);
    job.start();
    QCOMPARE(waiting(), u"POST /internal/devices/bulk_upsert?"_s);
    answer(R"({"inserted":1,"rejected":[{"index":0,"id":"x","reason":"no name"}]})", 200, 4);
    QTRY_COMPARE(waiting(), u"POST /internal/entities/bulk_upsert?"_s);
    answer(R"({"inserted":2,"rejected":[]})", 200, 5);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(job.result().added, 3);
    QCOMPARE(job.result().rejected, 1);
    QCOMPARE(job.result().operations, (std::vector<qint64> { 4, 5 }));
    QCOMPARE(progress.last().at(0), 2);
    QVERIFY2(end.message().contains(u"3 added, 1 refused."_s), qUtf8Printable(end.message()));
}

void TestImportJob::cancelTakesBack()
{
    ImportJob job(*m_source, task(ImportSource::Webhooks, "{}"));
    End end(job);
    job.start();
    job.cancel();
    QVERIFY(!end.isThere()); // the book may be writing
    answer(R"({"added":1,"operation":7})", 201, 7);
    QTRY_COMPARE(waiting(), u"POST /api/operations/7/revert?"_s);
    answer(R"({"operation_id":7})", 200, 8);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Cancelled);
    QVERIFY(job.result().operations.empty());
}

void TestImportJob::cancelBetweenListings()
{
    ImportJob job(*m_source, task(ImportSource::Registry, both()));
    End end(job);
    job.start();
    answer(R"({"inserted":1,"rejected":[]})", 200, 4);
    QTRY_COMPARE(waiting(), u"POST /internal/entities/bulk_upsert?"_s);
    job.cancel();
    answer(R"({"title":"no"})", 422);
    QTRY_COMPARE(waiting(), u"POST /api/operations/4/revert?"_s);
    answer("{}", 200, 5);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Cancelled);
}

void TestImportJob::cancelOfWhatChangedNothing()
{
    ImportJob job(*m_source, task(ImportSource::Webhooks, "{}"));
    End end(job);
    job.start();
    job.cancel();
    answer(R"({"unchanged":1,"operation":null})", 201);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Cancelled);
    QVERIFY(end.message().contains(u"nothing was changed"_s));
}

void TestImportJob::cancelThatCannotBeTakenBack()
{
    ImportJob job(*m_source, task(ImportSource::Webhooks, "{}"));
    End end(job);
    job.start();
    job.cancel();
    answer(R"({"added":1,"operation":7})", 201, 7);
    QTRY_VERIFY(!waiting().isEmpty());
    answer(R"({"title":"Somebody changed rows"})", 409);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Failed);
    QVERIFY2(end.message().contains(u"was written before it could be cancelled"_s), qUtf8Printable(end.message()));
    QCOMPARE(job.result().operations, std::vector<qint64> { 7 });
}

void TestImportJob::lostServer()
{
    ImportJob job(*m_source, task(ImportSource::Webhooks, "{}"));
    End end(job);
    job.start();
    m_channel->asked.front().fail(u"It does not answer"_s);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Failed);
    QVERIFY2(end.message().contains(u"Whether it was written is not known"_s), qUtf8Printable(end.message()));
}

void TestImportJob::secondListingIsRefused()
{
    ImportJob job(*m_source, task(ImportSource::Registry, both()));
    End end(job);
    job.start();
    answer(R"({"inserted":1,"rejected":[]})", 200, 4);
    QTRY_COMPARE(waiting(), u"POST /internal/entities/bulk_upsert?"_s);
    answer(R"({"title":"The body is wrong"})", 422);
    QTRY_VERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Failed);
    QVERIFY2(end.message().contains(u"What came before that was written: 1 added."_s), qUtf8Printable(end.message()));
    QCOMPARE(job.result().operations, std::vector<qint64> { 4 });
}

void TestImportJob::nothingToImport()
{
    ImportJob job(*m_source, task(ImportSource::Registry, "[]"));
    End end(job);
    job.start();
    QVERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Failed);
    QCOMPARE(m_channel->asked.size(), std::size_t(0));
}

void TestImportJob::endsOnce()
{
    ImportTask asked = task(ImportSource::Webhooks, "{}");
    asked.isPreview = true;
    ImportJob job(*m_source, asked);
    End end(job);
    job.start();
    job.cancel();
    QVERIFY(end.isThere());
    answer(R"({"added":1})", 201);
    job.cancel();
    QCoreApplication::processEvents();
    QVERIFY(end.isThere());
    QCOMPARE(end.how(), Job::End::Cancelled);
}

void TestImportJob::listIsAModel()
{
    ImportList list;
    const QAbstractItemModelTester tester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy refreshed(&list, &ImportList::refreshed);
    list.setSource(m_source.get());
    answer(
        R"({"imports":[{"id":3,"actor":"ann","kind":"webhooks","dry_run":false,"at":"2026-11-30T00:00:00+00:00","added":2},
                          {"id":2,"actor":null,"kind":"ndjson","dry_run":true,"at":"","added":1}]})");
    QTRY_COMPARE(refreshed.size(), 1);
    QCOMPARE(list.rowCount(), 1); // what only told is left out
    QCOMPARE(list.index(0).data(), u"Webhooks of a webhooks.json"_s);
    QVERIFY(list.index(0).data(ImportList::NoteRole).toString().startsWith(u"2 added · by ann, "_s));
    QCOMPARE(list.indexOf(3).row(), 0);
    QVERIFY(!list.indexOf(2).isValid());
    list.refresh();
    answer(R"({"title":"This key may not"})", 403);
    QTRY_COMPARE(list.trouble(), u"This key may not"_s);
    QCOMPARE(list.rowCount(), 1);
    const BookEvent event { .kind = u"webhook"_s, .data = { { u"origin"_s, u"import"_s } } };
    m_channel->tell({ event, event });
    answer(R"({"imports":[]})");
    QTRY_COMPARE(list.rowCount(), 0);
    list.setSource(nullptr);
}

void TestImportJob::listDropsOlderAnswers()
{
    ImportList list;
    list.setSource(m_source.get());
    list.refresh();
    QCOMPARE(m_channel->asked.size(), std::size_t(2));
    m_channel->asked.at(1).answer(R"({"imports":[]})");
    QTRY_VERIFY(list.isRead());
    m_channel->asked.at(0).answer(R"({"imports":[{"id":1,"kind":"webhooks","dry_run":false}]})");
    QCoreApplication::processEvents();
    QCOMPARE(list.rowCount(), 0);
    list.setSource(nullptr);
}

void TestImportJob::linesAreAModel()
{
    const Theme theme;
    ImportLines lines(theme);
    const QAbstractItemModelTester tester(&lines, QAbstractItemModelTester::FailureReportingMode::QtTest);
    ImportResult result;
    result.addReport({ { u"added"_s, 1 },
                       { u"rejected"_s, 1 },
                       { u"entries"_s,
                         QJsonArray { QJsonObject { { u"id"_s, u"a"_s }, { u"outcome"_s, u"added"_s } },
                                      QJsonObject { { u"id"_s, u""_s },
                                                    { u"outcome"_s, u"rejected"_s },
                                                    { u"reason"_s, u"url\nis missing"_s } } } } });
    lines.setLines(result.lines);
    QCOMPARE(lines.rowCount(), 2);
    QCOMPARE(lines.index(0, ImportLines::OutcomeColumn).data(), u"refused"_s); // what matters stands first
    QCOMPARE(lines.index(0, ImportLines::EntryColumn).data(), u"the whole source"_s);
    QCOMPARE(lines.index(0, ImportLines::ReasonColumn).data(), u"url is missing"_s);
    QCOMPARE(result.text(), u"1 added, 1 refused.\nrefused\turl is missing\nadded\ta\n"_s);
}

QTEST_MAIN(TestImportJob)
#include "tst_importjob.moc"
