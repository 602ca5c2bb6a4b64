#include "ui/widgets/rowtable.h"

#include "ui/widgets/filterheader.h"
#include "ui/widgets/icondelegate.h"
#include "ui/widgets/listheader.h"
#include "ui/widgets/middleelided.h"
#include "ui/widgets/rowflash.h"
#include "ui/widgets/tablelook.h"

#include <QHeaderView>

namespace hearthbook {

RowTable::RowTable(RowModel &model, const QString &name, QWidget *parent)
    : QTableView(parent), m_filters(new FilterHeader(model.columns(), this)), m_selection(new RowSelection(model, this))
{
    setHorizontalHeader(m_filters);
    setModel(&model);
    delete selectionModel(); // Qt's own, which knows rows only by their places
    setSelectionModel(m_selection);
    setUpTable(*this, name);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setUpHeader(*horizontalHeader(), model.columns());
    setItemDelegate(new IconDelegate(this));
    cutIdsInTheMiddle(*this, model.columns());
    new RowFlash(*this, model);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT chosen(current.data(RowModel::KeyRole).toString()); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowTable::selected);
}

void RowTable::setCurrentQuietly(int row)
{
    const QModelIndex index = model()->index(row, 0);
    if (currentIndex().row() == row && m_selection->isSelected(index))
        return;
    const bool isAnyChosen = !m_selection->isEmpty();
    const QSignalBlocker quiet(m_selection);
    m_selection->setCurrentIndex(index,
                                 isAnyChosen ? QItemSelectionModel::NoUpdate
                                             : QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace hearthbook
