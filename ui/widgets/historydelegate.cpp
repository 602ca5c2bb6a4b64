#include "ui/widgets/historydelegate.h"

#include "ui/models/historymodel.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>

namespace hearthbook {

namespace {

constexpr int faintPoints = 11;
constexpr int wrapped = int(Qt::TextWordWrap) | int(Qt::TextWrapAnywhere);

QFont faintFont(QFont font)
{
    font.setPointSize(faintPoints);
    return font;
}

int textWidth(const QStyleOptionViewItem &option)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    return (view ? view->viewport()->width() : option.rect.width()) - 2 * Theme::margin;
}

int heightOf(const QFont &font, const QString &text, int width)
{
    return QFontMetrics(font).boundingRect(0, 0, width, INT_MAX / 2, wrapped, text).height();
}

} // namespace

void HistoryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    painter->save();
    const QString what = index.data(HistoryModel::WhatRole).toString();
    QRect rect = option.rect.adjusted(Theme::margin, Theme::near, -Theme::margin, -Theme::near);
    painter->setFont(option.font);
    painter->setPen(option.palette.color(QPalette::Text));
    painter->drawText(rect, wrapped, what);
    rect.setTop(rect.top() + heightOf(option.font, what, textWidth(option)) + Theme::tight);
    painter->setFont(faintFont(option.font));
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    painter->drawText(rect, wrapped, index.data(HistoryModel::OriginRole).toString());
    painter->restore();
}

QSize HistoryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int width = std::max(1, textWidth(option));
    const int what = heightOf(option.font, index.data(HistoryModel::WhatRole).toString(), width);
    const int origin = heightOf(faintFont(option.font), index.data(HistoryModel::OriginRole).toString(), width);
    return { width, what + origin + Theme::tight + 2 * Theme::near };
}

} // namespace hearthbook
