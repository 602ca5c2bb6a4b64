#include "tests/support/eventually.h"
#include "tests/support/scriptedchannel.h"
#include "ui/models/groupmodel.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace hearthbook::test;
using namespace Qt::StringLiterals;

namespace {

using Counts = std::vector<std::pair<QString, int>>; ///< an empty name: rows without a value

QJsonObject device(const QString &key, const QString &name = {})
{
    return { { u"device_id"_s, key },
             { u"name"_s, name.isEmpty() ? u"Lamp "_s + key : name },
             { u"entity_count"_s, 2 } };
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson();
}

QByteArray groups(const Counts &counts, int total = -1)
{
    QJsonArray values;
    int sum = 0;
    for (const auto &[value, count] : counts) {
        values += QJsonObject { { u"value"_s, value.isEmpty() ? QJsonValue() : QJsonValue(value) },
                                { u"count"_s, count } };
        sum += count;
    }
    return json({ { u"devices"_s, QJsonArray {} },
                  { u"total"_s, total < 0 ? sum : total },
                  { u"facets"_s, QJsonObject { { u"area_id"_s, values } } } });
}

QByteArray devices(const QStringList &keys, const QString &next = {})
{
    QJsonArray rows;
    for (const QString &key : keys)
        rows += device(key);
    QJsonObject answer { { u"devices"_s, rows } };
    if (!next.isEmpty())
        answer.insert(u"next_cursor"_s, next);
    return json(answer);
}

QByteArray hierarchy(const QStringList &keys)
{
    QJsonArray rows;
    for (const QString &key : keys)
        rows += device(key);
    return json({ { u"children"_s, rows } });
}

QByteArray entities(const QStringList &keys)
{
    QJsonArray rows;
    for (const QString &key : keys)
        rows += QJsonObject { { u"entity_id"_s, key },
                              { u"friendly_name"_s, key.toUpper() },
                              { u"platform"_s, u"hue"_s } };
    return json({ { u"entities"_s, rows } });
}

BookEvent news(const QString &kind, const QString &key, const QString &action)
{
    return { .kind = kind, .data = { { u"key"_s, key }, { u"action"_s, action } } };
}

QStringList range(int first, int last)
{
    QStringList keys;
    for (int i = first; i < last; ++i)
        keys += u"d%1"_s.arg(i, 4, 10, QChar(u'0'));
    return keys;
}

} // namespace

class TestGroupModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void groupsComeFromAFacet();
    void groupsOfAChosenValueOnly();
    void tellsOfGroupsThatAreCut();
    void devicesAreReadWhenAGroupIsOpened();
    void rowsWithoutAValue();
    void moreDevicesWhenTheLastIsLookedAt();
    void belowADeviceItsDevicesAndEntities();
    void changesKeepWhatIsOpen();
    void devicesMoveWithinTheirGroup();
    void anEntityThatNobodySeesIsNotRead();
    void changesWaitForWhatIsUnderWay();
    void missedEverything();
    void lateAnswersOfAnOlderQuestionAreDropped();
    void anotherSearchKeepsWhatIsOpen();
    void failures();
    void aDeviceThatIsGone();
    void anotherGrouping();
    void manyDevicesAreReadAgainByTheirCursor();
    void isAModel();
    void withoutASource();
    void goneBeforeTheAnswer();

