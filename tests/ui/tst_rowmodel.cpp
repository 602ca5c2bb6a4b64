#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/rowselection.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

QString keyOf(int i)
{
    return u"d%1"_s.arg(i, 6, 10, QChar(u'0'));
}

QJsonObject row(int i, const QString &name = {})
{
    return { { u"device_id"_s, keyOf(i) },
             { u"name"_s, name.isEmpty() ? u"Lamp %1"_s.arg(i) : name },
             { u"entity_count"_s, i } };
}

/// As the wire has it: rows `first` to `last`, of `total`.
QByteArray page(int first, int last, int total)
{
    QJsonArray rows;
    for (int i = first; i < last; ++i)
        rows += row(i);
    return QJsonDocument(QJsonObject { { u"devices"_s, rows }, { u"total"_s, total } }).toJson();
}

BookEvent news(int i, const QString &action)
{
    return { .kind = u"device"_s, .data = { { u"key"_s, keyOf(i) }, { u"action"_s, action } } };
}

} // namespace

class TestRowModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isAModel();
    void firstWindowThenWhatIsLookedAt();
    void asksForAWindowOnce();
    void whatWasScrolledPastIsNotRead();
    void oldRowsStayUntilTheNewAreThere();
    void lateAnswersOfAnOlderQuestionAreDropped();
    void rowsComeAndGo();
    void changedRowIsReadAgain();
    void manyChangesAreReadByWindows();
    void otherKindsDoNotMatter();
    void missedEverything();
    void failures();
    void timesGoOn();
    void refusedConditionKeepsRowsAndQuery();
    void oldWindowsCanBeReadMeanwhile();
    void hintsArePlainText();
    void withoutASource();
    void goneBeforeTheAnswer();
    void whoHoldsARowHoldsNoOther();
    void selectedRowsStaySelected();

private:
    /// Lets answers arrive.
    static void settle()
    {
        eventually([] { return false; }, 1);
    }
    QString cell(int at, int column = 0) const { return m_model->index(at, column).data().toString(); }
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            return {};
        ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    void fill(int total)
    {
        next().answer(page(0, std::min(total, RowModel::windowRows), total));
        QVERIFY(eventually([&] { return m_model->rowCount() == total; }));
    }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<RowModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestRowModel::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_model = std::make_unique<RowModel>(
        deviceRows(),
        std::vector<Column> { { u"name"_s, u"Name"_s }, { u"entity_count"_s, u"Entities"_s, CellForm::Count } });
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setSource(m_source.get());
}

void TestRowModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
}

void TestRowModel::isAModel()
{
    fill(3);
    QCOMPARE(m_model->columnCount(), 2);
    QCOMPARE(m_model->headerData(1, Qt::Horizontal, Qt::DisplayRole), u"Entities"_s);
    QCOMPARE(cell(2), u"Lamp 2"_s);
    QCOMPARE(m_model->index(2, 0).data(RowModel::KeyRole), keyOf(2));
    QCOMPARE(m_model->rowOf(keyOf(2)), 2);
    QCOMPARE(m_model->rowOf(u"nobody"_s), -1);
}

