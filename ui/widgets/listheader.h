#pragma once

#include "ui/models/column.h"

#include <QObject>

class QHeaderView;

namespace hearthbook {

/// The header of a list at first: columns that can be moved and sorted by; a third click on one takes the order away.
void setUpHeader(QHeaderView &header, const std::vector<Column> &columns);

/// The order that the header asks for, as RowQuery::sort.
QString sortOf(const QHeaderView &header, const std::vector<Column> &columns);

/// The columns that are shown, in the order in which they stand.
std::vector<Column> shownColumns(const QHeaderView &header, const std::vector<Column> &columns);

/// Keeps two headers of the same columns alike: what is done to one happens to the other.
class HeaderTwin : public QObject
{
    Q_OBJECT

public:
    /// `second` becomes as `first` is. Both outlive this object.
    HeaderTwin(QHeaderView &first, QHeaderView &second, QObject *parent = nullptr);

private:
    void follow(QHeaderView &one, QHeaderView &other);

    bool m_isCopying = false;
};

} // namespace hearthbook
