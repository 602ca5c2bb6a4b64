#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/overviewreader.h"

#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// When the overview is read, and what becomes of answers that are late or none.
class TestOverviewReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void nothingIsAskedUnwatched();
    void allIsToldAtOnce();
    void numbers();
    void manyChangesAreOneRound();
    void changesMeanwhileAreReadAfterwards();
    void changesUnwatchedAreReadLater();
    void olderAnswersAreDropped();
    void partThatFailsStays();
    void failuresAreToldOnce();
    void lostConnectionIsNoFailure();
    void zoneThatTheBookDoesNotKnow();
    void closedBeforeItsAnswers();

private:
    /// How often a path was asked for so far.
    int asked(const QString &path) const;
    /// Answers what was asked, each by the beginning of its target; the rest by an empty object.
    void answer(const QHash<QString, QByteArray> &bodies = {}, int status = 200);
    void change() { m_channel->tell({ { u"device"_s, {} } }); }

    std::unique_ptr<MetadataSource> m_source;
    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<OverviewReader> m_reader;
    std::unique_ptr<QSignalSpy> m_changed;
    std::unique_ptr<QSignalSpy> m_failed;
    std::size_t m_answered = 0;
    QElapsedTimer m_sinceStart;
};

void TestOverviewReader::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_channel->open();
    m_reader = std::make_unique<OverviewReader>();
    m_changed = std::make_unique<QSignalSpy>(m_reader.get(), &OverviewReader::changed);
    m_failed = std::make_unique<QSignalSpy>(m_reader.get(), &OverviewReader::failed);
    m_answered = 0;
    m_sinceStart.start();
    m_reader->setWatched(true);
    m_reader->setSource(m_source.get());
}

void TestOverviewReader::cleanup()
{
    m_reader.reset();
    m_source.reset();
}

int TestOverviewReader::asked(const QString &path) const
{
    return int(std::count_if(m_channel->asked.begin(), m_channel->asked.end(),
                             [&path](const auto &one) { return one.call.path == path; }));
}

void TestOverviewReader::answer(const QHash<QString, QByteArray> &bodies, int status)
{
    const std::size_t end = m_channel->asked.size();
    for (; m_answered < end; ++m_answered) {
        const ScriptedChannel::Asked &one = m_channel->asked.at(m_answered);
        QByteArray body = "{}";
        for (auto known = bodies.begin(); known != bodies.end(); ++known) {
            if (one.target().startsWith(known.key()))
                body = known.value();
        }
        one.answer(body, status);
    }
    QCoreApplication::processEvents();
}

void TestOverviewReader::nothingIsAskedUnwatched()
{
    OverviewReader reader;
    const std::size_t before = m_channel->asked.size();
    reader.setSource(m_source.get());
    change();
    QCoreApplication::processEvents();
    QCOMPARE(m_channel->asked.size(), before);
    reader.setWatched(true);
    QVERIFY(eventually([&] { return m_channel->asked.size() > before; }));
}

void TestOverviewReader::allIsToldAtOnce()
{
    for (const auto &one : m_channel->asked) {
        QCOMPARE(m_changed->count(), 0);
        one.answer("{}");
        QCoreApplication::processEvents();
    }
    QCOMPARE(m_changed->count(), 1);
    QVERIFY(m_reader->readAt().isValid());
}

void TestOverviewReader::numbers()
{
    answer(
        { { u"/api/devices?limit=1&facet"_s,
            R"({"total":5,"facets":{"integration":[{"value":"hue","count":5}],"disabled_by":[{"value":null,"count":3},{"value":"user","count":2}]}})" },
          { u"/api/devices?limit=1&gone"_s, R"({"total":1})" },
          { u"/api/entities?limit=1&facet"_s,
            R"({"total":9,"facets":{"disabled":[{"value":false,"count":5},{"value":true,"count":4}]}})" },
          { u"/api/areas"_s, R"({"total":3})" },
          { u"/api/webhooks"_s, R"({"webhooks":[{"webhook_id":"w"}]})" },
          { u"/api/changes/days"_s, R"({"days":[{"day":"2026-11-30","changes":7}]})" },
          { u"/api/operations"_s, R"({"operations":[{"at":"2026-11-30T08:00:00+00:00"}]})" } });
    const Overview &overview = m_reader->overview();
    QCOMPARE(overview.devices.total, 5);
    QCOMPARE(overview.devices.disabled, 2);
    QCOMPARE(overview.devices.gone, 1);
    QCOMPARE(overview.integrations.size(), 1U);
    QCOMPARE(overview.entities.total, 9);
    QCOMPARE(overview.entities.disabled, 4);
    QCOMPARE(overview.areas, 3);
    QCOMPARE(overview.webhooks.size(), 1U);
    QCOMPARE(overview.days.size(), 1U);
    QCOMPARE(overview.days.front().day, QDate(2026, 11, 30));
    QCOMPARE(overview.days.front().changes, 7);
    QCOMPARE(overview.lastListing, u"2026-11-30T08:00:00+00:00"_s);
}

