#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/preferenceseditor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray stored(int revision, const QStringList &nfl, const QByteArray &user = "default")
{
    const QByteArray ids = QJsonDocument(QJsonArray::fromStringList(nfl)).toJson(QJsonDocument::Compact);
    return R"({"user_id":")" + user + R"(","selected_teams":{"nfl":)" + ids
        + R"(,"nhl":[]},"notification_settings":{"game_start":true,"theirs":1},"revision":)"
        + QByteArray::number(revision) + '}';
}

PreferenceEdit choose(const QString &id)
{
    return { .kind = PreferenceEdit::AddTeam, .subject = id, .what = u"Choose "_s + id };
}

PreferenceEdit removal(const QString &id)
{
    return { .kind = PreferenceEdit::RemoveTeam, .subject = id, .what = u"Remove "_s + id };
}

} // namespace

/// What is sent, in which order, and what becomes of answers that come late, wrong or never.
class TestPreferencesEditor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void readsTheUser();
    void clicksAreSavedOneAfterTheOther();
    void clickThatChangesNothing();
    void clicksThatCancelEachOther();
    void someoneElseWasFaster();
    void someoneElseDidItAlready();
    void againAndAgain();
    void refused();
    void keptWhileTheServerIsLost();
    void answerWasLost();
    void overtakenReadIsReadAgain();
    void newerReadIsNotForgotten();
    void userIsChangedWhileSaving();
    void oldUsersAnswerIsDropped();
    void changeElsewhere();
    void changeOfAnother();
    void cannotBeRead();
    void draftSurvives();
    void readOnly();
    void goneBeforeTheAnswer();

private:
    static void settle()
    {
        eventually([] { return false; }, 1);
    }
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            qFatal("nothing is asked");
        ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    bool isQuiet()
    {
        settle();
        return m_channel->asked.empty();
    }
    static void save(const ScriptedChannel::Asked &asked, const QByteArray &body, qint64 operation)
    {
        asked.reply(ApiReply { .status = 200, .operation = operation, .body = body });
    }
    /// A conflict, as the server tells it.
    static void conflict(const ScriptedChannel::Asked &asked)
    {
        asked.answer(R"({"title":"Precondition Failed","detail":"The preferences of default have changed"})", 412);
    }
    QString shown() const { return chosenIds(m_editor->row(), League::Nfl).join(u' '); }
    static QString sent(const ScriptedChannel::Asked &asked)
    {
        return chosenIds(QJsonDocument::fromJson(asked.call.body).object(), League::Nfl).join(u' ');
    }
    void open(const QStringList &nfl = { u"sf"_s })
    {
        next().answer(stored(4, nfl));
        QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
        m_channel->asked.clear();
    }
    void lose(const ScriptedChannel::Asked &asked)
    {
        m_channel->setState(ChannelState::Lost, u"The server does not answer."_s);
        asked.fail(u"The server does not answer."_s);
        settle();
    }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<PreferencesEditor> m_editor;
};

void TestPreferencesEditor::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_channel->open();
    m_editor = std::make_unique<PreferencesEditor>();
    m_editor->setTeams(TeamCatalogue::shipped().value_or(TeamCatalogue()));
    m_editor->setUser(u"default"_s);
    m_editor->setSource(m_source.get());
}

void TestPreferencesEditor::cleanup()
{
    m_editor.reset();
    m_source.reset();
}

void TestPreferencesEditor::readsTheUser()
{
    QCOMPARE(m_editor->state(), SaveState::Reading);
    QCOMPARE(m_editor->row(), QJsonObject());
    m_editor->apply(choose(u"DAL"_s)); // on what nobody knows yet nothing is done
    const auto asked = next();
    QCOMPARE(asked.target(), u"/api/user/preferences?user_id=default"_s);
    asked.answer(stored(4, { u"sf"_s }));
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QCOMPARE(shown(), u"sf"_s);
    QVERIFY(isQuiet());
}

