#pragma once

#include "ui/fixedfont.h"
#include "ui/models/column.h"

#include <QStyledItemDelegate>

class QAbstractItemView;

namespace hearthbook {

/// A cell in the fixed font whose text is cut in the middle where it does not fit: of ids and URLs both ends tell.
class MiddleElided : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QFont m_font = fixedFont();
};

/// For the columns of a view that hold ids.
void cutIdsInTheMiddle(QAbstractItemView &view, const std::vector<Column> &columns);

} // namespace hearthbook
