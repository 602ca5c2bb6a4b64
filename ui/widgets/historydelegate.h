#pragma once

#include <QStyledItemDelegate>

namespace hearthbook {

/// Paints a change of HistoryModel: the sentence, wrapped to the width of its view, and below it in faint who and when.
class HistoryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace hearthbook
