#include "ui/widgets/facetpanel.h"

#include <QHeaderView>
#include <QLocale>

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

QTreeWidgetItem *addValue(QTreeWidgetItem *group, const QString &value, const QString &text, qint64 count)
{
    auto *item = new QTreeWidgetItem(group, { text, QLocale().toString(count) });
    item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(0, valueRole, value);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    return item;
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
    for (const auto &[name, values] : page.facets) {
        const auto field = std::find_if(m_fields.begin(), m_fields.end(),
                                        [&name = name](const FacetField &one) { return one.field == name; });
        if (field != m_fields.end())
            setValues(topLevelItem(int(field - m_fields.begin())), *field, values, areas);
    }
    m_isFilling = false;
}

void FacetPanel::setValues(QTreeWidgetItem *group, const FacetField &field, const std::vector<ValueCount> &values,
                           const AreaNames &areas)
{
    QStringList checked = checkedIn(group);
    qDeleteAll(group->takeChildren());
    const auto add = [&](const QString &value, qint64 count) {
        const QString shown = field.form == CellForm::Area ? areas(value) : value;
        QTreeWidgetItem *item = addValue(group, value, shown, count);
        item->setCheckState(0, checked.contains(value) ? Qt::Checked : Qt::Unchecked);
        checked.removeAll(value);
    };
    for (const ValueCount &one : values) {
        if (one.value)
            add(*one.value, one.count);
    }
    for (const QString &value : QStringList(checked))
        add(value, 0);
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

void FacetPanel::checkOnly(const QString &field, const QString &value, const QString &text)
{
    uncheckAll();
    const qsizetype at = fields().indexOf(field);
    if (at < 0)
        return;
    m_isFilling = true;
    QTreeWidgetItem *group = topLevelItem(int(at));
    QTreeWidgetItem *item = nullptr;
    for (int i = 0; i < group->childCount() && !item; ++i)
        item = group->child(i)->data(0, valueRole) == value ? group->child(i) : nullptr;
    if (!item)
        item = addValue(group, value, text, 0);
    item->setCheckState(0, Qt::Checked);
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