private:
    static void settle()
    {
        eventually([] { return false; }, 1);
    }
    ScriptedChannel::Asked next()
    {
        if (!eventually([this] { return !m_channel->asked.empty(); }, 2000))
            return {};
        ScriptedChannel::Asked asked = m_channel->asked.front();
        m_channel->asked.pop_front();
        return asked;
    }
    void answer(const QByteArray &body)
    {
        const ScriptedChannel::Asked asked = next();
        QVERIFY2(asked.reply, "nothing was asked");
        asked.answer(body);
        settle();
    }
    void fill(const Counts &counts)
    {
        answer(groups(counts));
        QVERIFY(eventually([&] { return m_model->rowCount() == int(counts.size()); }));
    }
    void openGroup(int row, const QStringList &keys, const QString &more = {})
    {
        m_model->fetchMore(m_model->index(row, 0));
        answer(devices(keys, more));
        QVERIFY(eventually([&] { return m_model->rowCount(m_model->index(row, 0)) == keys.size(); }));
    }
    /// "Kitchen (2)|Lamp a", the first column below a line.
    QString texts(const QModelIndex &parent = {}) const
    {
        QStringList out;
        for (int row = 0; row < m_model->rowCount(parent); ++row)
            out += m_model->index(row, 0, parent).data().toString();
        return out.join(u'|');
    }

    ScriptedChannel *m_channel = nullptr;
    std::unique_ptr<MetadataSource> m_source;
    std::unique_ptr<GroupModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestGroupModel::init()
{
    auto channel = std::make_unique<ScriptedChannel>();
    m_channel = channel.get();
    m_source = std::make_unique<MetadataSource>(std::move(channel));
    m_model = std::make_unique<GroupModel>(std::vector<Column> { { u"name"_s, u"Name"_s },
                                                                 { u"entity_count"_s, u"Entities"_s, CellForm::Count },
                                                                 { u"integration"_s, u"Integration"_s } });
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_tester->setUseFetchMore(false);
    m_model->setGrouping({ u"area_id"_s, u"Area"_s, CellForm::Area, u"No area"_s, u"areas"_s });
    m_model->setSource(m_source.get());
}

void TestGroupModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
    m_source.reset();
}

void TestGroupModel::groupsComeFromAFacet()
{
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"facet=area_id"_s), qPrintable(asked.target()));
    QVERIFY2(asked.target().contains(u"limit=1&"_s), qPrintable(asked.target()));
    QSignalSpy loaded(m_model.get(), &GroupModel::loaded);
    asked.answer(groups({ { u""_s, 3 }, { u"office"_s, 1200 }, { u"attic"_s, 7 } }));
    QVERIFY(eventually([&] { return loaded.size() == 1; }));
    QCOMPARE(texts(), u"attic (7)|office (1,200)|No area (3)"_s);
    QVERIFY(m_model->hasChildren(m_model->index(0, 0)));
    QVERIFY(m_channel->asked.empty()); // no row is read
    m_model->setAreaNames(AreaNames({ { u"office"_s, u"A room"_s }, { u"attic"_s, u"Z room"_s } }));
    answer(groups({ { u""_s, 3 }, { u"office"_s, 1200 }, { u"attic"_s, 7 } }));
    QCOMPARE(texts(), u"A room (1,200)|Z room (7)|No area (3)"_s);
}

void TestGroupModel::groupsOfAChosenValueOnly()
{
    fill({ { u"office"_s, 1 } });
    m_model->setQuery({ .filters = { { u"area_id"_s, { u"attic"_s } } } });
    answer(groups({ { u"office"_s, 1 }, { u"attic"_s, 2 }, { u""_s, 1 } }, 2));
    QCOMPARE(texts(), u"attic (2)"_s);
    QVERIFY(!m_model->isCut());
}

void TestGroupModel::tellsOfGroupsThatAreCut()
{
    answer(groups({ { u"office"_s, 5 } }, 9));
    QVERIFY(m_model->isCut());
}

void TestGroupModel::devicesAreReadWhenAGroupIsOpened()
{
    fill({ { u"kitchen"_s, 2 }, { u"office"_s, 1 } });
    m_model->setQuery({ .sort = u"-name"_s,
                        .search = u"la"_s,
                        .filters = { { u"manufacturer"_s, { u"IKEA"_s } } },
                        .facets = { u"area_id"_s, u"manufacturer"_s } });
    answer(groups({ { u"kitchen"_s, 2 }, { u"office"_s, 1 } }));
    const QModelIndex kitchen = m_model->index(0, 0);
    QVERIFY(m_model->canFetchMore(kitchen));
    m_model->fetchMore(kitchen);
    QVERIFY(!m_model->canFetchMore(kitchen)); // it is under way
    const ScriptedChannel::Asked asked = next();
    QCOMPARE(asked.target(), u"/api/devices?limit=200&sort=-name&q=la&manufacturer=IKEA&area_id=kitchen"_s);
    asked.answer(devices({ u"a"_s, u"b"_s }));
    QVERIFY(eventually([&] { return texts(kitchen) == u"Lamp a|Lamp b"_s; }));
    QVERIFY(!m_model->canFetchMore(kitchen));
    const QModelIndex device = m_model->index(1, 0, kitchen);
    QCOMPARE(device.data(GroupModel::KeyRole).toString(), u"b"_s);
    QCOMPARE(m_model->index(1, 1, kitchen).data().toString(), u"2"_s);
    QCOMPARE(device.data(GroupModel::RowRole).toJsonObject().value(u"name").toString(), u"Lamp b"_s);
    QCOMPARE(m_model->find(TreeItem::Kind::Device, u"b"_s, kitchen), device);
    QVERIFY(!m_model->find(TreeItem::Kind::Device, u"z"_s, kitchen).isValid());
}

