#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/widgets/checklist.h"
#include "ui/widgets/eventchooser.h"
#include "ui/widgets/filterfields.h"
#include "ui/widgets/teamchooser.h"
#include "ui/widgets/urlfield.h"

#include <QJsonDocument>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// The fields of the editor, with answers given by hand.
class TestWebhookFields : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void olderVerdictsAreDropped();
    void verdicts_data();
    void verdicts();
    void eventsOfATopic();
    void allOrNothing();
    void patternsOfOnesOwn();
    void patternsFit_data();
    void patternsFit();
    void orderOfEventsStays();
    void teams();
    void otherFiltersStay();

private:
    ScriptedChannel::Asked asked(const QString &path)
    {
        const auto is = [&](const ScriptedChannel::Asked &one) { return one.call.path == path; };
        if (!eventually([&] { return std::ranges::any_of(m_script->asked, is); }))
            qFatal("%s was not asked", qUtf8Printable(path));
        const auto found = std::ranges::find_if(m_script->asked, is);
        ScriptedChannel::Asked out = std::move(*found);
        m_script->asked.erase(found);
        return out;
    }
    void openEvents(EventChooser &chooser)
    {
        chooser.setSource(m_source.get());
        asked(u"/api/event-types"_s)
            .answer(R"({"event_types":[{"name":"device.created","meaning":"A device was added."},)"
                    R"({"name":"device.removed","meaning":"Gone."},{"name":"ping","meaning":"A test."},)"
                    R"({"name":"game_started","meaning":"A game."}]})");
        m_tree = chooser.findChild<QTreeWidget *>();
        if (!eventually([this] { return m_tree->topLevelItemCount() == 3; }))
            qFatal("no events");
    }
    static QString text(const QJsonValue &events)
    {
        return events.isNull() ? u"nothing"_s
                               : QString::fromUtf8(QJsonDocument(events.toArray()).toJson(QJsonDocument::Compact));
    }

    Theme m_theme;
    ScriptedChannel *m_script = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    QTreeWidget *m_tree = nullptr;
};

void TestWebhookFields::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_script = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
}

void TestWebhookFields::olderVerdictsAreDropped()
{
    UrlField field(m_theme);
    field.setSource(m_source.get());
    auto *edit = field.findChild<QLineEdit *>();
    QTest::keyClicks(edit, u"http://a/"_s);
    const auto first = asked(u"/api/webhooks/check-target"_s);
    QTest::keyClicks(edit, u"b"_s);
    const auto second = asked(u"/api/webhooks/check-target"_s);
    QVERIFY(second.call.body.contains("http://a/b"));
    second.answer(R"({"allowed":true,"addresses":["10.0.0.7"]})");
    QVERIFY(eventually([&] { return field.note().contains(u"10.0.0.7"_s); }));
    first.answer(R"({"allowed":false,"reason":"old","addresses":[]})");
    QVERIFY(!eventually([&] { return field.note().contains(u"old"_s); }, 200));
    QTest::keyClicks(edit, u"c"_s);
    QCOMPARE(field.note(), QString()); // what was said is of another text
}

void TestWebhookFields::verdicts_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("note");
    QTest::newRow("allowed") << R"({"allowed":true,"addresses":["10.0.0.7"]})"_ba << 200 << u"may go there: 10.0.0.7"_s;
    QTest::newRow("name without an address") << R"({"allowed":true,"addresses":[]})"_ba << 200 << u"looked up when"_s;
    QTest::newRow("refused") << R"({"allowed":false,"reason":"x is private","addresses":[]})"_ba << 200
                             << u"may not go there: x is private."_s;
    QTest::newRow("no URL") << R"({"detail":[{"loc":["body","url"],"msg":"URL scheme should be http","type":"x"}]})"_ba
                            << 422 << u"URL scheme should be http"_s;
    QTest::newRow("server in trouble") << R"({"detail":"Busy"})"_ba << 503 << u"could not be checked: Busy"_s;
}

void TestWebhookFields::verdicts()
{
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(QString, note);
    UrlField field(m_theme);
    field.setSource(m_source.get());
    QTest::keyClicks(field.findChild<QLineEdit *>(), u"http://x/"_s);
    asked(u"/api/webhooks/check-target"_s).answer(answer, status);
    QVERIFY2(eventually([&] { return field.note().contains(note); }, 2000), qUtf8Printable(field.note()));
}

void TestWebhookFields::eventsOfATopic()
{
    EventChooser chooser;
    openEvents(chooser);
    chooser.setEvents(QJsonArray { u"device.created"_s }, true);
    QTreeWidgetItem *devices = m_tree->topLevelItem(1);
    QCOMPARE(devices->child(0)->checkState(0), Qt::Checked);
    QCOMPARE(devices->child(1)->checkState(0), Qt::Unchecked);
    const QSignalSpy edited(&chooser, &EventChooser::edited);
    devices->setCheckState(0, Qt::Checked);
    QCOMPARE(text(chooser.events()), uR"(["device.created","device.*"])"_s);
    QVERIFY(devices->child(1)->isDisabled());
    QCOMPARE(devices->child(1)->checkState(0), Qt::Checked);
    m_tree->topLevelItem(2)->setCheckState(0, Qt::Checked); // games have no pattern
    QCOMPARE(text(chooser.events()), uR"(["device.created","device.*","game_started"])"_s);
    QCOMPARE(edited.size(), 2);
}

