#include "tests/support/scriptedchannel.h"
#include "ui/undohistory.h"

#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// Operations taken back and done again.
class TestUndoHistory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void backAndForth();
    void oneAtATime();
    void whatCannotBeTakenBack_data();
    void whatCannotBeTakenBack();
    void partsChangedElsewhere_data();
    void partsChangedElsewhere();
    void allChangedElsewhere();
    void anEditMeanwhile();
    void forgetsTheOldest();
    void restoredBook();

private:
    void answer(int status, std::optional<qint64> operation = {},
                const QByteArray &body = R"({"detail":"Rows were changed since"})")
    {
        const ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        asked.reply(ApiReply { .status = status, .operation = operation, .body = body });
        QCoreApplication::processEvents();
    }
    QString asked() const { return m_channel->asked.empty() ? QString() : m_channel->asked.front().call.path; }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<UndoHistory> m_history;
};

void TestUndoHistory::init()
{
    m_history.reset();
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_history = std::make_unique<UndoHistory>(*m_source);
}

void TestUndoHistory::backAndForth()
{
    QVERIFY(!m_history->canUndo());
    m_history->add(u"Rename A"_s, 1);
    m_history->add(u"Rename B"_s, 2);
    QCOMPARE(m_history->undoText(), u"Rename B"_s);
    m_history->undo();
    QCOMPARE(asked(), u"/api/operations/2/revert"_s);
    answer(200, 3);
    QCOMPARE(m_history->undoText(), u"Rename A"_s);
    QCOMPARE(m_history->redoText(), u"Rename B"_s);
    m_history->redo();
    QCOMPARE(asked(), u"/api/operations/3/revert"_s);
    answer(200, 4);
    m_history->undo();
    QCOMPARE(asked(), u"/api/operations/4/revert"_s);
    answer(200, 5);
    m_history->add(u"Move C"_s, 6);
    QVERIFY(!m_history->canRedo());
}

void TestUndoHistory::oneAtATime()
{
    m_history->add(u"A"_s, 1);
    m_history->add(u"B"_s, 2);
    m_history->undo();
    QVERIFY(!m_history->canUndo());
    m_history->undo();
    QCOMPARE(m_channel->asked.size(), std::size_t(1));
}

void TestUndoHistory::whatCannotBeTakenBack_data()
{
    QTest::addColumn<bool>("isRedo");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isKept");
    for (const bool isRedo : { false, true }) {
        const char *what = isRedo ? "redo" : "undo";
        QTest::addRow("%s, the journal no longer has it", what) << isRedo << 404 << false;
        QTest::addRow("%s, it is forbidden now", what) << isRedo << 403 << true;
        QTest::addRow("%s, the book does not answer", what) << isRedo << 0 << true;
    }
}

void TestUndoHistory::whatCannotBeTakenBack()
{
    QFETCH(bool, isRedo);
    QFETCH(int, status);
    const QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    m_history->add(u"Rename A"_s, 1);
    m_history->undo();
    if (isRedo) {
        answer(200, 2);
        m_history->redo();
    }
    if (status == 0) {
        m_channel->asked.front().fail(u"does not answer"_s);
        QCoreApplication::processEvents();
    } else {
        answer(status);
    }
    QCOMPARE(failed.size(), 1);
    const QString wanted = isRedo ? u"“Rename A” was not done again"_s : u"“Rename A” was not taken back"_s;
    QVERIFY2(failed.front().at(0).toString().startsWith(wanted), qPrintable(failed.front().at(0).toString()));
    QTEST(isRedo ? m_history->canRedo() : m_history->canUndo(), "isKept");
    QVERIFY(isRedo ? !m_history->canUndo() : !m_history->canRedo());
}

void TestUndoHistory::partsChangedElsewhere_data()
{
    QTest::addColumn<bool>("isRedo");
    QTest::newRow("undo") << false;
    QTest::newRow("redo") << true;
}

