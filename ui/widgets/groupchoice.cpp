#include "ui/widgets/groupchoice.h"

#include "ui/desksettings.h"

#include <QActionGroup>
#include <QMenu>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

GroupChoice::GroupChoice(const std::vector<Grouping> &groupings, DeskSettings &settings, const QString &name,
                         QWidget *parent)
    : QToolButton(parent), m_groupings(groupings), m_settings(settings), m_setting(u"lists/%1/grouping"_s.arg(name)),
      m_actions(new QActionGroup(this))
{
    setToolTip(tr("Choose by what the list is grouped"));
    setPopupMode(QToolButton::InstantPopup);
    setFocusPolicy(Qt::TabFocus);
    setMenu(new QMenu(this));
    add(tr("Nothing"), {});
    for (const Grouping &one : groupings)
        add(one.title, one.field);
    choose(settings.value(m_setting).toString());
}

void GroupChoice::add(const QString &text, const QString &field)
{
    QAction *action = menu()->addAction(text);
    action->setCheckable(true);
    action->setData(field);
    m_actions->addAction(action);
    connect(action, &QAction::triggered, this, [this, field] { choose(field); });
}

void GroupChoice::choose(const QString &field)
{
    const auto found = std::find_if(m_groupings.begin(), m_groupings.end(),
                                    [&field](const Grouping &one) { return one.field == field; });
    const Grouping *chosen = found == m_groupings.end() ? nullptr : &*found;
    setText(tr("Group by: %1").arg(chosen ? chosen->title : tr("Nothing")));
    for (QAction *action : m_actions->actions())
        action->setChecked(action->data().toString() == (chosen ? chosen->field : QString()));
    if (chosen == m_chosen)
        return;
    m_chosen = chosen;
    m_settings.setValue(m_setting, chosen ? chosen->field : QString());
    Q_EMIT chosenChanged();
}

} // namespace hearthbook
