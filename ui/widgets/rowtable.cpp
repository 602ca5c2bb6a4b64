#include "ui/widgets/rowtable.h"

#include "ui/widgets/listheader.h"

#include <QHeaderView>

namespace hearthbook {

namespace {

constexpr int lineHeight = 32;

} // namespace

RowTable::RowTable(RowModel &model, const QString &name, QWidget *parent) : QTableView(parent)
{
    setModel(&model);
    setAccessibleName(name);
    setShowGrid(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setWordWrap(false);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(lineHeight);
    setUpHeader(*horizontalHeader(), model.columns());
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { Q_EMIT chosen(current.data(RowModel::KeyRole).toString()); });
}

} // namespace hearthbook
