#include "ui/widgets/banner.h"

#include "ui/icons.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this)),
      m_action(new QPushButton(this)), m_close(new QPushButton(tr("Close"), this))
{
    setObjectName(u"banner"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::near, Theme::margin, Theme::near);
    layout->setSpacing(Theme::apart);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_action);
    layout->addWidget(m_close);
    m_icon->setAccessibleName(tr("Attention"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    connect(m_action, &QPushButton::clicked, this, &Banner::acted);
    connect(m_close, &QPushButton::clicked, this, &QWidget::hide);
    connect(&theme, &Theme::changed, this, &Banner::paintIcon);
    paintIcon();
    m_action->hide();
    hide();
}

void Banner::paintIcon()
{
    m_icon->setPixmap(icon(u"attention"_s, m_theme.colour(Shade::Attention)).pixmap(20, 20));
}

void Banner::say(const QString &text, const QString &action)
{
    m_text->setText(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    show();
}

} // namespace hearthbook
