#include "ui/widgets/iconline.h"

#include "ui/icons.h"

#include <QHBoxLayout>

namespace hearthbook {

namespace {

constexpr int iconSize = 20;

} // namespace

IconLine::IconLine(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    connect(&theme, &Theme::changed, this, &IconLine::paintIcon);
    hide();
}

void IconLine::say(const QString &icon, Shade shade, const QString &text)
{
    m_iconName = icon;
    m_shade = shade;
    m_text->setText(text);
    paintIcon();
    setVisible(!text.isEmpty());
}

void IconLine::paintIcon()
{
    m_icon->setPixmap(icon(m_iconName, m_theme.colour(m_shade)).pixmap(iconSize, iconSize));
}

} // namespace hearthbook
