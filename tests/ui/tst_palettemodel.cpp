#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/palettemodel.h"
#include "ui/theme.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

/// What the palette finds, and in which order.
class TestPaletteModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void actionsAlone();
    void findsRows();
    void keepsTheOrderOfKinds();
    void dropsOlderAnswers();
    void noBook();
    void cannotBeSearched();
    void nothingFits();
    void actionThatWent();

private:
    QString shown() const
    {
        QStringList out;
        for (int i = 0; i < m_model->rowCount(); ++i)
            out += m_model->index(i).data(PaletteModel::TitleRole).toString();
        return out.join(u'|');
    }
    ListedAction listed(const QString &text, const QString &keys = {})
    {
        m_actions.push_back(std::make_unique<QAction>(text));
        return { m_actions.back().get(), text, keys, u"Book"_s };
    }
    /// The four questions that a text asks.
    bool asksAll()
    {
        return eventually([this] { return m_channel->asked.size() >= 4; }, 3000);
    }
    ScriptedChannel::Asked next()
    {
        const ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }

    std::unique_ptr<Theme> m_theme;
    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::vector<std::unique_ptr<QAction>> m_actions;
    std::unique_ptr<PaletteModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestPaletteModel::init()
{
    m_theme = std::make_unique<Theme>();
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_model = std::make_unique<PaletteModel>(*m_theme);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->begin({ listed(u"Close the book"_s, u"Ctrl+W"_s), listed(u"Open a file"_s), listed(u"Quit"_s) },
                   m_source.get());
}

void TestPaletteModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
    m_actions.clear();
}

void TestPaletteModel::actionsAlone()
{
    QCOMPARE(shown(), u"Close the book|Open a file|Quit"_s);
    QCOMPARE(m_model->index(0).data(PaletteModel::NoteRole).toString(), u"Book · Ctrl+W"_s);
    m_model->setText(u"  FILE open "_s); // words in any order and case
    QCOMPARE(shown(), u"Open a file"_s);
    QVERIFY(m_model->action(0));
    m_model->setText({});
    QVERIFY(!m_model->isLooking());
    QCOMPARE(m_model->rowCount(), 3);
}

void TestPaletteModel::findsRows()
{
    m_model->setText(u"open 100%"_s);
    QVERIFY(m_model->isLooking());
    QVERIFY(asksAll());
    const ScriptedChannel::Asked devices = next();
    QCOMPARE(devices.call.path, u"/api/devices"_s);
    QCOMPARE(devices.call.query.queryItemValue(u"q"_s, QUrl::FullyDecoded), u"open 100%"_s);
    QCOMPARE(devices.call.query.queryItemValue(u"limit"_s), QString::number(PaletteModel::mostOfAKind));
    devices.answer(R"({"devices":[{"device_id":"d1","name":"Open\nlamp"},{"device_id":"d2","name":""}]})");
    QVERIFY(eventually([this] { return shown() == u"Open lamp|d2"_s; }));
    QCOMPARE(m_model->index(0).data(PaletteModel::NoteRole).toString(), u"Device · d1"_s);
    QCOMPARE(m_model->row(1).second, u"d2"_s);
    QVERIFY(!m_model->action(0));
    QVERIFY(m_model->isLooking());
    next().answer(R"({"entities":[]})");
    next().answer(R"({"areas":[]})");
    next().answer(R"({"webhooks":[]})");
    QVERIFY(eventually([this] { return !m_model->isLooking(); }));
}

void TestPaletteModel::keepsTheOrderOfKinds()
{
    m_model->setText(u"o"_s);
    QVERIFY(asksAll());
    const auto devices = next();
    const auto entities = next();
    const auto areas = next();
    areas.answer(R"({"areas":[{"area_id":"office","display_name":"Office"}]})");
    QVERIFY(eventually([this] { return shown().endsWith(u"|Office"_s); }));
    const QPersistentModelIndex chosen = m_model->index(m_model->rowCount() - 1);
    devices.answer(R"({"devices":[{"device_id":"d1","name":"Oven"}]})");
    entities.answer(R"({"entities":[{"entity_id":"light.o","friendly_name":"Outside"}]})");
    QVERIFY(eventually([this] { return shown().endsWith(u"|Oven|Outside|Office"_s); }));
    QCOMPARE(chosen.data(PaletteModel::TitleRole).toString(), u"Office"_s);
}

void TestPaletteModel::dropsOlderAnswers()
{
    m_model->setText(u"old"_s);
    QVERIFY(asksAll());
    const auto old = next();
    m_channel->asked.clear();
    m_model->setText(u"new"_s);
    old.answer(R"({"devices":[{"device_id":"d1","name":"Old"}]})");
    QVERIFY(asksAll());
    next().answer(R"({"devices":[{"device_id":"d2","name":"New"}]})");
    QVERIFY(eventually([this] { return shown() == u"New"_s; }));
}

void TestPaletteModel::noBook()
{
    m_model->begin({ listed(u"Quit"_s) }, nullptr);
    m_model->setText(u"qui"_s);
    QCOMPARE(shown(), u"Quit"_s);
    QVERIFY(!m_model->isLooking());
    QVERIFY(!eventually([this] { return !m_channel->asked.empty(); }, 300));
}

void TestPaletteModel::cannotBeSearched()
{
    m_model->setText(u"quit"_s);
    QVERIFY(asksAll());
    while (!m_channel->asked.empty())
        next().fail(u"The server does not answer."_s);
    QVERIFY(eventually([this] { return !m_model->isLooking(); }));
    QCOMPARE(m_model->trouble(), u"The server does not answer."_s);
    QCOMPARE(shown(), u"Quit"_s); // actions are still there
    m_model->setText(u"q"_s);
    QVERIFY(m_model->trouble().isEmpty());
}

void TestPaletteModel::nothingFits()
{
    m_model->setText(u"<b>zzz"_s);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->setText(u"   "_s);
    QCOMPARE(m_model->rowCount(), 3);
    QVERIFY(!m_model->isLooking());
}

void TestPaletteModel::actionThatWent()
{
    m_model->setText(u"quit"_s);
    m_actions.back().reset();
    QVERIFY(!m_model->action(0));
    QVERIFY(m_model->row(0).second.isEmpty());
}

QTEST_MAIN(TestPaletteModel)
#include "tst_palettemodel.moc"
