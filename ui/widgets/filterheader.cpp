#include "ui/widgets/filterheader.h"

#include "ui/theme.h"

#include <QAbstractScrollArea>
#include <QEvent>
#include <QLabel>
#include <QScrollBar>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

FilterHeader::FilterHeader(const std::vector<Column> &columns, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent), m_trouble(new QLabel(this))
{
    m_trouble->setObjectName(u"wrong"_s);
    m_trouble->setTextFormat(Qt::PlainText);
    m_trouble->setContentsMargins(Theme::near, 0, Theme::near, 0);
    m_trouble->hide();
    for (const Column &column : columns) {
        FilterField *field = column.filter.isEmpty() ? nullptr : new FilterField(column, this);
        m_fields.push_back(field);
        if (!field)
            continue;
        field->hide();
        field->installEventFilter(this);
        connect(field, &FilterField::conditionChanged, this, &FilterHeader::tell);
        connect(field, &FilterField::textChanged, this, &FilterHeader::typedChanged);
        connect(field, &FilterField::troubleChanged, this, &FilterHeader::showTrouble);
        connect(field, &FilterField::left, this, &FilterHeader::filtersLeft);
    }
    connect(this, &QHeaderView::sectionResized, this, &FilterHeader::place);
    if (const auto *table = qobject_cast<QAbstractScrollArea *>(parent))
        connect(table->horizontalScrollBar(), &QScrollBar::valueChanged, this, &FilterHeader::place);
    connect(this, &QHeaderView::sectionMoved, this, &FilterHeader::place);
    connect(this, &QHeaderView::geometriesChanged, this, &FilterHeader::place);
    connect(this, &QHeaderView::sortIndicatorChanged, this, &FilterHeader::place); // what restoreState() ends with
}

void FilterHeader::showFilters(bool shown)
{
    if (m_areShown == shown)
        return;
    m_areShown = shown;
    showTrouble();
    tell();
}

void FilterHeader::tell()
{
    const QStringList now = conditions();
    if (now == m_told)
        return;
    m_told = now;
    Q_EMIT filtersChanged();
}

void FilterHeader::focusFilters()
{
    const std::vector<FilterField *> fields = fieldsInOrder();
    if (m_areShown && !fields.empty())
        fields.front()->setFocus(Qt::ShortcutFocusReason);
}

bool FilterHeader::haveFiltersFocus() const
{
    return std::any_of(m_fields.begin(), m_fields.end(),
                       [](const FilterField *field) { return field && field->hasFocus(); });
}

/// One that is about to be hidden has no width.
bool FilterHeader::isSectionThere(int column) const
{
    return column < count() && sectionSize(column) > 0;
}

/// Of the columns that are shown, from left to right.
std::vector<FilterField *> FilterHeader::fieldsInOrder() const
{
    std::vector<FilterField *> fields;
    for (int at = 0; at < count(); ++at) {
        const int column = logicalIndex(at);
        FilterField *field = std::size_t(column) < m_fields.size() ? m_fields[std::size_t(column)] : nullptr;
        if (field && isSectionThere(column))
            fields.push_back(field);
    }
    return fields;
}

QStringList FilterHeader::conditions() const
{
    QStringList all;
    for (std::size_t column = 0; m_areShown && column < m_fields.size(); ++column) {
        if (m_fields[column] && isSectionThere(int(column)) && !m_fields[column]->condition().isEmpty())
            all += m_fields[column]->condition();
    }
    return all;
}

void FilterHeader::clearFilters()
{
    {
        const QSignalBlocker quiet(this);
        for (FilterField *field : m_fields) {
            if (field)
                field->clear();
        }
        tell();
    }
    showTrouble();
}

QJsonObject FilterHeader::typed() const
{
    QJsonObject texts;
    for (const FilterField *field : m_fields) {
        if (field && !field->text().isEmpty())
            texts.insert(field->name(), field->text());
    }
    return texts;
}