void TestOverviewReader::manyChangesAreOneRound()
{
    answer();
    for (int i = 0; i < 500; ++i)
        change();
    QVERIFY(eventually([this] { return asked(u"/health"_s) == 2; }));
    QVERIFY2(m_sinceStart.elapsed() >= 1000, "at most once a second");
    answer();
    QCOMPARE(m_changed->count(), 2);
    QCOMPARE(asked(u"/health"_s), 2);
}

void TestOverviewReader::changesMeanwhileAreReadAfterwards()
{
    change();
    QTest::qWait(0);
    QCOMPARE(asked(u"/health"_s), 1);
    answer();
    QVERIFY(eventually([this] { return asked(u"/health"_s) == 2; }));
}

void TestOverviewReader::changesUnwatchedAreReadLater()
{
    answer();
    m_reader->setWatched(false);
    change();
    QCoreApplication::processEvents();
    QCOMPARE(asked(u"/health"_s), 1);
    m_reader->setWatched(true);
    QVERIFY(eventually([this] { return asked(u"/health"_s) == 2; }));
}

void TestOverviewReader::olderAnswersAreDropped()
{
    Q_EMIT m_channel->missed();
    QVERIFY(eventually([this] { return asked(u"/health"_s) == 2; }));
    const std::size_t each = m_channel->asked.size() / 2;
    const auto answerRound = [&](std::size_t first, const QByteArray &total) {
        for (std::size_t i = first; i < first + each; ++i)
            m_channel->asked.at(i).answer("{\"total\":" + total + "}");
        QCoreApplication::processEvents();
    };
    answerRound(each, "2");
    QCOMPARE(m_reader->overview().areas, 2);
    answerRound(0, "1");
    QCOMPARE(m_reader->overview().areas, 2);
    QCOMPARE(m_changed->count(), 1);
}

void TestOverviewReader::partThatFailsStays()
{
    answer({ { u"/api/areas"_s, R"({"total":3})" }, { u"/api/devices"_s, R"({"total":5})" } });
    change();
    QVERIFY(eventually([this] { return asked(u"/health"_s) == 2; }));
    const std::size_t end = m_channel->asked.size();
    for (; m_answered < end; ++m_answered) {
        const auto &one = m_channel->asked.at(m_answered);
        if (one.call.path == u"/api/areas")
            one.answer(R"({"detail":"broken"})", 500);
        else
            one.answer(R"({"total":6})");
    }
    QCoreApplication::processEvents();
    QCOMPARE(m_reader->overview().areas, 3);
    QCOMPARE(m_reader->overview().devices.total, 6);
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_failed->front().front().toString(), u"A part of the overview cannot be read: broken"_s);
}

void TestOverviewReader::failuresAreToldOnce()
{
    const QHash<QString, QByteArray> broken { { u"/"_s, R"({"detail":"broken"})" } };
    for (int round = 1; round <= 2; ++round) {
        QVERIFY(eventually([&] { return asked(u"/health"_s) == round; }));
        answer(broken, 500);
        change();
    }
    QCOMPARE(m_failed->count(), 1);
    QCOMPARE(m_changed->count(), 0);
    QVERIFY(!m_reader->readAt().isValid());
}

void TestOverviewReader::lostConnectionIsNoFailure()
{
    for (const auto &one : m_channel->asked)
        one.fail(u"away"_s);
    QCoreApplication::processEvents();
    QCOMPARE(m_failed->count(), 0);
    QCOMPARE(m_changed->count(), 0);
}

void TestOverviewReader::zoneThatTheBookDoesNotKnow()
{
    const auto zoned = [this] {
        return std::count_if(m_channel->asked.begin(), m_channel->asked.end(),
                             [](const auto &one) { return one.target().contains(u"time_zone="); });
    };
    if (zoned() == 0)
        QSKIP("this machine has no time zone");
    answer({}, 422);
    QVERIFY(eventually([this] { return asked(u"/api/changes/days"_s) == 2; }));
    QCOMPARE(zoned(), 1);
    QCOMPARE(m_failed->count(), 0);
}

void TestOverviewReader::closedBeforeItsAnswers()
{
    m_reader->setSource(nullptr);
    answer();
    QCOMPARE(m_changed->count(), 0);
    m_reader.reset();
    QCoreApplication::processEvents();
}

QTEST_GUILESS_MAIN(TestOverviewReader)
#include "tst_overviewreader.moc"
