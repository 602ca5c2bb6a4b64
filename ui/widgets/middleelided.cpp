#include "ui/widgets/middleelided.h"

#include <QAbstractItemView>

namespace hearthbook {

void MiddleElided::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->textElideMode = Qt::ElideMiddle;
    option->font = m_font;
    option->fontMetrics = QFontMetrics(option->font);
}

void cutIdsInTheMiddle(QAbstractItemView &view, const std::vector<Column> &columns)
{
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].form == CellForm::Id)
            view.setItemDelegateForColumn(int(i), new MiddleElided(&view));
    }
}

} // namespace hearthbook