void TestPreferencesEditor::clicksAreSavedOneAfterTheOther()
{
    open();
    QSignalSpy edited(m_editor.get(), &PreferencesEditor::edited);
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(choose(u"KC"_s));
    m_editor->apply(removal(u"SF"_s));
    QCOMPARE(shown(), u"DAL KC"_s); // at once
    QCOMPARE(m_editor->state(), SaveState::Saving);
    QCOMPARE(m_channel->asked.size(), std::size_t(1));
    auto asked = next();
    QCOMPARE(asked.call.method, "PATCH"_ba);
    QCOMPARE(asked.call.ifMatch, "\"4\""_ba);
    QCOMPARE(sent(asked), u"sf DAL"_s);
    save(asked, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    asked = next();
    QCOMPARE(asked.call.ifMatch, "\"5\""_ba);
    QCOMPARE(sent(asked), u"sf DAL KC"_s);
    QCOMPARE(shown(), u"DAL KC"_s);
    save(asked, stored(6, { u"sf"_s, u"DAL"_s, u"KC"_s }), 72);
    asked = next();
    QCOMPARE(asked.call.ifMatch, "\"6\""_ba);
    QCOMPARE(sent(asked), u"DAL KC"_s);
    save(asked, stored(7, { u"DAL"_s, u"KC"_s }), 73);
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QCOMPARE(edited.size(), 3);
    QCOMPARE(edited.at(2), (QVariantList { u"Remove SF"_s, qint64(73) }));
    QVERIFY(m_editor->note().isEmpty());
}

void TestPreferencesEditor::clickThatChangesNothing()
{
    open({ u"nfl-dal"_s });
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(removal(u"KC"_s));
    QVERIFY(isQuiet());
    QCOMPARE(m_editor->state(), SaveState::Saved);
}

void TestPreferencesEditor::clicksThatCancelEachOther()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(removal(u"DAL"_s));
    QCOMPARE(shown(), u"sf"_s);
    save(next(), stored(5, { u"sf"_s, u"DAL"_s }), 71);
    const auto asked = next();
    QCOMPARE(sent(asked), u"sf"_s); // what is on its way cannot be called back
    save(asked, stored(6, { u"sf"_s }), 72);
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
}

void TestPreferencesEditor::someoneElseWasFaster()
{
    open();
    QSignalSpy edited(m_editor.get(), &PreferencesEditor::edited);
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(choose(u"KC"_s));
    conflict(next());
    auto asked = next();
    QCOMPARE(asked.call.method, "GET"_ba);
    QVERIFY(isQuiet());
    asked.answer(stored(9, { u"NE"_s }));
    asked = next();
    QCOMPARE(asked.call.ifMatch, "\"9\""_ba);
    QCOMPARE(sent(asked), u"NE DAL"_s);
    QCOMPARE(shown(), u"NE DAL KC"_s);
    save(asked, stored(10, { u"NE"_s, u"DAL"_s }), 71);
    save(next(), stored(11, { u"NE"_s, u"DAL"_s, u"KC"_s }), 72);
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QCOMPARE(edited.size(), 2);
    QVERIFY2(m_editor->note().contains(u"Somebody else"_s), qUtf8Printable(m_editor->note()));
    m_editor->apply(choose(u"BUF"_s));
    QVERIFY(m_editor->note().isEmpty());
}

void TestPreferencesEditor::someoneElseDidItAlready()
{
    open();
    QSignalSpy edited(m_editor.get(), &PreferencesEditor::edited);
    m_editor->apply(choose(u"DAL"_s));
    conflict(next());
    next().answer(stored(9, { u"sf"_s, u"dal"_s }));
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QVERIFY(isQuiet());
    QCOMPARE(shown(), u"sf dal"_s);
    QCOMPARE(edited.size(), 0); // it is not ours to take back
    QVERIFY2(m_editor->note().contains(u"already"_s), qUtf8Printable(m_editor->note()));
}

void TestPreferencesEditor::againAndAgain()
{
    open();
    QSignalSpy failed(m_editor.get(), &PreferencesEditor::failed);
    m_editor->apply(choose(u"DAL"_s));
    for (int i = 1; i < PreferencesEditor::mostTries; ++i) {
        conflict(next());
        next().answer(stored(4 + i, { u"sf"_s }));
    }
    conflict(next());
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    next().answer(stored(20, { u"sf"_s }));
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Refused; }));
    QVERIFY(isQuiet());
    QCOMPARE(shown(), u"sf"_s);
}

