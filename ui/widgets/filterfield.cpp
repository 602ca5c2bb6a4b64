#include "ui/widgets/filterfield.h"

#include "ui/icons.h"
#include "ui/plaintext.h"

#include <QAction>
#include <QKeyEvent>
#include <QStyle>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int longest = 500;

} // namespace

FilterField::FilterField(Column column, QWidget *parent)
    : QLineEdit(parent), m_column(std::move(column)), m_mark(new QAction(this))
{
    setObjectName(u"filter"_s);
    setMaxLength(longest);
    setAccessibleName(tr("Filter by %1").arg(m_column.title));
    setPlaceholderText(FilterExpression::hint(m_column.form));
    addAction(m_mark, QLineEdit::TrailingPosition);
    setTrouble({});
    paintMark();
    connect(this, &QLineEdit::textChanged, this, &FilterField::read);
}

void FilterField::read()
{
    const FilterExpression expression = FilterExpression::parse(text(), m_column);
    setTrouble(expression.wrong);
    if (!expression.wrong.isEmpty() || expression.condition == m_condition)
        return;
    m_condition = expression.condition;
    if (m_condition.isEmpty())
        m_accepted.clear();
    Q_EMIT conditionChanged();
}

void FilterField::accept(const QStringList &conditions)
{
    if (conditions.contains(m_condition))
        m_accepted = m_condition;
}

void FilterField::refuse(const QString &conditions, const QString &why)
{
    if (m_condition.isEmpty() || !conditions.contains(m_condition))
        return;
    m_condition = m_accepted;
    setTrouble(why);
}

void FilterField::setTrouble(const QString &trouble)
{
    m_trouble = trouble;
    m_mark->setVisible(!trouble.isEmpty());
    m_mark->setText(tr("Not understood"));
    m_mark->setToolTip(plainHint(trouble));
    setToolTip(plainHint(trouble.isEmpty() ? FilterExpression::explanation(m_column.form) : trouble)
                   .replace(u'\n', u"<br>"_s));
    setAccessibleDescription(trouble.isEmpty() ? FilterExpression::explanation(m_column.form) : trouble);
    setProperty("wrong", !trouble.isEmpty());
    style()->unpolish(this); // the style sheet asks for the property
    style()->polish(this);
    Q_EMIT troubleChanged();
}

void FilterField::paintMark()
{
    m_mark->setIcon(icon(u"attention"_s, palette().color(QPalette::Text)));
}

void FilterField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty())
        clear();
    else if (event->key() == Qt::Key_Escape || event->key() == Qt::Key_Down)
        Q_EMIT left();
    else
        QLineEdit::keyPressEvent(event);
}

void FilterField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        paintMark();
}

} // namespace hearthbook
