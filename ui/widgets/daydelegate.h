#pragma once

#include "ui/widgets/twolinedelegate.h"

namespace hearthbook {

/// Items in two lines, all as high as one another, with headings between them.
class DayDelegate : public TwoLineDelegate
{
    Q_OBJECT

public:
    /// `headings`: the text of a heading; empty: it is an item.
    DayDelegate(Texts texts, std::function<QString(const QModelIndex &)> headings, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    std::function<QString(const QModelIndex &)> m_headings;
};

} // namespace hearthbook