void TestPreferencesEditor::refused()
{
    open();
    QSignalSpy failed(m_editor.get(), &PreferencesEditor::failed);
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(choose(u"KC"_s));
    next().answer(R"({"title":"Forbidden","detail":"The key may only read"})", 403);
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QVERIFY(failed.at(0).at(0).toString().contains(u"“Choose DAL” was not saved: The key may only read"_s));
    QCOMPARE(shown(), u"sf KC"_s); // the other click stands for itself
    for (int i = 0; i < 2; ++i) {
        const auto asked = next();
        if (asked.call.method == "GET")
            asked.answer(stored(4, { u"sf"_s }));
        else
            asked.answer(R"({"title":"Forbidden","detail":"The key may only read"})", 403);
    }
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Refused; }));
    QCOMPARE(m_editor->note(), u"The key may only read"_s);
    QCOMPARE(shown(), u"sf"_s);
    QVERIFY(m_editor->draft().isEmpty());
}

void TestPreferencesEditor::keptWhileTheServerIsLost()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    lose(next());
    QCOMPARE(m_editor->state(), SaveState::Waiting);
    QCOMPARE(m_editor->note(), u"The server does not answer."_s);
    m_editor->apply(choose(u"KC"_s));
    QCOMPARE(shown(), u"sf DAL KC"_s);
    QCOMPARE(m_editor->state(), SaveState::Waiting);
    QVERIFY(isQuiet());
    m_channel->setState(ChannelState::Open);
    auto asked = next();
    QCOMPARE(asked.call.method, "GET"_ba);
    m_editor->apply(choose(u"BUF"_s));
    QVERIFY(isQuiet()); // not on what may have changed
    asked.answer(stored(6, { u"NE"_s }));
    asked = next();
    QCOMPARE(sent(asked), u"NE DAL"_s);
    QCOMPARE(asked.call.ifMatch, "\"6\""_ba);
    save(asked, stored(7, { u"NE"_s, u"DAL"_s }), 71);
    save(next(), stored(8, { u"NE"_s, u"DAL"_s, u"KC"_s }), 72);
    save(next(), stored(9, { u"NE"_s, u"DAL"_s, u"KC"_s, u"BUF"_s }), 73);
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
}

/// The write was done, and the connection broke before the answer.
void TestPreferencesEditor::answerWasLost()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    lose(next());
    m_channel->setState(ChannelState::Open);
    next().answer(stored(5, { u"sf"_s, u"DAL"_s }));
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QVERIFY(isQuiet());
    QCOMPARE(shown(), u"sf DAL"_s);
}

