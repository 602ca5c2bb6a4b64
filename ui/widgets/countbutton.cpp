#include "ui/widgets/countbutton.h"

#include "ui/theme.h"
#include "ui/widgets/heading.h"

#include <QLocale>
#include <QVBoxLayout>

namespace hearthbook {

using namespace Qt::StringLiterals;

CountButton::CountButton(const QString &title, const QString &hint, QWidget *parent)
    : QPushButton(parent), m_title(title), m_number(new Heading({}, Heading::Page, this)), m_note(new QLabel(this))
{
    setObjectName(u"count"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::margin, Theme::apart, Theme::margin, Theme::apart);
    layout->setSpacing(0);
    auto *name = new QLabel(title, this);
    m_note->setTextFormat(Qt::PlainText);
    m_note->setObjectName(u"faint"_s);
    layout->addWidget(m_number);
    layout->addWidget(name);
    layout->addWidget(m_note);
    layout->addStretch(1);
    for (QLabel *label : { m_number, name, m_note })
        label->setAttribute(Qt::WA_TransparentForMouseEvents);
    setToolTip(hint);
    setAccessibleDescription(hint);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
}

void CountButton::setCount(qint64 count, const QString &note)
{
    const QString number = QLocale().toString(count);
    m_number->setText(number);
    m_note->setText(note);
    setAccessibleName(note.isEmpty() ? tr("%1: %2").arg(m_title, number) : tr("%1: %2, %3").arg(m_title, number, note));
}

void CountButton::setStale(bool isStale)
{
    m_number->setForegroundRole(isStale ? QPalette::PlaceholderText : QPalette::WindowText);
}

QString CountButton::note() const
{
    return m_note->text();
}

QSize CountButton::sizeHint() const
{
    return layout()->sizeHint();
}

QSize CountButton::minimumSizeHint() const
{
    return layout()->minimumSize();
}

} // namespace hearthbook
