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
    : QTableView(parent), m_filters(new FilterHeader(model.columns(), this))
{
    setHorizontalHeader(m_filters);
    setModel(&model);
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
    if (currentIndex().row() == row && selectionModel()->isSelected(currentIndex()))
        return;
    const QSignalBlocker quiet(selectionModel());
    selectionModel()->setCurrentIndex(model()->index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace hearthbook
