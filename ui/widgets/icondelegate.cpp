#include "ui/widgets/icondelegate.h"

#include "ui/icons.h"
#include "ui/models/rowmodel.h"

namespace hearthbook {

namespace {

constexpr QSize iconSize(18, 18);

} // namespace

void IconDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    const QString name = index.data(RowModel::IconRole).toString();
    if (name.isEmpty())
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = icon(name, option->palette.color(QPalette::PlaceholderText));
    option->decorationSize = iconSize;
}

} // namespace hearthbook