void FilterHeader::setTyped(const QJsonObject &typed)
{
    for (FilterField *field : m_fields) {
        if (field)
            field->setText(typed.value(field->name()).toString());
    }
}

void FilterHeader::accept(const QStringList &conditions)
{
    for (FilterField *field : m_fields) {
        if (field)
            field->accept(conditions);
    }
}

void FilterHeader::refuse(const Error &error)
{
    const QString conditions = error.fields.empty() ? QString() : error.fields.front().input.toString();
    for (FilterField *field : m_fields) {
        if (field)
            field->refuse(conditions, error.message);
    }
}

void FilterHeader::showTrouble()
{
    m_trouble->clear();
    for (const FilterField *field : fieldsInOrder()) {
        if (m_trouble->text().isEmpty() && !field->trouble().isEmpty())
            m_trouble->setText(tr("%1: %2").arg(field->title(), field->trouble()));
    }
    updateGeometry();
    updateGeometries();
    Q_EMIT geometriesChanged(); // makes the table ask for the height again
}

int FilterHeader::fieldHeight() const
{
    const auto field = std::find_if(m_fields.begin(), m_fields.end(), [](const FilterField *one) { return one; });
    return field == m_fields.end() ? 0 : (*field)->sizeHint().height();
}

/// Of what stands below the titles.
int FilterHeader::belowHeight() const
{
    if (!m_areShown)
        return 0;
    return fieldHeight() + 2 * Theme::tight
        + (m_trouble->text().isEmpty() ? 0 : m_trouble->sizeHint().height() + Theme::tight);
}

QSize FilterHeader::sizeHint() const
{
    QSize size = QHeaderView::sizeHint();
    size.rheight() += belowHeight();
    return size;
}

void FilterHeader::updateGeometries()
{
    setViewportMargins(0, 0, 0, belowHeight());
    QHeaderView::updateGeometries();
    place();
}

/// A section that is hidden makes no signal, but another picture.
void FilterHeader::paintEvent(QPaintEvent *event)
{
    QHeaderView::paintEvent(event);
    QMetaObject::invokeMethod(this, &FilterHeader::place, Qt::QueuedConnection);
}

void FilterHeader::place()
{
    const int top = height() - belowHeight() + Theme::tight;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        FilterField *field = m_fields[i];
        const int column = int(i);
        if (!field || column >= count())
            continue;
        field->setVisible(m_areShown && isSectionThere(column));
        field->setGeometry(sectionViewportPosition(column) + Theme::tight / 2, top, sectionSize(column) - Theme::tight,
                           fieldHeight());
    }
    m_trouble->setVisible(m_areShown && !m_trouble->text().isEmpty());
    m_trouble->setGeometry(0, top + fieldHeight() + Theme::tight, width(), m_trouble->sizeHint().height());
    orderTabs();
    tell(); // a column that came or went takes its filter along
}

void FilterHeader::setTabStart(QWidget *before)
{
    m_tabStart = before;
    orderTabs();
}

/// From left to right.
void FilterHeader::orderTabs()
{
    QWidget *before = m_tabStart;
    for (FilterField *field : fieldsInOrder()) {
        if (before)
            setTabOrder(before, field);
        before = field;
    }
}

bool FilterHeader::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        bringIntoSight(qobject_cast<QWidget *>(watched));
    return QHeaderView::eventFilter(watched, event);
}

void FilterHeader::bringIntoSight(const QWidget *field)
{
    auto *table = qobject_cast<QAbstractScrollArea *>(parentWidget());
    if (!table || !field)
        return;
    QScrollBar *bar = table->horizontalScrollBar();
    if (field->geometry().left() < 0)
        bar->setValue(bar->value() + field->geometry().left());
    else if (field->geometry().right() > viewport()->width())
        bar->setValue(bar->value() + field->geometry().right() - viewport()->width());
}

} // namespace hearthbook
