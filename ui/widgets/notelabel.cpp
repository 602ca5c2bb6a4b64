#include "ui/widgets/notelabel.h"

#include <QHBoxLayout>
#include <QLabel>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;

} // namespace

NoteLabel::NoteLabel(const QString &name, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAccessibleName(name);
    connect(&theme, &Theme::changed, this, &NoteLabel::paint);
    hide();
}

void NoteLabel::say(const StateLook &look)
{
    m_look = look;
    m_text->setText(look.why);
    setVisible(!look.why.isEmpty());
    paint();
}

QString NoteLabel::text() const
{
    return m_text->text();
}

void NoteLabel::paint()
{
    if (!m_look.icon.isEmpty())
        m_icon->setPixmap(stateIcon(m_look, m_theme).pixmap(iconSize, iconSize));
    m_icon->setAccessibleName(m_look.word);
}

StateLook wrong(const QString &sentence)
{
    return { Shade::Bad, u"bad"_s, NoteLabel::tr("Wrong"), sentence };
}

} // namespace hearthbook
