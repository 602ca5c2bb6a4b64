#include "ui/widgets/healthcard.h"

#include "ui/widgets/heading.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

} // namespace

HealthCard::HealthCard(const QString &title, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_word(new QLabel(this)), m_why(new QLabel(this)),
      m_action(new QPushButton(this))
{
    setObjectName(u"card"_s);
    setAccessibleName(title);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::apart, Theme::apart, Theme::apart, Theme::apart);
    layout->setSpacing(Theme::near);
    auto *state = new QHBoxLayout;
    state->setSpacing(Theme::near);
    state->addWidget(m_icon, 0, Qt::AlignTop);
    state->addWidget(m_word, 1);
    layout->addWidget(new Heading(title, Heading::Section, this));
    layout->addLayout(state);
    layout->addWidget(m_why);
    layout->addStretch(1);
    layout->addWidget(m_action, 0, Qt::AlignLeft);
    for (QLabel *label : { m_word, m_why }) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_why->setObjectName(u"faint"_s);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &HealthCard::acted);
    connect(&theme, &Theme::changed, this, &HealthCard::paintIcon);
}

void HealthCard::setLook(const StateLook &look)
{
    m_look = look;
    m_word->setText(look.word);
    m_why->setText(look.why);
    setAccessibleDescription(u"%1. %2"_s.arg(look.word, look.why));
    paintIcon();
}

void HealthCard::setAction(const QString &action, const QString &whyNot)
{
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    m_action->setEnabled(whyNot.isEmpty());
    m_action->setToolTip(whyNot);
    m_action->setAccessibleDescription(whyNot);
}

void HealthCard::paintIcon()
{
    m_icon->setPixmap(stateIcon(m_look, m_theme).pixmap(iconSize, iconSize));
}

} // namespace hearthbook