void TestGroupModel::rowsWithoutAValue()
{
    fill({ { u""_s, 2 } });
    m_model->fetchMore(m_model->index(0, 0));
    const QString target = next().target();
    QVERIFY2(target.contains(u"missing=area_id"_s) && !target.contains(u"&area_id"_s), qPrintable(target));
}

void TestGroupModel::moreDevicesWhenTheLastIsLookedAt()
{
    fill({ { u"kitchen"_s, 300 } });
    const QModelIndex kitchen = m_model->index(0, 0);
    openGroup(0, range(0, 200), u"c1"_s);
    m_model->index(10, 0, kitchen).data();
    settle();
    QVERIFY(m_channel->asked.empty());
    m_model->index(199, 0, kitchen).data();
    const ScriptedChannel::Asked asked = next();
    QVERIFY2(asked.target().contains(u"cursor=c1"_s), qPrintable(asked.target()));
    m_model->index(199, 0, kitchen).data();
    settle();
    QVERIFY(m_channel->asked.empty()); // once
    asked.answer(devices(range(199, 300))); // one of them moved meanwhile
    QVERIFY(eventually([&] { return m_model->rowCount(kitchen) == 300; }));
    m_model->index(299, 0, kitchen).data();
    settle();
    QVERIFY(m_channel->asked.empty());
}

void TestGroupModel::belowADeviceItsDevicesAndEntities()
{
    fill({ { u"kitchen"_s, 1 } });
    openGroup(0, { u"hub"_s });
    const QModelIndex hub = m_model->index(0, 0, m_model->index(0, 0));
    QVERIFY(m_model->hasChildren(hub));
    m_model->fetchMore(hub);
    ScriptedChannel::Asked asked = next();
    QCOMPARE(asked.call.path, u"/api/devices/hub/hierarchy"_s);
    asked.answer(hierarchy({ u"z"_s, u"a"_s }));
    asked = next();
    QVERIFY2(asked.target().startsWith(u"/api/entities?"_s) && asked.target().contains(u"device_id=hub"_s),
             qPrintable(asked.target()));
    asked.answer(entities({ u"light.x"_s }));
    QVERIFY(eventually([&] { return texts(hub) == u"Lamp a|Lamp z|LIGHT.X"_s; }));
    const QModelIndex light = m_model->index(2, 0, hub);
    QVERIFY(!m_model->hasChildren(light));
    QVERIFY(!m_model->canFetchMore(light));
    QCOMPARE(light.siblingAtColumn(1).data().toString(), QString()); // an entity counts no entities
    QCOMPARE(light.siblingAtColumn(2).data().toString(), u"hue"_s);
    QCOMPARE(light.data(GroupModel::KindRole).toInt(), int(TreeItem::Kind::Entity));
}

void TestGroupModel::changesKeepWhatIsOpen()
{
    fill({ { u"kitchen"_s, 3 }, { u"office"_s, 1 } });
    openGroup(0, { u"a"_s, u"b"_s, u"c"_s });
    const QPersistentModelIndex b = m_model->index(1, 0, m_model->index(0, 0));
    m_channel->tell({ news(u"device"_s, u"a"_s, u"remove"_s), news(u"device"_s, u"n"_s, u"create"_s) });
    answer(groups({ { u"attic"_s, 1 }, { u"kitchen"_s, 3 }, { u"office"_s, 1 } }));
    QCOMPARE(texts(), u"attic (1)|kitchen (3)|office (1)"_s);
    QCOMPARE(b.parent().row(), 1);
    QVERIFY2(m_channel->asked.front().target().contains(u"area_id=kitchen"_s), "only what was opened is read");
    answer(devices({ u"b"_s, u"c"_s, u"n"_s }));
    QVERIFY(eventually([&] { return texts(b.parent()) == u"Lamp b|Lamp c|Lamp n"_s; }));
    QVERIFY(b.isValid());
    QCOMPARE(b.row(), 0);
    settle();
    QVERIFY(m_channel->asked.empty());
}