void TestWebhookFields::allOrNothing()
{
    EventChooser chooser;
    openEvents(chooser);
    chooser.setEvents(QJsonArray(), true);
    QCOMPARE(m_tree->topLevelItem(0)->checkState(0), Qt::Checked);
    QCOMPARE(text(chooser.events()), u"[]"_s);
    m_tree->topLevelItem(0)->setCheckState(0, Qt::Unchecked);
    QCOMPARE(text(chooser.events()), u"nothing"_s); // an empty list would be everything
    chooser.setEvents(QJsonArray(), false); // of the old services: nothing is sent
    QVERIFY(m_tree->topLevelItem(0)->isHidden());
    QCOMPARE(text(chooser.events()), u"[]"_s);
}

void TestWebhookFields::patternsOfOnesOwn()
{
    EventChooser chooser;
    openEvents(chooser);
    chooser.setEvents(QJsonArray { u"device.created"_s, u"*.removed"_s }, true);
    auto *patterns = chooser.findChild<QLineEdit *>();
    QCOMPARE(patterns->text(), u"*.removed"_s);
    chooser.show();
    patterns->setFocus();
    QTest::keyClick(patterns, Qt::Key_End);
    QTest::keyClicks(patterns, u", zoo.*"_s);
    QCOMPARE(text(chooser.events()), uR"(["device.created","*.removed","zoo.*"])"_s);
    const auto labels = chooser.findChildren<QLabel *>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"fits zoo.*"_s); }));
    patterns->selectAll();
    QTest::keyClick(patterns, Qt::Key_Delete);
    QCOMPARE(text(chooser.events()), uR"(["device.created"])"_s);
}

void TestWebhookFields::patternsFit_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("event");
    QTest::addColumn<bool>("fits");
    QTest::newRow("itself") << u"device.created"_s << u"device.created"_s << true;
    QTest::newRow("star") << u"device.*"_s << u"device.created"_s << true;
    QTest::newRow("question mark") << u"p?ng"_s << u"ping"_s << true;
    QTest::newRow("the dot is a dot") << u"device.created"_s << u"deviceXcreated"_s << false;
    QTest::newRow("the whole name") << u"device"_s << u"device.created"_s << false;
    QTest::newRow("brackets are themselves") << u"[p]ing"_s << u"ping"_s << false;
}

void TestWebhookFields::patternsFit()
{
    QFETCH(QString, pattern);
    QFETCH(QString, event);
    QTEST(patternFits(pattern, event), "fits");
}

void TestWebhookFields::orderOfEventsStays()
{
    EventChooser chooser;
    openEvents(chooser);
    chooser.setEvents(QJsonArray { u"device.removed"_s, u"device.created"_s }, true);
    QTreeWidgetItem *removed = m_tree->topLevelItem(1)->child(1);
    removed->setCheckState(0, Qt::Unchecked);
    removed->setCheckState(0, Qt::Checked);
    QCOMPARE(text(chooser.events()), uR"(["device.removed","device.created"])"_s);
}

void TestWebhookFields::teams()
{
    TeamChooser chooser;
    chooser.setSource(m_source.get());
    chooser.setTeam(u"nfl-ne"_s);
    asked(u"/api/v1/sports/teams"_s)
        .answer(
            R"({"teams":[{"id":"NE","name":"New England Patriots","league":"NFL"},{"id":"BOS","name":"Boston Bruins","league":"NHL"}]})");
    QVERIFY(eventually([&] { return chooser.currentText() == u"New England Patriots (NFL NE)"_s; }));
    QCOMPARE(chooser.team(), u"nfl-ne"_s);
    const QSignalSpy edited(&chooser, &TeamChooser::edited);
    chooser.lineEdit()->selectAll();
    QTest::keyClicks(chooser.lineEdit(), u"boston bruins (nhl bos)"_s);
    QCOMPARE(chooser.team(), u"nhl-bos"_s);
    QVERIFY(!edited.isEmpty());
    chooser.setTeam(u"PAT"_s); // as somebody registered it
    QCOMPARE(chooser.currentText(), u"PAT"_s);
    chooser.setTeam({});
    QCOMPARE(chooser.currentText(), QString());
}

void TestWebhookFields::otherFiltersStay()
{
    FilterFields fields;
    fields.setSource(m_source.get());
    fields.setFilters({ { u"area_id"_s, u"hall"_s }, { u"mine"_s, QJsonArray { 1 } } });
    asked(u"/api/areas"_s).answer(R"({"areas":[{"area_id":"kitchen","display_name":"Kitchen"}]})");
    auto *areas = fields.findChild<CheckList *>();
    QVERIFY(eventually([&] { return areas->count() == 2; }));
    QCOMPARE(areas->item(0)->text() + u' ' + areas->item(1)->text(), u"Kitchen hall"_s); // one that is gone is shown
    areas->item(0)->setCheckState(Qt::Checked);
    QCOMPARE(fields.filters()[u"area_id"].toArray(), (QJsonArray { u"hall"_s, u"kitchen"_s }));
    for (int i = 0; i < areas->count(); ++i)
        areas->item(i)->setCheckState(Qt::Unchecked);
    QCOMPARE(fields.filters(), (QJsonObject { { u"mine"_s, QJsonArray { 1 } } }));
}

QTEST_MAIN(TestWebhookFields)
#include "tst_webhookfields.moc"
