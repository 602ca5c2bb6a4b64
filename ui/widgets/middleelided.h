#pragma once

#include <QStyledItemDelegate>

namespace hearthbook {

/// A cell whose text is cut in the middle where it does not fit: of ids and URLs both ends tell.
class MiddleElided : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->textElideMode = Qt::ElideMiddle;
    }
};

} // namespace hearthbook
