#include "ui/models/rowselection.h"

#include <algorithm>

namespace hearthbook {

RowSelection::RowSelection(RowModel &list, QObject *parent) : QItemSelectionModel(&list, parent), m_list(list)
{
    connect(&list, &QAbstractItemModel::layoutAboutToBeChanged, this, &RowSelection::note);
    connect(&list, &QAbstractItemModel::layoutChanged, this, &RowSelection::follow);
    connect(&list, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) { find(first.row(), last.row()); });
}

void RowSelection::select(const QItemSelection &selection, SelectionFlags command)
{
    const bool wereElsewhere = command.testFlag(Clear) && !m_elsewhere.isEmpty();
    if (wereElsewhere)
        m_elsewhere.clear();
    QItemSelectionModel::select(selection, command);
    if (wereElsewhere)
        Q_EMIT selectionChanged({}, {}); // also where nothing of it is seen
}

QString RowSelection::keyAt(int row) const
{
    return m_list.rowAt(row).value(m_list.kind().key).toString();
}

std::vector<int> RowSelection::selectedRows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

std::vector<int> RowSelection::rows() const
{
    std::vector<int> rows = selectedRows();
    if (rows.empty() && m_elsewhere.isEmpty() && currentIndex().isValid())
        rows.push_back(currentIndex().row()); // where the focus is when one comes by Tab
    return rows;
}

int RowSelection::count() const
{
    int count = int(m_elsewhere.size());
    for (const QItemSelectionRange &range : selection())
        count += range.height();
    return count == 0 && currentIndex().isValid() ? 1 : count;
}

/// Looking at a row that is not there makes the model read it.
std::optional<std::vector<QJsonObject>> RowSelection::read() const
{
    std::vector<QJsonObject> all;
    bool isWhole = true;
    for (const int row : rows()) {
        const QJsonObject &one = all.emplace_back(m_list.rowAt(row));
        if (one.isEmpty()) {
            m_list.index(row, 0).data();
            isWhole = false;
        }
    }
    all.insert(all.end(), m_elsewhere.begin(), m_elsewhere.end());
    return isWhole ? std::optional(std::move(all)) : std::nullopt;
}

void RowSelection::take(const QJsonObject &row)
{
    const auto known = m_elsewhere.find(row.value(m_list.kind().key).toString());
    if (known != m_elsewhere.end())
        *known = row;
}

void RowSelection::note()
{
    m_noted.clear();
    for (const int row : selectedRows()) {
        if (const QJsonObject one = m_list.rowAt(row); !one.isEmpty())
            m_noted.insert(one.value(m_list.kind().key).toString(), one);
    }
}

/// Where all rows were selected Qt selects all anew, whichever they are.
void RowSelection::follow()
{
    const std::vector<int> rows = selectedRows();
    if (int(rows.size()) < m_list.rowCount()) {
        for (const int row : rows)
            m_noted.remove(keyAt(row));
        m_elsewhere.insert(m_noted);
    }
    m_noted.clear();
    find(0, m_list.rowCount() - 1);
}

void RowSelection::find(int first, int last)
{
    QItemSelection found;
    for (int row = first; row <= last && !m_elsewhere.isEmpty(); ++row) {
        if (m_elsewhere.remove(keyAt(row)) > 0)
            found.select(m_list.index(row, 0), m_list.index(row, 0));
    }
    if (!found.isEmpty())
        select(found, Select | Rows);
}

} // namespace hearthbook
