#pragma once

#include "ui/models/rowmodel.h"

#include <QItemSelectionModel>
#include <QMap>

namespace hearthbook {

/// The selected rows of a list, which may not be read yet. A row that was read stays selected wherever it moves to, also while its new
/// place is not known: until another choice is made it counts, and it is marked in the list as soon as it is read there.
/// Thread: GUI.
class RowSelection : public QItemSelectionModel
{
    Q_OBJECT

public:
    /// The list outlives it.
    explicit RowSelection(RowModel &list, QObject *parent = nullptr);

    using QItemSelectionModel::select;
    void select(const QItemSelection &selection, SelectionFlags command) override;

    /// Numbers of those whose place is known, in their order; the current one where none is selected.
    std::vector<int> rows() const;
    /// All of them as they are, those without a known place last, as they were; nothing while some are under way: dataChanged of
    /// the model comes.
    std::optional<std::vector<QJsonObject>> read() const;
    /// Whether no row is selected; the current one may be another.
    bool isEmpty() const { return m_elsewhere.isEmpty() && !hasSelection(); }
    /// How many they are, without counting each.
    int count() const;
    /// A row as it is now, from who wrote it.
    void take(const QJsonObject &row);

private:
    QString keyAt(int row) const;
    std::vector<int> selectedRows() const;
    void note();
    void follow();
    void find(int first, int last);

    RowModel &m_list;
    QMap<QString, QJsonObject> m_noted; ///< while rows move: which were selected
    QMap<QString, QJsonObject> m_elsewhere; ///< selected, but not among the rows that are read
};

} // namespace hearthbook
