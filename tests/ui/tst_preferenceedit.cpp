#include "ui/models/preferenceedit.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestPreferenceEdit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void patches_data();
    void patches();
    void patchKeepsTheRest();
    void draftForm();
    void noDraft_data();
    void noDraft();

private:
    const TeamCatalogue m_teams = TeamCatalogue::shipped().value_or(TeamCatalogue());
};

void TestPreferenceEdit::patches_data()
{
    QTest::addColumn<QString>("stored");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("subject");
    QTest::addColumn<QString>("becomes"); // "-": nothing is to be done
    const auto row = [](const char *name, const QString &stored, PreferenceEdit::Kind kind, const QString &subject,
                        const QString &becomes) { QTest::newRow(name) << stored << int(kind) << subject << becomes; };
    row("the first", u""_s, PreferenceEdit::AddTeam, u"DAL"_s, u"DAL"_s);
    row("at the end", u"sf"_s, PreferenceEdit::AddTeam, u"DAL"_s, u"sf DAL"_s);
    row("there under another id", u"nfl-dal"_s, PreferenceEdit::AddTeam, u"DAL"_s, u"-"_s);
    row("ids that nobody knows stay", u"xyz"_s, PreferenceEdit::AddTeam, u"DAL"_s, u"xyz DAL"_s);
    row("removed", u"sf dal"_s, PreferenceEdit::RemoveTeam, u"DAL"_s, u"sf"_s);
    row("all ids of it", u"dal sf nfl-dal"_s, PreferenceEdit::RemoveTeam, u"DAL"_s, u"sf"_s);
    row("removed by somebody else", u"sf"_s, PreferenceEdit::RemoveTeam, u"DAL"_s, u"-"_s);
    row("one that nobody knows", u"xyz sf"_s, PreferenceEdit::RemoveTeam, u"xyz"_s, u"sf"_s);
    row("the last", u"dal"_s, PreferenceEdit::RemoveTeam, u"DAL"_s, u""_s);
}

void TestPreferenceEdit::patches()
{
    QFETCH(QString, stored);
    QFETCH(int, kind);
    QFETCH(QString, subject);
    QFETCH(QString, becomes);
    const QJsonArray ids = QJsonArray::fromStringList(stored.split(u' ', Qt::SkipEmptyParts));
    const QJsonObject row { { u"selected_teams"_s, QJsonObject { { u"nfl"_s, ids } } } };
    const PreferenceEdit edit { .kind = PreferenceEdit::Kind(kind), .subject = subject };
    const std::optional<QJsonObject> patch = edit.patchFor(row, m_teams);
    if (patch)
        QVERIFY(!edit.patchFor(patched(row, *patch), m_teams)); // done once is done
    QCOMPARE(patch ? chosenIds(*patch, League::Nfl).join(u' ') : u"-"_s, becomes);
}

void TestPreferenceEdit::patchKeepsTheRest()
{
    const QJsonObject row = QJsonDocument::fromJson(R"({"selected_teams":{"nfl":["sf"],"nhl":["bos"]},"revision":3,
        "notification_settings":{"game_start":true,"theirs":{"a":1}}})")
                                .object();
    const PreferenceEdit edit { .kind = PreferenceEdit::Switch, .subject = u"game_start"_s, .on = false };
    const std::optional<QJsonObject> patch = edit.patchFor(row, m_teams);
    QVERIFY(patch);
    QCOMPARE(*patch, QJsonDocument::fromJson(R"({"notification_settings":{"game_start":false}})").object());
    QCOMPARE(patched(row, *patch),
             QJsonDocument::fromJson(R"({"selected_teams":{"nfl":["sf"],"nhl":["bos"]},"revision":3,
        "notification_settings":{"game_start":false,"theirs":{"a":1}}})")
                 .object());
}

void TestPreferenceEdit::draftForm()
{
    const PreferenceEdit edit { .kind = PreferenceEdit::RemoveTeam,
                                .user = u"ann"_s,
                                .league = League::Nhl,
                                .subject = u"BOS"_s,
                                .what = u"Remove Boston Bruins"_s };
    QCOMPARE(PreferenceEdit::fromJson(edit.toJson()), std::optional(edit));
}

void TestPreferenceEdit::noDraft_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty") << "{}"_ba;
    QTest::newRow("another kind") << R"({"kind":3,"league":0,"user":"a","subject":"b"})"_ba;
    QTest::newRow("another league") << R"({"kind":0,"league":2,"user":"a","subject":"b"})"_ba;
    QTest::newRow("words as numbers") << R"({"kind":"0","league":0,"user":"a","subject":"b"})"_ba;
    QTest::newRow("no user") << R"({"kind":0,"league":0,"subject":"b"})"_ba;
    QTest::newRow("no team") << R"({"kind":0,"league":0,"user":"a","subject":""})"_ba;
}

void TestPreferenceEdit::noDraft()
{
    QFETCH(QByteArray, json);
    QVERIFY(!PreferenceEdit::fromJson(QJsonDocument::fromJson(json).object()));
}

QTEST_GUILESS_MAIN(TestPreferenceEdit)
#include "tst_preferenceedit.moc"
