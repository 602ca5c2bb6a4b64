#pragma once

#include "ui/models/rowmodel.h"

#include <QItemSelectionModel>

namespace hearthbook {

/// The selected rows of a list, which may not be read yet. Thread: GUI.
class RowSelection
{
public:
    /// Both outlive it.
    RowSelection(const QItemSelectionModel &selection, const RowModel &model) : m_selection(selection), m_model(model)
    {
    }

    /// Their numbers, in their order; the current one where none is selected.
    std::vector<int> rows() const;
    /// The same as they are; nothing while some are under way: dataChanged of the model comes.
    std::optional<std::vector<QJsonObject>> read() const;
    /// How many rows() has, without counting each.
    int count() const;

private:
    const QItemSelectionModel &m_selection;
    const RowModel &m_model;
};

} // namespace hearthbook
