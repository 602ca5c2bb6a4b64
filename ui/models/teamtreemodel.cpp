#include "ui/models/teamtreemodel.h"

#include <QFont>
#include <QLocale>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What an index is below: nothing, a conference, or a division of one. Kept as its internal id.
struct Place
{
    int conference = -1;
    int division = -1;

    static constexpr quintptr most = 0x100;

    quintptr id() const { return quintptr(conference + 1) * most + quintptr(division + 1); }
    static Place of(const QModelIndex &index)
    {
        return { int(index.internalId() / most) - 1, int(index.internalId() % most) - 1 };
    }
};

/// The one of that name, added where it is not there.
template<typename Group>
Group &groupNamed(std::vector<Group> &groups, const QString &name)
{
    const auto found = std::find_if(groups.begin(), groups.end(), [&](const Group &one) { return one.name == name; });
    return found == groups.end() ? groups.emplace_back(Group { .name = name }) : *found;
}

template<typename Group>
void sortByName(std::vector<Group> &groups)
{
    std::sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) { return a.name < b.name; });
}

} // namespace

void TeamTreeModel::setTeams(const std::vector<Team> &teams)
{
    beginResetModel();
    m_conferences.clear();
    for (const Team &team : teams)
        add(m_conferences, team);
    sortByName(m_conferences);
    for (Conference &conference : m_conferences) {
        sortByName(conference.divisions);
        for (Division &division : conference.divisions)
            sortByName(division.teams);
    }
    endResetModel();
}

void TeamTreeModel::add(std::vector<Conference> &conferences, const Team &team)
{
    const QString conference = team.conference.isEmpty() ? tr("All teams") : team.conference;
    const QString division = team.division.isEmpty() ? tr("Teams") : team.division;
    groupNamed(groupNamed(conferences, conference).divisions, division).teams.push_back(team);
}

void TeamTreeModel::setChosen(const QSet<QString> &ids)
{
    if (ids == m_chosen)
        return;
    m_chosen = ids;
    tellAll();
}

void TeamTreeModel::setEditable(bool editable)
{
    if (editable == m_isEditable)
        return;
    m_isEditable = editable;
    tellAll();
}

void TeamTreeModel::tellAll(const QModelIndex &parent)
{
    const int rows = rowCount(parent);
    if (rows == 0)
        return;
    Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
    for (int row = 0; row < rows; ++row)
        tellAll(index(row, 0, parent));
}

QModelIndex TeamTreeModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    Place place;
    if (parent.isValid()) {
        place = Place::of(parent);
        (place.conference < 0 ? place.conference : place.division) = parent.row();
    }
    return createIndex(row, column, place.id());
}

QModelIndex TeamTreeModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Place place = Place::of(index);
    if (place.division >= 0)
        return createIndex(place.division, 0, Place { place.conference, -1 }.id());
    return place.conference >= 0 ? createIndex(place.conference, 0, Place().id()) : QModelIndex();
}

const TeamTreeModel::Conference *TeamTreeModel::conferenceAt(const QModelIndex &index) const
{
    return index.isValid() && Place::of(index).conference < 0 ? &m_conferences[std::size_t(index.row())] : nullptr;
}

const TeamTreeModel::Division *TeamTreeModel::divisionAt(const QModelIndex &index) const
{
    const Place place = index.isValid() ? Place::of(index) : Place();
    if (place.conference < 0 || place.division >= 0)
        return nullptr;
    return &m_conferences[std::size_t(place.conference)].divisions[std::size_t(index.row())];
}

const Team *TeamTreeModel::teamAt(const QModelIndex &index) const
{
    const Place place = index.isValid() ? Place::of(index) : Place();
    if (place.division < 0)
        return nullptr;
    return &m_conferences[std::size_t(place.conference)]
                .divisions[std::size_t(place.division)]
                .teams[std::size_t(index.row())];
}

int TeamTreeModel::rowCount(const QModelIndex &parent) const
{
    if (parent.column() > 0)
        return 0;
    if (!parent.isValid())
        return int(m_conferences.size());
    if (const Conference *conference = conferenceAt(parent))
        return int(conference->divisions.size());
    const Division *division = divisionAt(parent);
    return division ? int(division->teams.size()) : 0;
}

int TeamTreeModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TeamTreeModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == DetailColumn)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    const Team *team = teamAt(index);
    return team ? teamData(*team, index.column(), role) : groupData(index, role);
}

QVariant TeamTreeModel::teamData(const Team &team, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return column == NameColumn ? team.name : team.abbreviation;
    case Qt::CheckStateRole:
        return column == NameColumn ? QVariant(m_chosen.contains(team.id) ? Qt::Checked : Qt::Unchecked) : QVariant();
    case IdRole: return team.id;
    case SearchRole:
        return (QStringList { team.name, team.city, team.id, team.abbreviation } + team.aliases).join(u' ');
    default: return {};
    }
}

QVariant TeamTreeModel::groupData(const QModelIndex &index, int role) const
{
    const Conference *conference = conferenceAt(index);
    const QString &name = conference ? conference->name : divisionAt(index)->name;
    switch (role) {
    case Qt::DisplayRole: return index.column() == NameColumn ? name : countText(index.siblingAtColumn(NameColumn));
    case SearchRole: return name;
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return index.column() == NameColumn ? QVariant(font) : QVariant();
    }
    default: return {};
    }
}

/// "1 of 4".
QString TeamTreeModel::countText(const QModelIndex &group) const
{
    int chosen = 0;
    int all = 0;
    const auto count = [&](const Division &division) {
        all += int(division.teams.size());
        chosen += int(std::count_if(division.teams.begin(), division.teams.end(),
                                    [this](const Team &team) { return m_chosen.contains(team.id); }));
    };
    if (const Conference *conference = conferenceAt(group))
        std::for_each(conference->divisions.begin(), conference->divisions.end(), count);
    else
        count(*divisionAt(group));
    return tr("%1 of %2").arg(QLocale().toString(chosen), QLocale().toString(all));
}

bool TeamTreeModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Team *team = teamAt(index);
    if (!team || role != Qt::CheckStateRole || !m_isEditable)
        return false;
    Q_EMIT toggled(team->id, value.toInt() == Qt::Checked);
    return true;
}

Qt::ItemFlags TeamTreeModel::flags(const QModelIndex &index) const
{
    const bool isCheckable = m_isEditable && index.column() == NameColumn && teamAt(index);
    return QAbstractItemModel::flags(index) | (isCheckable ? Qt::ItemIsUserCheckable : Qt::NoItemFlags);
}

} // namespace hearthbook
