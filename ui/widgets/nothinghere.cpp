#include "ui/widgets/nothinghere.h"

#include "ui/theme.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace hearthbook {

NothingHere::NothingHere(QWidget *parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_action(new QPushButton(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::wide, Theme::wide, Theme::wide, Theme::wide);
    layout->setSpacing(Theme::margin);
    layout->addStretch(1);
    layout->addWidget(m_sentence);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(1);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_action->hide();
    connect(m_action, &QPushButton::clicked, this, &NothingHere::acted);
}

void NothingHere::say(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
}

QString NothingHere::sentence() const
{
    return m_sentence->text();
}

} // namespace hearthbook