/// A read that began before a write, and is answered after it.
void TestPreferencesEditor::overtakenReadIsReadAgain()
{
    open();
    Q_EMIT m_channel->missed();
    const auto early = next();
    early.answer(stored(4, { u"sf"_s }));
    settle();
    m_editor->apply(choose(u"DAL"_s));
    const auto write = next();
    m_channel->tell({ { .kind = u"preferences"_s, .data = { { u"key"_s, u"default"_s } } } });
    const auto late = next();
    save(write, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    const auto again = next();
    late.answer(stored(4, { u"sf"_s }));
    settle();
    QCOMPARE(shown(), u"sf DAL"_s);
    again.answer(stored(5, { u"sf"_s, u"DAL"_s }));
    settle();
    QCOMPARE(shown(), u"sf DAL"_s);
}

/// A read that knows more than the write whose answer comes after it.
void TestPreferencesEditor::newerReadIsNotForgotten()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    const auto write = next();
    m_channel->tell({ { .kind = u"preferences"_s, .data = { { u"key"_s, u"default"_s } } } });
    next().answer(stored(6, { u"sf"_s, u"DAL"_s, u"NE"_s }));
    settle();
    save(write, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    settle();
    QCOMPARE(shown(), u"sf DAL NE"_s);
}

void TestPreferencesEditor::userIsChangedWhileSaving()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    m_editor->apply(choose(u"KC"_s));
    m_editor->setUser(u"ann+1"_s);
    QCOMPARE(m_editor->row(), QJsonObject());
    auto write = next();
    const auto read = next();
    QCOMPARE(read.call.query.toString(QUrl::FullyEncoded), u"user_id=ann%2B1"_s);
    read.answer(stored(1, { u"BUF"_s }, "ann+1"));
    settle();
    QCOMPARE(shown(), u"BUF"_s);
    save(write, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    write = next();
    QCOMPARE(write.target(), u"/api/user/preferences?user_id=default"_s);
    QCOMPARE(sent(write), u"sf DAL KC"_s);
    save(write, stored(6, { u"sf"_s, u"DAL"_s, u"KC"_s }), 72);
    QVERIFY(eventually([this] { return m_editor->state() == SaveState::Saved; }));
    QCOMPARE(shown(), u"BUF"_s);
}

void TestPreferencesEditor::oldUsersAnswerIsDropped()
{
    const auto first = next();
    m_editor->setUser(u"ann"_s);
    m_editor->setUser(u"default"_s);
    next(); // of ann
    const auto newest = next();
    newest.answer(stored(5, { u"KC"_s }));
    settle();
    first.answer(stored(4, { u"sf"_s }));
    settle();
    QCOMPARE(shown(), u"KC"_s);
}

void TestPreferencesEditor::changeElsewhere()
{
    open();
    for (int i = 0; i < 3; ++i)
        m_channel->tell({ { .kind = u"preferences"_s, .data = { { u"key"_s, u"default"_s } } } });
    const auto asked = next();
    QVERIFY(isQuiet()); // once for all three
    asked.answer(stored(7, { u"NE"_s }));
    QVERIFY(eventually([this] { return shown() == u"NE"_s; }));
}

void TestPreferencesEditor::changeOfAnother()
{
    open();
    m_channel->tell({ { .kind = u"preferences"_s, .data = { { u"key"_s, u"ann"_s } } },
                      { .kind = u"device"_s, .data = { { u"key"_s, u"default"_s } } } });
    QVERIFY(!eventually([this] { return !m_channel->asked.empty(); }, 150));
}

void TestPreferencesEditor::cannotBeRead()
{
    QSignalSpy failed(m_editor.get(), &PreferencesEditor::failed);
    next().answer(R"({"title":"Forbidden","detail":"No"})", 403);
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QCOMPARE(m_editor->state(), SaveState::Reading);
    QVERIFY(isQuiet());
}

void TestPreferencesEditor::draftSurvives()
{
    open();
    QSignalSpy changed(m_editor.get(), &PreferencesEditor::draftChanged);
    QVERIFY(m_editor->draft().isEmpty());
    m_editor->apply(choose(u"DAL"_s));
    QCOMPARE(changed.size(), 1);
    lose(next());
    const QJsonObject draft = m_editor->draft();
    QVERIFY(!draft.isEmpty());
    m_editor = std::make_unique<PreferencesEditor>();
    m_editor->setTeams(TeamCatalogue::shipped().value_or(TeamCatalogue()));
    m_editor->setDraft(draft);
    m_editor->setUser(u"default"_s);
    m_editor->setSource(m_source.get());
    next().answer(stored(4, { u"sf"_s }));
    const auto asked = next();
    QCOMPARE(sent(asked), u"sf DAL"_s);
    save(asked, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    QVERIFY(eventually([this] { return m_editor->draft().isEmpty(); }));
}

void TestPreferencesEditor::readOnly()
{
    open();
    m_source->setReadOnly(true);
    QSignalSpy failed(m_editor.get(), &PreferencesEditor::failed);
    m_editor->apply(choose(u"DAL"_s));
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QCOMPARE(shown(), u"sf"_s);
}

void TestPreferencesEditor::goneBeforeTheAnswer()
{
    open();
    m_editor->apply(choose(u"DAL"_s));
    const auto asked = next();
    m_editor->setSource(nullptr);
    QCOMPARE(m_editor->row(), QJsonObject());
    m_editor.reset();
    save(asked, stored(5, { u"sf"_s, u"DAL"_s }), 71);
    settle();
}

QTEST_GUILESS_MAIN(TestPreferencesEditor)
#include "tst_preferenceseditor.moc"
