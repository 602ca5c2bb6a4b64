#pragma once

#include "ui/models/rowmodel.h"
#include "ui/widgets/icondelegate.h"

namespace hearthbook {

/// Edits the cells of a RowModel in place: an area is chosen by its name, all else is typed.
class CellDelegate : public IconDelegate
{
    Q_OBJECT

public:
    /// The model outlives it.
    explicit CellDelegate(const RowModel &model, QObject *parent = nullptr);

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// What was typed stays, also where the row says something else by now.
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    /// Asks for the change of the row that the cell was opened for by edited(), wherever that is by now; it changes when it is
    /// written.
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;

Q_SIGNALS:
    /// Something else than the row has stands in an open cell by now; `before` and `field` as edited() has them.
    void typed(const QJsonObject &before, const QString &field, const QJsonValue &value) const;
    /// What the row has stands there again, or the cell was closed without a change.
    void left() const;
    /// Something else was typed over a row: `field` as Column::edit, `before` as the row was when the cell was opened, `now` as it is.
    void edited(const QJsonObject &before, const QJsonObject &now, const QString &field, const QJsonValue &value) const;

private:
    QJsonObject rowNow(const QWidget &editor) const;
    void follow(QWidget *editor, const QString &field) const;

    const RowModel &m_model;
};

} // namespace hearthbook
