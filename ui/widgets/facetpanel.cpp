#include "ui/widgets/facetpanel.h"

#include "ui/plaintext.h"

#include <QHeaderView>
#include <QLocale>
#include <QScrollBar>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int valueRole = Qt::UserRole;

QStringList checkedIn(const QTreeWidgetItem *group)
{
    QStringList values;
    for (int i = 0; i < group->childCount(); ++i) {
        if (group->child(i)->checkState(0) == Qt::Checked)
            values += group->child(i)->data(0, valueRole).toString();
    }
    return values;
}

QTreeWidgetItem *itemOf(const QTreeWidgetItem *group, const QString &value)
{
    for (int i = 0; i < group->childCount(); ++i) {
        if (group->child(i)->data(0, valueRole).toString() == value)
            return group->child(i);
    }
    return nullptr;
}

/// Where it is already nothing is touched.
void putAt(QTreeWidgetItem *group, int place, QTreeWidgetItem *item)
{
    const int now = group->indexOfChild(item);
    if (now != place)
        group->insertChild(place, group->takeChild(now));
}

} // namespace

FacetPanel::FacetPanel(std::vector<FacetField> fields, QWidget *parent)
    : QTreeWidget(parent), m_fields(std::move(fields))
{
    setObjectName(u"facets"_s);
    setAccessibleName(tr("Narrow the list"));
    setColumnCount(2);
    setHeaderHidden(true);
    setRootIsDecorated(true);
    setIndentation(14);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(0, QHeaderView::Stretch);
    header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    for (const FacetField &field : m_fields) {
        auto *group = new QTreeWidgetItem(this, { field.title });
        group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        group->setExpanded(true);
        group->setFirstColumnSpanned(true);
    }
    connect(this, &QTreeWidget::itemChanged, this, [this] {
        if (!m_isFilling)
            Q_EMIT chosenChanged();
    });
}

QStringList FacetPanel::fields() const
{
    QStringList names;
    for (const FacetField &field : m_fields)
        names += field.field;
    return names;
}

void FacetPanel::setCounts(const RowPage &page, const AreaNames &areas)
{
    m_isFilling = true;
    const Place place = currentPlace();
    const int scrolled = verticalScrollBar()->value();
    for (const auto &[name, values] : page.facets) {
        const auto field = std::find_if(m_fields.begin(), m_fields.end(),
                                        [&name = name](const FacetField &one) { return one.field == name; });
        if (field != m_fields.end())
            setValues(topLevelItem(int(field - m_fields.begin())), *field, values, areas);
    }
    goTo(place);
    verticalScrollBar()->setValue(scrolled);
    m_isFilling = false;
}

FacetPanel::Place FacetPanel::currentPlace() const
{
    QTreeWidgetItem *item = currentItem();
    if (!item || !item->parent())
        return { .group = item };
    return { item->parent(), item->data(0, valueRole).toString(), item->parent()->indexOfChild(item) };
}

/// Where the value is gone, to the one that took its place.
void FacetPanel::goTo(const Place &place)
{
    if (!place.group)
        return;
    QTreeWidgetItem *item = place.at < 0 ? place.group : itemOf(place.group, place.value);
    if (!item)
        item = place.group->child(std::min(place.at, place.group->childCount() - 1));
    if (!item)
        item = place.group;
    if (item != currentItem())
        setCurrentItem(item);
}

QTreeWidgetItem *FacetPanel::addValue(QTreeWidgetItem *group, const QString &value)
{
    auto *item = new QTreeWidgetItem(group);
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, valueRole, value);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    item->setCheckState(0, Qt::Unchecked);
    return item;
}

void FacetPanel::showValue(QTreeWidgetItem *item, const FacetField &field, qint64 count, const AreaNames &areas)
{
    const QString value = item->data(0, valueRole).toString();
    item->setText(0, oneLine(field.form == CellForm::Area ? areas(value) : value));
    item->setText(1, QLocale().toString(count));
}

/// Items stay what they are, so that who goes through them by keys stays where they are.
void FacetPanel::setValues(QTreeWidgetItem *group, const FacetField &field, const std::vector<ValueCount> &values,
                           const AreaNames &areas)
{
    int place = 0;
    for (const ValueCount &one : values) {
        if (!one.value)
            continue;
        QTreeWidgetItem *item = itemOf(group, *one.value);
        if (!item)
            item = addValue(group, *one.value);
        putAt(group, place++, item);
        showValue(item, field, one.count, areas);
    }
    for (int i = group->childCount() - 1; i >= place; --i) {
        if (group->child(i)->checkState(0) == Qt::Checked)
            showValue(group->child(i), field, 0, areas);
        else
            delete group->takeChild(i);
    }
}

bool FacetPanel::hasValues() const
{
    for (int group = 0; group < topLevelItemCount(); ++group) {
        if (topLevelItem(group)->childCount() > 0)
            return true;
    }
    return false;
}

void FacetPanel::setChosen(const std::vector<std::pair<QString, QStringList>> &chosen)
{
    uncheckAll();
    m_isFilling = true;
    for (const auto &[name, values] : chosen) {
        const qsizetype at = fields().indexOf(name);
        for (const QString &value : at < 0 ? QStringList() : values)
            check(int(at), value);
    }
    m_isFilling = false;
}

void FacetPanel::check(int field, const QString &value)
{
    QTreeWidgetItem *group = topLevelItem(field);
    QTreeWidgetItem *item = itemOf(group, value);
    if (!item) {
        item = addValue(group, value);
        showValue(item, m_fields.at(std::size_t(field)), 0, {});
    }
    item->setCheckState(0, Qt::Checked);
}

void FacetPanel::uncheckAll()
{
    m_isFilling = true;
    for (int group = 0; group < topLevelItemCount(); ++group) {
        for (int i = 0; i < topLevelItem(group)->childCount(); ++i)
            topLevelItem(group)->child(i)->setCheckState(0, Qt::Unchecked);
    }
    m_isFilling = false;
}

std::vector<std::pair<QString, QStringList>> FacetPanel::chosen() const
{
    std::vector<std::pair<QString, QStringList>> out;
    for (std::size_t i = 0; i < m_fields.size(); ++i) {
        const QStringList values = checkedIn(topLevelItem(int(i)));
        if (!values.isEmpty())
            out.emplace_back(m_fields[i].field, values);
    }
    return out;
}

} // namespace hearthbook
