#include "ui/widgets/choicetable.h"

#include "ui/widgets/listheader.h"
#include "ui/widgets/middleelided.h"
#include "ui/widgets/tablelook.h"

#include <QHeaderView>

namespace hearthbook {

namespace {

constexpr int iconSide = 16;

} // namespace

ChoiceTable::ChoiceTable(const QString &name, QWidget *parent) : QTableView(parent)
{
    setUpTable(*this, name);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setIconSize({ iconSide, iconSide });
    QHeaderView *header = horizontalHeader();
    header->setHighlightSections(false);
    header->setTextElideMode(Qt::ElideRight);
    header->setSectionsClickable(true);
    header->setSortIndicatorShown(true);
    header->setSortIndicatorClearable(true);
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setStretchLastSection(true);
    connect(header, &QHeaderView::sortIndicatorChanged, this, &ChoiceTable::sortChanged);
}

void ChoiceTable::setRows(RowModel *model)
{
    m_chosen.clear();
    m_rows = model;
    setModel(model);
    for (std::size_t i = 0; i < model->columns().size(); ++i)
        setColumnWidth(int(i), model->columns()[i].width);
    cutIdsInTheMiddle(*this, model->columns());
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
        const QString key = current.data(RowModel::KeyRole).toString();
        if (key.isEmpty() || key == m_chosen)
            return;
        m_chosen = key;
        Q_EMIT chosenChanged(key);
    });
    connect(model, &RowModel::loaded, this, &ChoiceTable::mark);
}

void ChoiceTable::choose(const QString &key)
{
    m_chosen = key;
    mark();
}

/// Where the chosen row stands now.
void ChoiceTable::mark()
{
    if (!m_rows)
        return;
    const int row = m_chosen.isEmpty() ? -1 : m_rows->rowOf(m_chosen);
    if (row >= 0 && currentIndex().row() == row && selectionModel()->isRowSelected(row, {}))
        return;
    const QSignalBlocker quiet(selectionModel());
    const QModelIndex index = row < 0 ? QModelIndex() : m_rows->index(row, std::max(0, currentIndex().column()));
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

QString ChoiceTable::sort() const
{
    return m_rows ? sortOf(*horizontalHeader(), m_rows->columns()) : QString();
}

} // namespace hearthbook
