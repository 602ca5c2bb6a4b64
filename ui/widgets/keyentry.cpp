#include "ui/widgets/keyentry.h"

#include "ui/theme.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace hearthbook {

KeyEntry::KeyEntry(QWidget *parent)
    : QWidget(parent), m_key(new QLineEdit(this)), m_show(new QToolButton(this)),
      m_kept(new QCheckBox(tr("&Remember the key in the keyring"), this)), m_noteLabel(new QLabel(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::near);
    auto *label = new QLabel(tr("API &key, where the server wants one"), this);
    label->setBuddy(m_key);
    layout->addWidget(label);
    auto *line = new QHBoxLayout;
    line->setSpacing(Theme::near);
    line->addWidget(m_key, 1);
    line->addWidget(m_show);
    layout->addLayout(line);
    layout->addWidget(m_noteLabel);
    m_noteLabel->setObjectName(QStringLiteral("faint"));
    m_noteLabel->setTextFormat(Qt::PlainText);
    m_noteLabel->setWordWrap(true);
    showNote();
    layout->addWidget(m_kept);
    m_key->setAccessibleName(tr("API key"));
    m_key->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
    m_show->setCheckable(true);
    m_show->setFocusPolicy(Qt::StrongFocus);
    m_kept->setChecked(true);
    show(false);
    connect(m_show, &QToolButton::toggled, this, &KeyEntry::show);
    connect(m_key, &QLineEdit::textChanged, this, [this] {
        showNote();
        Q_EMIT changed();
    });
}

void KeyEntry::show(bool isShown)
{
    m_key->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setText(isShown ? tr("Hide") : tr("Show"));
    m_show->setAccessibleName(isShown ? tr("Hide the key") : tr("Show the key"));
}

void KeyEntry::setNote(const QString &note)
{
    m_note = note;
    showNote();
}

void KeyEntry::showNote()
{
    const QString wrong = trouble();
    m_noteLabel->setText(wrong.isEmpty() ? m_note : wrong);
    m_noteLabel->setVisible(!m_noteLabel->text().isEmpty());
}

void KeyEntry::setHasKey(bool hasKey)
{
    m_key->setPlaceholderText(hasKey ? tr("In the keyring; type to replace it") : QString());
}

TypedKey KeyEntry::typed() const
{
    return { .key = m_key->text().trimmed().toUtf8(), .isKept = m_kept->isChecked() };
}

/// It becomes a line of a request's head.
QString KeyEntry::trouble() const
{
    const QByteArray key = typed().key;
    const bool isSound = std::all_of(key.begin(), key.end(), [](char c) { return c > 0x20 && c < 0x7f; });
    return isSound ? QString() : tr("A key has letters, digits and signs, and no blanks");
}

} // namespace hearthbook
