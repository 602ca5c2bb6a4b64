#include "ui/widgets/listbody.h"

#include "ui/widgets/filterheader.h"
#include "ui/widgets/listheader.h"
#include "ui/widgets/nothinghere.h"
#include "ui/widgets/rowactions.h"

#include <QEvent>
#include <QScrollBar>
#include <QVBoxLayout>

namespace hearthbook {

ListBody::ListBody(const RowKind &kind, const std::vector<Column> &columns, const QString &name, QWidget *parent)
    : QWidget(parent), m_kind(kind), m_model(new RowModel(kind, columns, this)),
      m_table(new RowTable(*m_model, name, this)), m_none(new NothingHere(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    m_table->viewport()->installEventFilter(this);
    m_none->hide();
    connect(m_none, &NothingHere::acted, this, &ListBody::acted);
    connect(&m_table->filters(), &QHeaderView::geometriesChanged, this, &ListBody::showParts);
    connect(&m_table->filters(), &FilterHeader::filtersLeft, this, [this] { goTo({}); });
    connect(m_table, &RowTable::selected, this, &ListBody::tellTable);
    connect(m_model, &RowModel::refused, &m_table->filters(), &FilterHeader::refuse);
    connect(m_table, &RowTable::chosen, this, &ListBody::choose);
    connect(m_table, &QAbstractItemView::activated, this,
            [this](const QModelIndex &index) { Q_EMIT activated(index.data(RowModel::KeyRole).toString()); });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &ListBody::tellTable);
    connect(m_model, &RowModel::failed, this, &ListBody::failed);
    connect(m_model, &RowModel::loaded, this, [this](const RowPage &page) { show(page, m_model->rowCount()); });
    addActions();
}

void ListBody::addActions()
{
    auto *actions = new RowActions(m_table, [this] { return chosenInTable(); }, this);
    connect(actions, &RowActions::failed, this, &ListBody::failed);
    connect(m_model, &QAbstractItemModel::dataChanged, actions, &RowActions::goOn);
    connect(m_model, &RowModel::failed, actions, &RowActions::giveUp);
}

ChosenRows ListBody::chosenInTable() const
{
    const RowSelection *selection = &m_table->selection();
    return { .kind = m_kind,
             .count = selection->count(),
             .current = m_model->rowAt(m_table->currentIndex().row()),
             .read = [selection] { return selection->read(); },
             .columns = shownColumns(*header(), m_model->columns()),
             .areas = m_model->areaNames(),
             .source = m_model->source() };
}

/// A group is no row.
ChosenRows ListBody::chosenInTree() const
{
    const TreeItem item = m_tree->current();
    if (item.isGroup())
        return {};
    return { .kind = item.kind == TreeItem::Kind::Entity ? entityRows() : m_kind,
             .count = 1,
             .current = item.row,
             .read = [item] { return std::vector { item.row }; },
             .columns = GroupModel::columnsOf(item.kind, shownColumns(*m_tree->header(), m_model->columns())),
             .areas = m_model->areaNames(),
             .source = m_source };
}

QHeaderView *ListBody::addGroups()
{
    m_groups = new GroupModel(m_model->columns(), this);
    m_tree = new GroupTree(*m_groups, m_table->accessibleName(), this);
    m_tree->hide();
    layout()->addWidget(m_tree);
    setUpHeader(*m_tree->header(), m_model->columns());
    new HeaderTwin(*header(), *m_tree->header(), this);
    connect(m_tree->horizontalScrollBar(), &QScrollBar::valueChanged, m_table->horizontalScrollBar(),
            &QScrollBar::setValue);
    connect(m_groups, &GroupModel::failed, this, &ListBody::failed);
    connect(m_groups, &GroupModel::loaded, this, [this](const RowPage &page) { show(page, page.total.value_or(0)); });
    connect(m_tree, &GroupTree::chosen, this, &ListBody::tellTree);
    connect(m_tree, &GroupTree::entityWanted, this, &ListBody::entityWanted);
    auto *actions = new RowActions(m_tree, [this] { return chosenInTree(); }, this);
    connect(actions, &RowActions::failed, this, &ListBody::failed);
    return m_tree->header();
}

void ListBody::setSource(MetadataSource *source)
{
    m_source = source;
    m_chosen.clear();
    m_rows.reset();
    m_model->setSource(nullptr);
    m_table->clearSelection();
    if (m_groups)
        m_groups->setSource(nullptr);
    Q_EMIT chosen(m_kind, {});
    if (m_isGrouped)
        m_groups->setSource(source);
    else
        m_model->setSource(source);
}

void ListBody::setAreaNames(const AreaNames &names)
{
    m_model->setAreaNames(names);
    m_model->refresh();
    if (m_groups)
        m_groups->setAreaNames(names);
}

void ListBody::setQuery(const RowQuery &query)
{
    m_query = query;
    if (m_isGrouped)
        m_groups->setQuery(query);
    else
        m_model->setQuery(query);
}

/// What is not shown is not read.
void ListBody::setGrouping(const Grouping *grouping)
{
    const bool wasGrouped = std::exchange(m_isGrouped, grouping != nullptr);
    if (m_isGrouped) {
        m_model->setSource(nullptr);
        m_groups->setGrouping(*grouping);
        m_groups->setQuery(m_query);
        m_groups->setSource(m_source);
    } else if (wasGrouped) {
        m_groups->setSource(nullptr);
        m_model->setQuery(m_query);
        m_model->setSource(m_source);
    }
    m_table->clearSelection();
    showParts();
}

void ListBody::setNote(const QString &note, const QString &action)
{
    m_none->say(note, action);
}

void ListBody::show(const RowPage &page, qint64 rows)
{
    m_rows = rows;
    m_table->filters().accept(m_isGrouped ? m_query.where : m_model->query().where);
    Q_EMIT loaded(page, rows);
    showParts();
    if (m_isGrouped)
        return;
    if (const int row = m_chosen.isEmpty() ? -1 : m_model->rowOf(m_chosen); row >= 0)
        m_table->setCurrentQuietly(row);
    tellTable();
}

/// Over the place of the rows, below their header where that is there.
void ListBody::placeNote()
{
    const QRect rows = m_table->viewport()->geometry().translated(m_table->pos());
    m_none->setGeometry(m_table->isHidden() ? rect() : rows);
}

QSize ListBody::minimumSizeHint() const
{
    const QSize parts = QWidget::minimumSizeHint();
    return m_none->isHidden() ? parts : parts.expandedTo(m_none->minimumSizeHint());
}

bool ListBody::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize || event->type() == QEvent::Move)
        placeNote();
    return QWidget::eventFilter(watched, event);
}

