#pragma once

#include "core/domain/teamcatalogue.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QTreeView;

namespace hearthbook {

class TeamFilter;
class TeamTreeModel;

/// The teams of a league to be checked, by conference and division, searched as one types.
class TeamChecklist : public QWidget
{
    Q_OBJECT

public:
    explicit TeamChecklist(League league, QWidget *parent = nullptr);

    League league() const { return m_league; }
    void setTeams(const TeamCatalogue &teams);
    /// Ids as Team::id.
    void setChosen(const QSet<QString> &ids);
    void setEditable(bool editable);
    void focusSearch();

Q_SIGNALS:
    void toggled(const QString &id, bool on);

private:
    void search(const QString &text);
    void makeView();

    League m_league;
    TeamTreeModel *m_model;
    TeamFilter *m_filter;
    QLineEdit *m_search;
    QTreeView *m_view;
    QLabel *m_none;
};

} // namespace hearthbook