void TestGroupModel::devicesMoveWithinTheirGroup()
{
    fill({ { u"kitchen"_s, 4 } });
    openGroup(0, { u"a"_s, u"b"_s, u"c"_s, u"d"_s });
    const QModelIndex kitchen = m_model->index(0, 0);
    const QPersistentModelIndex d = m_model->index(3, 0, kitchen);
    m_model->refresh();
    answer(groups({ { u"kitchen"_s, 4 } }));
    answer(devices({ u"d"_s, u"b"_s, u"e"_s, u"a"_s }));
    QVERIFY(eventually([&] { return texts(kitchen) == u"Lamp d|Lamp b|Lamp e|Lamp a"_s; }));
    QCOMPARE(d.row(), 0);
    QCOMPARE(d.data(GroupModel::KeyRole).toString(), u"d"_s);
}

void TestGroupModel::anEntityThatNobodySeesIsNotRead()
{
    fill({ { u"kitchen"_s, 1 } });
    openGroup(0, { u"hub"_s });
    m_model->fetchMore(m_model->index(0, 0, m_model->index(0, 0)));
    answer(hierarchy({}));
    answer(entities({ u"light.x"_s }));
    m_channel->tell({ news(u"entity"_s, u"light.other"_s, u"update"_s) });
    QVERIFY(!eventually([&] { return !m_channel->asked.empty(); }, 400));
    m_channel->tell({ news(u"entity"_s, u"light.x"_s, u"update"_s) });
    QVERIFY(next().target().contains(u"facet="_s));
}

void TestGroupModel::changesWaitForWhatIsUnderWay()
{
    fill({ { u"kitchen"_s, 1 } });
    m_model->refresh();
    const ScriptedChannel::Asked first = next();
    m_channel->tell({ news(u"device"_s, u"a"_s, u"update"_s) });
    QVERIFY(!eventually([&] { return !m_channel->asked.empty(); }, 400));
    first.answer(groups({ { u"kitchen"_s, 1 } }));
    answer(groups({ { u"kitchen"_s, 2 } })); // asked anew, by itself
    QVERIFY(eventually([&] { return texts() == u"kitchen (2)"_s; }));
}

void TestGroupModel::missedEverything()
{
    fill({ { u"kitchen"_s, 1 } });
    m_channel->tell({ { .kind = u"resync"_s } });
    answer(groups({ { u"kitchen"_s, 5 } }));
    QVERIFY(eventually([&] { return texts() == u"kitchen (5)"_s; }));
}

void TestGroupModel::lateAnswersOfAnOlderQuestionAreDropped()
{
    fill({ { u"kitchen"_s, 1 } });
    m_model->fetchMore(m_model->index(0, 0));
    const ScriptedChannel::Asked late = next();
    m_model->setQuery({ .search = u"x"_s });
    late.answer(devices({ u"a"_s }));
    settle();
    QCOMPARE(m_model->rowCount(m_model->index(0, 0)), 0);
    answer(groups({ { u"kitchen"_s, 1 } }));
    answer(devices({ u"x"_s })); // it is open: it is asked again
    QVERIFY(eventually([&] { return texts(m_model->index(0, 0)) == u"Lamp x"_s; }));
}

void TestGroupModel::anotherSearchKeepsWhatIsOpen()
{
    fill({ { u"kitchen"_s, 2 } });
    openGroup(0, { u"a"_s, u"b"_s });
    const QPersistentModelIndex b = m_model->index(1, 0, m_model->index(0, 0));
    m_model->setQuery({ .search = u"b"_s });
    settle();
    QVERIFY(b.isValid()); // the old rows stay until the new ones are there
    answer(groups({ { u"kitchen"_s, 1 } }));
    answer(devices({ u"b"_s }));
    QVERIFY(eventually([&] { return m_model->rowCount(m_model->index(0, 0)) == 1; }));
    QCOMPARE(b.row(), 0);
}

