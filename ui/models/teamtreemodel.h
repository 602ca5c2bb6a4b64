#pragma once

#include "core/domain/teamcatalogue.h"

#include <QAbstractItemModel>
#include <QSet>

namespace hearthbook {

/// The teams of a league below their divisions, and these below their conferences; teams can be checked. It shows what it is told
/// and changes nothing itself: who checks a team hears of it by toggled(). Thread: GUI.
class TeamTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, DetailColumn, ColumnCount };
    enum Role {
        IdRole = Qt::UserRole, ///< of a team, else empty
        SearchRole ///< all words that find the row
    };

    using QAbstractItemModel::QAbstractItemModel;

    void setTeams(const std::vector<Team> &teams);
    /// Ids as Team::id; others are passed over.
    void setChosen(const QSet<QString> &ids);
    void setEditable(bool editable);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    /// Somebody checked or unchecked a team.
    void toggled(const QString &id, bool on);

private:
    struct Division
    {
        QString name = {};
        std::vector<Team> teams = {};
    };
    struct Conference
    {
        QString name = {};
        std::vector<Division> divisions = {};
    };

    static void add(std::vector<Conference> &conferences, const Team &team);
    const Conference *conferenceAt(const QModelIndex &index) const;
    const Division *divisionAt(const QModelIndex &index) const;
    const Team *teamAt(const QModelIndex &index) const;
    QVariant teamData(const Team &team, int column, int role) const;
    QVariant groupData(const QModelIndex &index, int role) const;
    QString countText(const QModelIndex &group) const;
    void tellAll(const QModelIndex &parent = {});

    std::vector<Conference> m_conferences;
    QSet<QString> m_chosen;
    bool m_isEditable = true;
};

} // namespace hearthbook
