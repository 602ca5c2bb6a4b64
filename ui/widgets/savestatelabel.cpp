#include "ui/widgets/savestatelabel.h"

#include "ui/icons.h"
#include "ui/plaintext.h"
#include "ui/theme.h"

#include <QHBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int iconSize = 16;
const QString savedIcon = u"saved"_s;
const QString savingIcon = u"saving"_s;
const QString attentionIcon = u"attention"_s;

} // namespace

SaveStateLabel::SaveStateLabel(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel(this)), m_text(new QLabel(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::tight);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setObjectName(u"faint"_s);
    m_text->setAccessibleName(tr("Whether everything is saved"));
    connect(&theme, &Theme::changed, this, &SaveStateLabel::paintIcon);
}

void SaveStateLabel::say(SaveState state, const QString &note)
{
    const QString why = oneLine(note);
    switch (state) {
    case SaveState::Reading: return showLine(savingIcon, tr("Reading…"));
    case SaveState::Saving: return showLine(savingIcon, tr("Saving…"));
    case SaveState::Saved: return showLine(savedIcon, why.isEmpty() ? tr("Saved") : tr("Saved. %1").arg(why));
    case SaveState::Waiting: return showLine(attentionIcon, tr("Not saved yet: %1 It is tried again.").arg(why));
    case SaveState::Refused: return showLine(attentionIcon, tr("Not saved: %1").arg(why));
    }
}

void SaveStateLabel::sayReadOnly()
{
    showLine(attentionIcon, tr("Nothing can be changed: this book is open for reading only."));
}

void SaveStateLabel::showLine(const QString &icon, const QString &text)
{
    m_text->setText(text);
    if (m_iconName == icon)
        return;
    m_iconName = icon;
    paintIcon();
}

void SaveStateLabel::paintIcon()
{
    const Shade shade = m_iconName == savedIcon ? Shade::Good
        : m_iconName == savingIcon              ? Shade::Idle
                                                : Shade::Attention;
    m_icon->setPixmap(icon(m_iconName, m_theme.colour(shade)).pixmap(iconSize, iconSize));
}

} // namespace hearthbook
