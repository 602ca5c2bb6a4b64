#include "ui/widgets/rowtable.h"

#include "ui/theme.h"
#include "ui/widgets/filterheader.h"
#include "ui/widgets/listheader.h"
#include "ui/widgets/rowflash.h"

#include <QHeaderView>

namespace hearthbook {

namespace {

constexpr int lineHeight = 32;

} // namespace

RowTable::RowTable(RowModel &model, const QString &name, QWidget *parent)
    : QTableView(parent), m_filters(new FilterHeader(model.columns(), this))
{
    setHorizontalHeader(m_filters);
    setModel(&model);
    setAccessibleName(name);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(std::max(lineHeight, fontMetrics().height() + Theme::near));
    setUpHeader(*horizontalHeader(), model.columns());
    new RowFlash(*this, model);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT chosen(current.data(RowModel::KeyRole).toString()); });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &RowTable::selected);
}

void RowTable::setCurrentQuietly(int row)
{
    const QSignalBlocker quiet(selectionModel());
    selectionModel()->setCurrentIndex(model()->index(row, 0),
                                      QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    viewport()->update();
}

} // namespace hearthbook