void TestRowModel::firstWindowThenWhatIsLookedAt()
{
    fill(100'000);
    QCOMPARE(cell(0), u"Lamp 0"_s);
    QVERIFY(m_channel->asked.empty());
    QCOMPARE(cell(70'000), QString());
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"offset=70000"_s), qPrintable(asked.target()));
    QVERIFY(!asked.target().contains(u"total"_s));
    asked.answer(page(70'000, 70'200, 100'000));
    QVERIFY(eventually([&] { return cell(70'000) == u"Lamp 70000"_s; }));
    settle();
    QVERIFY(m_channel->asked.empty());
}

void TestRowModel::asksForAWindowOnce()
{
    fill(1000);
    for (int round = 0; round < 2; ++round) {
        for (int i = 200; i < 400; ++i)
            cell(i);
        settle();
        QCOMPARE(m_channel->asked.size(), 1U);
    }
}

void TestRowModel::whatWasScrolledPastIsNotRead()
{
    fill(100'000);
    for (int i = 1000; i <= 90'000; i += 1000)
        cell(i);
    QStringList offsets;
    while (eventually([&] { return !m_channel->asked.empty(); }, 200)) {
        const ScriptedChannel::Asked asked = next();
        offsets += asked.call.query.queryItemValue(u"offset"_s);
        asked.answer(page(0, 0, 0));
    }
    QCOMPARE(offsets, (QStringList { u"90000"_s, u"89000"_s, u"88000"_s, u"87000"_s }));
}

void TestRowModel::oldRowsStayUntilTheNewAreThere()
{
    fill(10);
    m_model->setQuery({ .search = u"desk"_s });
    settle();
    QCOMPARE(m_model->rowCount(), 10);
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"q=desk"_s), qPrintable(asked.target()));
    asked.answer(page(5, 6, 1));
    QVERIFY(eventually([&] { return m_model->rowCount() == 1; }));
    QCOMPARE(cell(0), u"Lamp 5"_s);
}

void TestRowModel::lateAnswersOfAnOlderQuestionAreDropped()
{
    const ScriptedChannel::Asked first = next();
    m_model->setQuery({ .search = u"d"_s });
    const ScriptedChannel::Asked second = next();
    second.answer(page(7, 8, 1));
    QVERIFY(eventually([&] { return m_model->rowCount() == 1; }));
    first.answer(page(0, 10, 10));
    settle();
    QCOMPARE(m_model->rowCount(), 1);
    QCOMPARE(cell(0), u"Lamp 7"_s);
}

void TestRowModel::rowsComeAndGo()
{
    fill(10);
    for (const int total : { 11, 9, 0, 3 }) {
        m_channel->tell({ news(1, u"create"_s) });
        next().answer(page(0, total, total));
        QVERIFY(eventually([&] { return m_model->rowCount() == total; }));
        QVERIFY(m_channel->asked.empty());
    }
}

void TestRowModel::changedRowIsReadAgain()
{
    fill(10);
    const QSignalSpy changed(m_model.get(), &RowModel::rowChanged);
    m_channel->tell({ news(4, u"update"_s), news(4, u"update"_s), news(999, u"update"_s) });
    const ScriptedChannel::Asked asked = next();
    QCOMPARE(asked.call.path, u"/api/devices/"_s + keyOf(4));
    QVERIFY(m_channel->asked.empty()); // the other one is not shown
    asked.answer(QJsonDocument(row(4, u"Desk"_s)).toJson());
    QVERIFY(eventually([&] { return cell(4) == u"Desk"_s; }));
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toInt(), 4);
}

void TestRowModel::manyChangesAreReadByWindows()
{
    fill(100);
    std::vector<BookEvent> events;
    for (int i = 0; i < 100; ++i)
        events.push_back(news(i, u"update"_s));
    m_channel->tell(events);
    QVERIFY(next().target().startsWith(u"/api/devices?"_s));
    settle();
    QVERIFY(m_channel->asked.empty());
}

void TestRowModel::otherKindsDoNotMatter()
{
    fill(3);
    BookEvent other = news(1, u"update"_s);
    other.kind = u"entity"_s;
    m_channel->tell({ other });
    QVERIFY(!eventually([&] { return !m_channel->asked.empty(); }, 400));
}

void TestRowModel::missedEverything()
{
    fill(3);
    m_channel->tell({ { .kind = u"resync"_s } });
    next().answer(page(0, 5, 5));
    QVERIFY(eventually([&] { return m_model->rowCount() == 5; }));
}

void TestRowModel::failures()
{
    fill(3);
    QSignalSpy failed(m_model.get(), &RowModel::failed);
    m_model->setQuery({ .sort = u"x"_s });
    next().answer(R"({"title":"Unprocessable","detail":[{"msg":"Input should be one of name"}]})", 422);
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QCOMPARE(failed.at(0).at(0).toString(), u"Input should be one of name"_s);
    m_model->refresh();
    next().fail(u"Nobody is there"_s);
    QVERIFY(eventually([&] { return failed.size() == 2; }));
    QCOMPARE(failed.at(1).at(0).toString(), u"Nobody is there"_s);
    QCOMPARE(m_model->rowCount(), 3);
}

/// "3 min ago" is told again without anybody's doing.
void TestRowModel::timesGoOn()
{
    fill(3);
    auto *minute = m_model->findChild<QTimer *>(u"minute"_s);
    QVERIFY(minute && minute->isActive() && !minute->isSingleShot());
    QCOMPARE(minute->interval(), 60'000);
    QSignalSpy told(m_model.get(), &QAbstractItemModel::dataChanged);
    minute->setInterval(1);
    QVERIFY(eventually([&] { return !told.empty(); }));
    QCOMPARE(told.at(0).at(1).toModelIndex().row(), 2);
}

void TestRowModel::refusedConditionKeepsRowsAndQuery()
{
    fill(1000);
    QSignalSpy failed(m_model.get(), &RowModel::failed);
    QSignalSpy refused(m_model.get(), &RowModel::refused);
    m_model->setQuery({ .where = { u"name~("_s } });
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"where=name~("_s), qPrintable(asked.target()));
    asked.answer(R"({"detail":[{"loc":["query","where"],"msg":"The pattern is wrong","input":"name~("}]})", 422);
    QVERIFY(eventually([&] { return refused.size() == 1; }));
    QCOMPARE(failed.size(), 0);
    QVERIFY(m_model->query().where.isEmpty());
    QCOMPARE(cell(3), u"Lamp 3"_s);
    QVERIFY(m_channel->asked.empty());
    QCOMPARE(cell(300), QString());
    const ScriptedChannel::Asked window = next();
    QVERIFY2(!window.target().contains(u"where"_s), qPrintable(window.target()));
}

/// What comes of the old rows after the new ones are there is dropped.
void TestRowModel::oldWindowsCanBeReadMeanwhile()
{
    fill(1000);
    m_model->setQuery({ .where = { u"name*=x"_s } });
    const ScriptedChannel::Asked asked = next();
    QCOMPARE(cell(3), u"Lamp 3"_s);
    QCOMPARE(cell(300), QString());
    const ScriptedChannel::Asked window = next();
    QVERIFY2(!window.target().contains(u"where"_s), qPrintable(window.target()));
    asked.answer(page(500, 700, 700));
    QVERIFY(eventually([&] { return m_model->rowCount() == 700; }));
    window.answer(page(200, 400, 1000));
    settle();
    QCOMPARE(cell(0), u"Lamp 500"_s);
    QCOMPARE(cell(300), QString());
}

void TestRowModel::hintsArePlainText()
{
    const QJsonObject evil = row(0, u"<b>bold</b> & more"_s);
    next().answer(QJsonDocument(QJsonObject { { u"devices"_s, QJsonArray { evil } }, { u"total"_s, 1 } }).toJson());
    QVERIFY(eventually([&] { return m_model->rowCount() == 1; }));
    QCOMPARE(m_model->index(0, 0).data(Qt::ToolTipRole).toString(),
             u"<span>&lt;b&gt;bold&lt;/b&gt; &amp; more</span>"_s);
}

void TestRowModel::withoutASource()
{
    fill(3);
    m_model->setSource(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->refresh();
    QVERIFY(m_channel->asked.empty());
}

void TestRowModel::goneBeforeTheAnswer()
{
    const ScriptedChannel::Asked asked = next();
    m_tester.reset();
    m_model.reset();
    asked.answer(page(0, 3, 3));
    settle();
    QVERIFY(m_channel->asked.empty()); // nobody asks on
}

/// Also where its window is not the one that is looked at, and where its new place is not known.
void TestRowModel::whoHoldsARowHoldsNoOther()
{
    fill(1000);
    cell(300);
    next().answer(page(200, 400, 1000));
    QVERIFY(eventually([&] { return cell(300) == u"Lamp 300"_s; }));
    const QPersistentModelIndex near(m_model->index(150, 0));
    const QPersistentModelIndex last(m_model->index(399, 0));
    cell(300); // looked at last
    m_channel->tell({ news(2000, u"create"_s) });
    QHash<QString, ScriptedChannel::Asked> asked;
    for (int i = 0; i < 3; ++i) {
        const ScriptedChannel::Asked one = next();
        asked.insert(one.call.query.queryItemValue(u"offset"_s), one);
    }
    QVERIFY(m_channel->asked.empty());
    asked.take(u"400"_s).answer(page(395, 595, 1005)); // five came before
    asked.take({}).answer(page(-5, 195, 1005));
    QCOMPARE(m_model->rowCount(), 1000);
    asked.take(u"200"_s).answer(page(195, 395, 1005));
    QVERIFY(eventually([&] { return m_model->rowCount() == 1005; }));
    QCOMPARE(near.row(), 155);
    QCOMPARE(last.row(), 404);
    QCOMPARE(cell(155), u"Lamp 150"_s);
    m_channel->tell({ news(2000, u"create"_s) });
    for (int i = 0; i < 3; ++i)
        next().answer(page(0, 1, 1005)); // far away by now
    QVERIFY(eventually([&] { return !near.isValid(); }));
    QVERIFY(!last.isValid());
}

void TestRowModel::selectedRowsStaySelected()
{
    fill(1000);
    RowSelection selection(*m_model);
    using Flag = QItemSelectionModel;
    selection.select(m_model->index(3, 0), Flag::ClearAndSelect | Flag::Rows);
    selection.select(m_model->index(5, 0), Flag::Select | Flag::Rows);
    m_model->setQuery({ .sort = u"-name"_s });
    next().answer(page(500, 700, 1000));
    QVERIFY(eventually([&] { return cell(0) == u"Lamp 500"_s; }));
    QVERIFY(selection.rows().empty());
    QCOMPARE(selection.count(), 2);
    QCOMPARE(selection.read().value(), (std::vector { row(3), row(5) }));
    cell(205);
    next().answer(page(0, 200, 1000));
    QVERIFY(eventually([&] { return cell(205) == u"Lamp 5"_s; }));
    QCOMPARE(selection.rows(), (std::vector { 203, 205 }));
    QCOMPARE(selection.count(), 2);
    m_model->setQuery({ .sort = u"name"_s });
    next().answer(page(500, 700, 1000));
    QVERIFY(eventually([&] { return selection.rows().empty(); }));
    QSignalSpy changed(&selection, &QItemSelectionModel::selectionChanged);
    selection.select(m_model->index(0, 0), Flag::ClearAndSelect | Flag::Rows);
    QCOMPARE(selection.count(), 1);
    QVERIFY(!changed.empty());
}

QTEST_GUILESS_MAIN(TestRowModel)
#include "tst_rowmodel.moc"
