#include "ui/widgets/chosenteams.h"

#include "ui/plaintext.h"
#include "ui/theme.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/keyaction.h"

#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastRows = 2;
constexpr int mostRows = 6; ///< in sight without scrolling

bool isSame(const ChosenTeam &a, const ChosenTeam &b)
{
    return a.league == b.league && a.id == b.id && a.name == b.name;
}

} // namespace

ChosenTeams::ChosenTeams(QWidget *parent)
    : QWidget(parent), m_list(new QListWidget(this)), m_none(new QLabel(this)),
      m_remove(new QPushButton(tr("Remove"), this))
{
    auto *head = new QHBoxLayout;
    head->addWidget(new Heading(tr("Chosen teams"), Heading::Section, this), 1);
    head->addWidget(m_remove);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addLayout(head);
    layout->addWidget(m_none);
    layout->addWidget(m_list);
    m_none->setText(tr("No team is chosen. Check some at the left."));
    m_none->setWordWrap(true);
    m_none->setObjectName(u"faint"_s);
    m_list->setAccessibleName(tr("Chosen teams"));
    m_list->setObjectName(u"chosen"_s);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setTextElideMode(Qt::ElideRight);
    m_remove->setAccessibleName(tr("Remove the chosen team"));
    setTabOrder(m_list, m_remove);
    addKeyAction(m_list, tr("Remove the chosen team"), { QKeySequence::Delete }, Qt::WidgetShortcut, this,
                 [this] { removeCurrent(); });
    connect(m_remove, &QPushButton::clicked, this, &ChosenTeams::removeCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, &ChosenTeams::enable);
    m_list->hide();
    enable();
}

void ChosenTeams::setTeams(const std::vector<ChosenTeam> &teams)
{
    if (std::equal(teams.begin(), teams.end(), m_teams.begin(), m_teams.end(), isSame))
        return;
    const int former = m_list->currentRow();
    const ChosenTeam current = former >= 0 ? m_teams[std::size_t(former)] : ChosenTeam();
    m_teams = teams;
    m_list->clear();
    int row = std::min(former, int(teams.size()) - 1);
    for (const ChosenTeam &team : teams) {
        if (former >= 0 && isSame(team, current))
            row = m_list->count();
        const QString text = u"%1 · %2"_s.arg(oneLine(team.name), leagueName(team.league));
        auto *item = new QListWidgetItem(text, m_list);
        item->setToolTip(plainHint(text));
    }
    m_list->setCurrentRow(row);
    const int rowHeight = m_list->sizeHintForRow(0);
    m_list->setFixedHeight(std::clamp(int(teams.size()), leastRows, mostRows) * std::max(rowHeight, 1) + Theme::tight);
    m_list->setVisible(!teams.empty());
    m_none->setVisible(teams.empty());
    enable();
}

void ChosenTeams::setEditable(bool editable)
{
    m_isEditable = editable;
    enable();
}

void ChosenTeams::enable()
{
    m_remove->setEnabled(m_isEditable && m_list->currentRow() >= 0);
}

void ChosenTeams::removeCurrent()
{
    const int row = m_list->currentRow();
    if (m_isEditable && row >= 0)
        Q_EMIT removeWanted(ChosenTeam(m_teams[std::size_t(row)]));
}

} // namespace hearthbook
