#include "ui/models/logfilter.h"

#include "ui/models/logmodel.h"

namespace hearthbook {

LogFilter::LogFilter(QObject *parent) : QSortFilterProxyModel(parent)
{
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setFilterKeyColumn(-1);
}

void LogFilter::setLeast(LogLevel level)
{
    m_least = level;
    invalidateFilter();
}

bool LogFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const int level = sourceModel()->index(row, 0, parent).data(LogModel::levelRole).toInt();
    return level >= int(m_least) && QSortFilterProxyModel::filterAcceptsRow(row, parent);
}

} // namespace hearthbook
