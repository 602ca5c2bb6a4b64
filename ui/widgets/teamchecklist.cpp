#include "ui/widgets/teamchecklist.h"

#include "ui/models/teamfilter.h"
#include "ui/models/teamtreemodel.h"
#include "ui/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTreeView>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

TeamChecklist::TeamChecklist(League league, QWidget *parent)
    : QWidget(parent), m_league(league), m_model(new TeamTreeModel(this)), m_filter(new TeamFilter(this)),
      m_search(new QLineEdit(this)), m_view(new QTreeView(this)), m_none(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_search);
    layout->addWidget(m_none);
    layout->addWidget(m_view, 1);
    m_search->setPlaceholderText(tr("Search by name, city or abbreviation"));
    m_search->setAccessibleName(tr("Search the teams of the %1").arg(leagueName(league)));
    m_search->setClearButtonEnabled(true);
    m_none->setTextFormat(Qt::PlainText);
    m_none->setWordWrap(true);
    m_none->setMargin(Theme::near);
    m_filter->setSourceModel(m_model);
    makeView();
    search({});
    connect(m_search, &QLineEdit::textChanged, this, &TeamChecklist::search);
    connect(m_model, &TeamTreeModel::toggled, this, &TeamChecklist::toggled);
}

void TeamChecklist::makeView()
{
    m_view->setObjectName(u"teams"_s);
    m_view->setModel(m_filter);
    m_view->setAccessibleName(tr("Teams of the %1").arg(leagueName(m_league)));
    m_view->setHeaderHidden(true);
    m_view->setUniformRowHeights(true);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->header()->setStretchLastSection(false);
    m_view->header()->setSectionResizeMode(TeamTreeModel::NameColumn, QHeaderView::Stretch);
    m_view->header()->setSectionResizeMode(TeamTreeModel::DetailColumn, QHeaderView::ResizeToContents);
}

void TeamChecklist::setTeams(const TeamCatalogue &teams)
{
    m_model->setTeams(teams.teams(m_league));
    search(m_search->text());
}

void TeamChecklist::setChosen(const QSet<QString> &ids)
{
    m_model->setChosen(ids);
}

void TeamChecklist::setEditable(bool editable)
{
    m_model->setEditable(editable);
}

void TeamChecklist::focusSearch()
{
    m_search->setFocus();
    m_search->selectAll();
}

void TeamChecklist::search(const QString &text)
{
    m_filter->setSearch(text);
    m_view->expandAll();
    m_none->setText(m_model->rowCount() == 0 ? tr("The list of teams was not read yet.")
                                             : tr("No team matches the search."));
    m_none->setVisible(m_filter->rowCount() == 0);
}

} // namespace hearthbook