void TestGroupModel::failures()
{
    fill({ { u"kitchen"_s, 2 } });
    QSignalSpy failed(m_model.get(), &GroupModel::failed);
    const QModelIndex kitchen = m_model->index(0, 0);
    m_model->fetchMore(kitchen);
    next().fail(u"Nobody is there"_s);
    QVERIFY(eventually([&] { return failed.size() == 1; }));
    QCOMPARE(failed.at(0).at(0).toString(), u"Nobody is there"_s);
    QVERIFY(m_model->canFetchMore(kitchen)); // may be tried again
    m_model->refresh();
    next().fail(u"Still nobody"_s);
    QVERIFY(eventually([&] { return failed.size() == 2; }));
    QCOMPARE(texts(), u"kitchen (2)"_s);
    m_channel->tell({ { .kind = u"resync"_s } }); // it is back
    answer(groups({ { u"kitchen"_s, 2 } }));
    answer(devices({ u"a"_s, u"b"_s }));
    QVERIFY(eventually([&] { return texts(kitchen) == u"Lamp a|Lamp b"_s; }));
}

void TestGroupModel::aDeviceThatIsGone()
{
    fill({ { u"kitchen"_s, 1 } });
    openGroup(0, { u"a"_s });
    const QSignalSpy failed(m_model.get(), &GroupModel::failed);
    m_model->fetchMore(m_model->index(0, 0, m_model->index(0, 0)));
    next().answer(R"({"title":"Not Found","detail":"Device a not found"})", 404);
    settle();
    QCOMPARE(failed.size(), 0);
}

void TestGroupModel::anotherGrouping()
{
    fill({ { u"kitchen"_s, 1 } });
    openGroup(0, { u"a"_s });
    m_model->setGrouping({ u"manufacturer"_s, u"Manufacturer"_s, CellForm::Text, u"No manufacturer"_s });
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(next().target().contains(u"facet=manufacturer"_s));
}

void TestGroupModel::manyDevicesAreReadAgainByTheirCursor()
{
    fill({ { u"kitchen"_s, 1500 } });
    openGroup(0, range(0, 1500));
    m_model->refresh();
    answer(groups({ { u"kitchen"_s, 1500 } }));
    const ScriptedChannel::Asked first = next();
    QVERIFY2(first.target().contains(u"limit=1000"_s), qPrintable(first.target()));
    first.answer(devices(range(0, 1000), u"c"_s));
    const ScriptedChannel::Asked second = next();
    QVERIFY2(second.target().contains(u"cursor=c"_s), qPrintable(second.target()));
    second.answer(devices(range(1000, 1499)));
    QVERIFY(eventually([&] { return m_model->rowCount(m_model->index(0, 0)) == 1499; }));
}

/// Random listings, one after the other: the tester watches.
void TestGroupModel::isAModel()
{
    QRandomGenerator random(7);
    fill({ { u"kitchen"_s, 5 } });
    openGroup(0, { u"a"_s, u"b"_s });
    for (int round = 0; round < 60; ++round) {
        QStringList keys;
        for (QChar c = u'a'; c <= u'j'; c = QChar(char16_t(c.unicode() + 1)))
            keys.insert(random.bounded(int(keys.size()) + 1), QString(c));
        keys.resize(random.bounded(10));
        m_model->refresh();
        Counts counts { { u"kitchen"_s, int(keys.size()) } };
        if (round % 3 == 0)
            counts.emplace_back(u"attic"_s, 1);
        answer(groups(counts));
        answer(devices(keys));
        const QModelIndex kitchen = m_model->find(TreeItem::Kind::Group, u"kitchen"_s);
        QStringList shown;
        for (int row = 0; row < m_model->rowCount(kitchen); ++row)
            shown += m_model->index(row, 0, kitchen).data(GroupModel::KeyRole).toString();
        QCOMPARE(shown, keys);
    }
    QCOMPARE(m_model->headerData(1, Qt::Horizontal, Qt::DisplayRole), u"Entities"_s);
}

void TestGroupModel::withoutASource()
{
    fill({ { u"kitchen"_s, 1 } });
    openGroup(0, { u"a"_s });
    m_model->setSource(nullptr);
    QCOMPARE(m_model->rowCount(), 0);
    m_model->refresh();
    settle();
    QVERIFY(m_channel->asked.empty());
}

void TestGroupModel::goneBeforeTheAnswer()
{
    const ScriptedChannel::Asked asked = next();
    m_tester.reset();
    m_model.reset();
    asked.answer(groups({ { u"kitchen"_s, 1 } }));
    settle();
    QVERIFY(m_channel->asked.empty()); // nobody asks on
}

QTEST_GUILESS_MAIN(TestGroupModel)
#include "tst_groupmodel.moc"
