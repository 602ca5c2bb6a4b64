#pragma once

#include <QStyledItemDelegate>

namespace hearthbook {

/// Paints the icons that a model names (RowModel::IconRole), in the faint colour of the view.
class IconDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace hearthbook
