#include "ui/models/rowselection.h"

#include <algorithm>

namespace hearthbook {

std::vector<int> RowSelection::rows() const
{
    std::vector<int> rows;
    for (const QItemSelectionRange &range : m_selection.selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    }
    if (rows.empty() && m_selection.currentIndex().isValid())
        rows.push_back(m_selection.currentIndex().row()); // where the focus is when one comes by Tab
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

int RowSelection::count() const
{
    int count = 0;
    for (const QItemSelectionRange &range : m_selection.selection())
        count += range.height();
    return count == 0 && m_selection.currentIndex().isValid() ? 1 : count;
}

/// Looking at a row that is not there makes the model read it.
std::optional<std::vector<QJsonObject>> RowSelection::read() const
{
    std::vector<QJsonObject> all;
    bool isWhole = true;
    for (const int row : rows()) {
        const QJsonObject &one = all.emplace_back(m_model.rowAt(row));
        if (one.isEmpty()) {
            m_model.index(row, 0).data();
            isWhole = false;
        }
    }
    return isWhole ? std::optional(std::move(all)) : std::nullopt;
}

} // namespace hearthbook