void ListBody::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeNote();
}

/// Above a tree only the header of the table is there, for its filters.
void ListBody::showParts()
{
    const bool hasRows = m_rows.value_or(1) > 0;
    const bool hasFilters = m_table->filters().areFiltersShown();
    const bool isTree = hasRows && m_isGrouped;
    m_none->setVisible(!hasRows);
    m_table->setMaximumHeight(isTree ? m_table->filters().sizeHint().height() : QWIDGETSIZE_MAX);
    m_table->setVisible((hasRows && !isTree) || hasFilters);
    placeNote();
    updateGeometry();
    if (!m_tree)
        return;
    m_tree->setVisible(isTree);
    m_tree->setHeaderHidden(hasFilters);
}

bool ListBody::goTo(const QString &key)
{
    if (m_isGrouped) {
        m_tree->setFocus();
        return !key.isEmpty() && m_tree->goTo(key);
    }
    m_table->setFocus();
    const int row = m_model->rowOf(key);
    if (row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    return row >= 0;
}

void ListBody::waitFor(const QString &key)
{
    m_table->clearSelection();
    choose({});
    m_chosen = key; // told when it is read
    if (m_isGrouped)
        m_tree->goTo(key);
}

void ListBody::choose(const QString &key)
{
    m_chosen = key;
    tellTable();
}

/// The chosen row as it is now; as it was last, where the list no longer holds it.
void ListBody::tellTable()
{
    const int row = m_chosen.isEmpty() ? -1 : m_model->rowOf(m_chosen);
    if (row >= 0) {
        m_chosenRow = m_model->rowAt(row);
        if (!m_isGrouped && !m_table->currentIndex().isValid()) // its place is known again
            m_table->setCurrentQuietly(row);
    } else if (m_chosenRow.value(m_kind.key).toString() != m_chosen) {
        m_chosenRow = {};
    }
    if (m_chosen.isEmpty() || !m_chosenRow.isEmpty())
        Q_EMIT chosen(m_kind, m_chosenRow);
}

void ListBody::tellTree()
{
    const TreeItem line = m_tree->current();
    const bool isEntity = line.kind == TreeItem::Kind::Entity;
    m_chosen = line.kind == TreeItem::Kind::Device ? line.key : QString();
    Q_EMIT chosen(isEntity ? entityRows() : m_kind, line.row);
}

} // namespace hearthbook
