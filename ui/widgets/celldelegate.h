#pragma once

#include "ui/models/rowmodel.h"

#include <QStyledItemDelegate>

namespace hearthbook {

/// Edits the cells of a RowModel in place: an area is chosen by its name, all else is typed.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit CellDelegate(const RowModel &model, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What was typed stays, also where the row is another by now.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

private:
    const RowModel &m_model;
};

} // namespace hearthbook
