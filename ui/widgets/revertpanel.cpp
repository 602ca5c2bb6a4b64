#include "ui/widgets/revertpanel.h"

#include "ui/theme.h"
#include "ui/widgets/flowingtext.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

RevertPanel::RevertPanel(QWidget *parent)
    : QWidget(parent), m_ask(new QPushButton(tr("Take back…"), this)), m_note(new QLabel(this)),
      m_plan(new FlowingText(this)), m_go(new QPushButton(this)), m_cancel(new QPushButton(tr("Leave it"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_plan);
    layout->addWidget(m_note);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(Theme::near);
    for (QPushButton *button : { m_ask, m_go, m_cancel }) {
        button->setAutoDefault(true); // Enter too
        buttons->addWidget(button);
    }
    buttons->addStretch(1);
    layout->addLayout(buttons);
    m_note->setObjectName(u"faint"_s);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setWordWrap(true);
    m_plan->setAccessibleName(tr("What would come back"));
    connect(m_ask, &QPushButton::clicked, &m_reversion, &Reversion::ask);
    connect(m_go, &QPushButton::clicked, this, [this] { m_reversion.go(tr("Take back: %1").arg(m_what)); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_reversion.cancel();
        m_ask->setFocus();
    });
    connect(&m_reversion, &Reversion::stateChanged, this, [this] { show(m_reversion.state()); });
    connect(&m_reversion, &Reversion::reverted, this, &RevertPanel::edited);
    connect(&m_reversion, &Reversion::failed, this, &RevertPanel::failed);
    show(Reversion::State::Idle);
}

void RevertPanel::setSource(MetadataSource *source)
{
    m_isReadOnly = source && source->isReadOnly();
    m_reversion.setSource(source);
}

void RevertPanel::setOperation(std::optional<qint64> operation, const QString &what, const QString &why)
{
    m_operation = operation;
    m_what = what;
    m_why = why;
    m_reversion.setOperation(operation);
    show(m_reversion.state());
}

void RevertPanel::show(Reversion::State state)
{
    const bool isPlanned = state == Reversion::State::Planned;
    const bool canAsk = m_operation && !m_isReadOnly;
    const bool hadFocus = m_ask->hasFocus() || m_go->hasFocus() || m_cancel->hasFocus();
    m_go->setText(m_reversion.plan().conflicts.empty() ? tr("Take back") : tr("Take the others back"));
    m_go->setVisible(isPlanned && m_reversion.plan().isWorthIt());
    m_cancel->setVisible(isPlanned);
    m_cancel->setText(m_reversion.plan().isWorthIt() ? tr("Leave it") : tr("Close"));
    m_plan->setVisible(isPlanned);
    m_plan->setParagraphs(isPlanned ? planTexts() : QStringList());
    m_ask->setVisible(!isPlanned && (m_operation || m_isReadOnly));
    m_ask->setEnabled(canAsk && state == Reversion::State::Idle);
    const QString busy = state == Reversion::State::Asking ? tr("Looking what would come back…")
        : state == Reversion::State::Reverting             ? tr("Taking it back…")
                                                           : QString();
    m_note->setText(!busy.isEmpty()    ? busy
                        : m_isReadOnly ? tr("This book is open for reading only: nothing can be taken back.")
                        : m_operation  ? QString()
                                       : m_why);
    m_note->setVisible(!m_note->text().isEmpty());
    if (hadFocus && isPlanned)
        (m_reversion.plan().isWorthIt() ? m_go : m_cancel)->setFocus();
}

QStringList RevertPanel::planTexts() const
{
    const ReversionPlan &plan = m_reversion.plan();
    QStringList texts;
    if (plan.restored > 0)
        texts += plan.restored == 1 ? tr("One row gets its former values.")
                                    : tr("%n rows get their former values.", nullptr, plan.restored);
    if (plan.removed > 0)
        texts += plan.removed == 1 ? tr("One row that was added goes.")
                                   : tr("%n rows that were added go.", nullptr, plan.removed);
    if (plan.unchanged > 0)
        texts += plan.unchanged == 1 ? tr("One row is already as it was.")
                                     : tr("%n rows are already as they were.", nullptr, plan.unchanged);
    const int conflicts = int(plan.conflicts.size());
    if (conflicts > 0)
        texts += conflicts == 1 ? tr("One row cannot come back, and stays as it is:")
                                : tr("%n rows cannot come back, and stay as they are:", nullptr, conflicts);
    texts += plan.reasons();
    if (!plan.isWorthIt())
        texts += tr("There is nothing to take back.");
    return texts;
}

} // namespace hearthbook
