#include "ui/widgets/daydelegate.h"

#include "ui/theme.h"

#include <QPainter>

namespace hearthbook {

DayDelegate::DayDelegate(Texts texts, std::function<QString(const QModelIndex &)> headings, QObject *parent)
    : TwoLineDelegate(Fit::Cut, std::move(texts), parent), m_headings(std::move(headings))
{
}

void DayDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QString heading = m_headings(index);
    if (heading.isEmpty()) {
        TwoLineDelegate::paint(painter, option, index);
        return;
    }
    painter->save();
    QFont font = option.font;
    font.setWeight(QFont::DemiBold);
    painter->setFont(font);
    painter->setPen(option.palette.color(QPalette::Active, QPalette::Text));
    const QRect text = option.rect.adjusted(Theme::margin, 0, -Theme::margin, -Theme::near);
    painter->drawText(text, int(Qt::AlignLeft | Qt::AlignBottom), heading);
    painter->setPen(option.palette.color(QPalette::Mid));
    painter->drawLine(option.rect.bottomLeft() + QPoint(Theme::margin, 0), option.rect.bottomRight());
    painter->restore();
}

QSize DayDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return TwoLineDelegate::sizeHint(option, {});
}

} // namespace hearthbook