/// The step stays, and what others left alone can be taken back.
void TestUndoHistory::partsChangedElsewhere()
{
    QFETCH(bool, isRedo);
    const QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    QSignalSpy hindered(m_history.get(), &UndoHistory::hindered);
    m_history->add(u"Change 5 rows"_s, 1);
    m_history->undo();
    if (isRedo) {
        answer(200, 1);
        m_history->redo();
    }
    answer(409);
    QCOMPARE(m_channel->asked.front().target(), u"/api/operations/1/revert?dry_run=1&partial=1"_s);
    QVERIFY(!m_history->canUndo() && !m_history->canRedo());
    answer(200, {}, R"({"rows":[{"outcome":"restored"}],"conflicts":[{"key":"d1","reason":"It was changed since"}]})");
    QCOMPARE(hindered.size(), 1);
    QCOMPARE(hindered.front().at(0).toString(), u"Change 5 rows"_s);
    QCOMPARE(hindered.front().at(1).toBool(), isRedo);
    QCOMPARE(hindered.front().at(2).value<ReversionPlan>().conflicts.size(), std::size_t(1));
    QVERIFY(isRedo ? m_history->canRedo() : m_history->canUndo());
    isRedo ? m_history->redoOthers() : m_history->undoOthers();
    QCOMPARE(m_channel->asked.front().target(), u"/api/operations/1/revert?partial=1"_s);
    answer(200, 7);
    QVERIFY(isRedo ? m_history->canUndo() : m_history->canRedo());
    isRedo ? m_history->undo() : m_history->redo();
    QCOMPARE(asked(), u"/api/operations/7/revert"_s);
    QVERIFY(failed.empty());
}

void TestUndoHistory::allChangedElsewhere()
{
    const QSignalSpy failed(m_history.get(), &UndoHistory::failed);
    const QSignalSpy hindered(m_history.get(), &UndoHistory::hindered);
    m_history->add(u"Rename A"_s, 1);
    m_history->undo();
    answer(409);
    answer(200, {}, R"({"rows":[],"conflicts":[{"key":"d1","reason":"It was changed since"}]})");
    QCOMPARE(failed.front().at(0).toString(),
             u"“Rename A” was not taken back: all of it was changed elsewhere since."_s);
    QVERIFY(hindered.empty());
    QVERIFY(!m_history->canUndo());
}

void TestUndoHistory::anEditMeanwhile()
{
    m_history->add(u"A"_s, 1);
    m_history->undo();
    m_history->add(u"B"_s, 2);
    answer(200, 3);
    QCOMPARE(m_history->undoText(), u"B"_s);
    QCOMPARE(m_history->redoText(), u"A"_s);
}

void TestUndoHistory::forgetsTheOldest()
{
    for (std::size_t i = 0; i <= UndoHistory::mostEntries; ++i)
        m_history->add(QString::number(i), qint64(i));
    for (std::size_t i = 0; i < UndoHistory::mostEntries; ++i) {
        m_history->undo();
        answer(200, 1000);
    }
    QVERIFY(!m_history->canUndo());
}

/// Numbers of operations come round again: what they were of is not what they would take back.
void TestUndoHistory::restoredBook()
{
    const auto tellEpoch = [this](const QByteArray &epoch) {
        QCOMPARE(asked(), u"/api/changes"_s);
        const ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        asked.answer("{\"changes\":[],\"epoch\":\"" + epoch + "\"}");
        QCoreApplication::processEvents();
    };
    m_channel->open();
    tellEpoch("one");
    m_history->add(u"Rename A"_s, 1);
    QVERIFY(m_history->canUndo());
    Q_EMIT m_channel->missed();
    QVERIFY(!m_history->canUndo());
    tellEpoch("one");
    QVERIFY(m_history->canUndo());
    Q_EMIT m_channel->missed();
    tellEpoch("two");
    QVERIFY(!m_history->canUndo());
    QCOMPARE(m_history->undoText(), QString());
    m_history->add(u"Rename B"_s, 1);
    QVERIFY(m_history->canUndo());
}

QTEST_GUILESS_MAIN(TestUndoHistory)
#include "tst_undohistory.moc"
