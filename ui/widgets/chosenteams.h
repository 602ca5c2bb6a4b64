#pragma once

#include "core/domain/teamcatalogue.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace hearthbook {

/// A team that a user chose.
struct ChosenTeam
{
    League league = League::Nfl;
    QString id = {};   ///< as it is stored
    QString name = {}; ///< as people call it; for an id that no list knows, what it says
};

/// The chosen teams of all leagues, to be looked at and removed.
class ChosenTeams : public QWidget
{
    Q_OBJECT

public:
    explicit ChosenTeams(QWidget *parent = nullptr);

    /// The current row stays, or the one that takes its place.
    void setTeams(const std::vector<ChosenTeam> &teams);
    void setEditable(bool editable);

Q_SIGNALS:
    void removeWanted(const hearthbook::ChosenTeam &team);

private:
    void removeCurrent();
    void enable();

    std::vector<ChosenTeam> m_teams;
    bool m_isEditable = true;
    QListWidget *m_list;
    QLabel *m_none;
    QPushButton *m_remove;
};

} // namespace hearthbook
