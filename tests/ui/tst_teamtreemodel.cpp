#include "ui/models/teamfilter.h"
#include "ui/models/teamtreemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace hearthbook;
using namespace Qt::StringLiterals;

class TestTeamTreeModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isAModel();
    void groupsOfTheNfl();
    void countsWhatIsChosen();
    void checkingIsTold();
    void readOnly();
    void withoutConferences();
    void searches_data();
    void searches();
    void searchFindsGroups();
    void isAModelWhileFiltered();

private:
    const std::vector<Team> &teams(League league = League::Nfl) const { return m_teams.teams(league); }
    static QStringList names(const QAbstractItemModel &model, const QModelIndex &parent = {})
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(parent); ++row)
            out += model.index(row, 0, parent).data().toString();
        return out;
    }
    /// The teams, whatever their groups.
    static QStringList leaves(const QAbstractItemModel &model, const QModelIndex &parent = {})
    {
        QStringList out;
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            if (model.rowCount(index) > 0)
                out += leaves(model, index);
            else
                out += index.data().toString();
        }
        return out;
    }

    const TeamCatalogue m_teams = TeamCatalogue::shipped().value_or(TeamCatalogue());
};

void TestTeamTreeModel::isAModel()
{
    TeamTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), 0);
    model.setTeams(teams());
    model.setChosen({ u"DAL"_s });
    model.setEditable(false);
    model.setTeams(teams(League::Nhl));
    model.setTeams({});
}

void TestTeamTreeModel::groupsOfTheNfl()
{
    TeamTreeModel model;
    model.setTeams(teams());
    QCOMPARE(names(model), (QStringList { u"AFC"_s, u"NFC"_s }));
    const QModelIndex nfc = model.index(1, 0);
    QCOMPARE(names(model, nfc), (QStringList { u"NFC East"_s, u"NFC North"_s, u"NFC South"_s, u"NFC West"_s }));
    const QModelIndex east = model.index(0, 0, nfc);
    QCOMPARE(names(model, east),
             (QStringList { u"Dallas Cowboys"_s, u"New York Giants"_s, u"Philadelphia Eagles"_s,
                            u"Washington Commanders"_s }));
    QCOMPARE(model.parent(model.index(2, 0, east)), east);
    QCOMPARE(model.parent(east), nfc);
    QCOMPARE(model.index(0, 1, east).data(), u"DAL"_s);
    QCOMPARE(leaves(model).size(), 32);
}

void TestTeamTreeModel::countsWhatIsChosen()
{
    TeamTreeModel model;
    model.setTeams(teams());
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setChosen({ u"DAL"_s, u"PHI"_s, u"KC"_s, u"nobody"_s });
    QVERIFY(!changed.isEmpty());
    const QModelIndex nfc = model.index(1, 0);
    const QModelIndex east = model.index(0, 0, nfc);
    QCOMPARE(nfc.siblingAtColumn(1).data(), u"2 of 16"_s);
    QCOMPARE(east.siblingAtColumn(1).data(), u"2 of 4"_s);
    QCOMPARE(model.index(0, 1).data(), u"1 of 16"_s);
    QCOMPARE(model.index(0, 0, east).data(Qt::CheckStateRole), QVariant(Qt::Checked));
    QCOMPARE(model.index(1, 0, east).data(Qt::CheckStateRole), QVariant(Qt::Unchecked));
    QVERIFY(!east.data(Qt::CheckStateRole).isValid());
    changed.clear();
    model.setChosen({ u"PHI"_s, u"DAL"_s, u"KC"_s, u"nobody"_s });
    QVERIFY(changed.isEmpty());
}

void TestTeamTreeModel::checkingIsTold()
{
    TeamTreeModel model;
    model.setTeams(teams());
    QSignalSpy toggled(&model, &TeamTreeModel::toggled);
    const QModelIndex east = model.index(0, 0, model.index(1, 0));
    const QModelIndex dallas = model.index(0, 0, east);
    QVERIFY(dallas.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!east.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(model.setData(dallas, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(toggled.size(), 1);
    QCOMPARE(toggled.at(0), (QVariantList { u"DAL"_s, true }));
    QCOMPARE(dallas.data(Qt::CheckStateRole), QVariant(Qt::Unchecked)); // until it is told so
    QVERIFY(!model.setData(east, Qt::Checked, Qt::CheckStateRole));
    QVERIFY(!model.setData(dallas, u"Another name"_s, Qt::EditRole));
    QCOMPARE(toggled.size(), 1);
}

void TestTeamTreeModel::readOnly()
{
    TeamTreeModel model;
    model.setTeams(teams());
    model.setEditable(false);
    QSignalSpy toggled(&model, &TeamTreeModel::toggled);
    const QModelIndex dallas = model.index(0, 0, model.index(0, 0, model.index(1, 0)));
    QVERIFY(!dallas.flags().testFlag(Qt::ItemIsUserCheckable));
    QVERIFY(!model.setData(dallas, Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(toggled.size(), 0);
}

void TestTeamTreeModel::withoutConferences()
{
    TeamTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTeams({ { .id = u"B"_s, .name = u"B"_s }, { .id = u"A"_s, .name = u"A"_s } });
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(leaves(model), (QStringList { u"A"_s, u"B"_s }));
}

void TestTeamTreeModel::searches_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("found");
    QTest::newRow("a name") << u"cowb"_s << u"Dallas Cowboys"_s;
    QTest::newRow("a city in capitals") << u"GREEN BAY"_s << u"Green Bay Packers"_s;
    QTest::newRow("words in any order") << u" bay  green "_s << u"Green Bay Packers"_s;
    QTest::newRow("an abbreviation") << u"wsh"_s << u"Washington Commanders"_s;
    QTest::newRow("a former id") << u"oak"_s << u"Las Vegas Raiders"_s;
    QTest::newRow("an old client's id") << u"nfl-dal"_s << u"Dallas Cowboys"_s;
    QTest::newRow("nothing like it") << u"cricket"_s << u""_s;
}

void TestTeamTreeModel::searches()
{
    QFETCH(QString, typed);
    TeamTreeModel model;
    model.setTeams(teams());
    TeamFilter filter;
    filter.setSourceModel(&model);
    filter.setSearch(typed);
    QTEST(leaves(filter).join(u'|'), "found");
    filter.setSearch(u"  "_s);
    QCOMPARE(leaves(filter).size(), 32);
}

void TestTeamTreeModel::searchFindsGroups()
{
    TeamTreeModel model;
    model.setTeams(teams());
    TeamFilter filter;
    filter.setSourceModel(&model);
    filter.setSearch(u"afc north"_s);
    QCOMPARE(leaves(filter),
             (QStringList { u"Baltimore Ravens"_s, u"Cincinnati Bengals"_s, u"Cleveland Browns"_s,
                            u"Pittsburgh Steelers"_s }));
}

void TestTeamTreeModel::isAModelWhileFiltered()
{
    TeamTreeModel model;
    TeamFilter filter;
    filter.setSourceModel(&model);
    const QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setTeams(teams());
    filter.setSearch(u"new"_s);
    model.setChosen({ u"NYG"_s });
    filter.setSearch({});
    model.setTeams(teams(League::Nhl));
}

QTEST_MAIN(TestTeamTreeModel)
#include "tst_teamtreemodel.moc"
