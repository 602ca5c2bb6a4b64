#include "ui/widgets/tablelook.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace hearthbook {

namespace {

constexpr int lineHeight = 32;

} // namespace

void setUpTable(QTableView &table, const QString &name)
{
    table.setAccessibleName(name);
    table.setShowGrid(false);
    table.setSelectionBehavior(QAbstractItemView::SelectRows);
    table.setWordWrap(false);
    table.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table.setTabKeyNavigation(false);
    QHeaderView *lines = table.verticalHeader();
    lines->hide();
    lines->setSectionResizeMode(QHeaderView::Fixed);
    lines->setDefaultSectionSize(std::max(lineHeight, table.fontMetrics().height() + Theme::near));
}

} // namespace hearthbook
