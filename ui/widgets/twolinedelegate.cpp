#include "ui/widgets/twolinedelegate.h"

#include "ui/theme.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QPainter>
#include <QTextLayout>

#include <utility>

namespace hearthbook {

namespace {

QFont faintFont(const QFont &font)
{
    return Theme::scaled(font, Theme::faintSize);
}

/// What the icon takes from the texts, at the left.
int iconWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    return index.data(Qt::DecorationRole).isNull() ? 0 : option.decorationSize.width();
}

int textWidth(const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : option.rect.width();
    return std::max(1, width - 2 * Theme::margin - iconWidth(option, index));
}

/// Lines of a text that are as wide as may be; a word that is wider is broken.
class Lines
{
public:
    Lines(const QString &text, const QFont &font, int width, TwoLineDelegate::Fit fit)
        : m_layout(fit == TwoLineDelegate::Fit::Wrap ? text
                                                     : QFontMetrics(font).elidedText(text, Qt::ElideMiddle, width),
                   font)
    {
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout.setTextOption(option);
        m_layout.beginLayout();
        for (QTextLine line = m_layout.createLine(); line.isValid(); line = m_layout.createLine()) {
            line.setLineWidth(width);
            line.setPosition({ 0, m_height });
            m_height += line.height();
        }
        m_layout.endLayout();
    }

    int height() const { return qCeil(m_height); }
    void paint(QPainter *painter, const QPoint &topLeft) const { m_layout.draw(painter, topLeft); }

private:
    QTextLayout m_layout;
    qreal m_height = 0;
};

} // namespace

TwoLineDelegate::TwoLineDelegate(Fit fit, Texts texts, QObject *parent)
    : QStyledItemDelegate(parent), m_fit(fit), m_texts(std::move(texts))
{
}

void TwoLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    item.text.clear();
    const QIcon icon = std::exchange(item.icon, {});
    item.features &= ~QStyleOptionViewItem::HasDecoration;
    if (item.state.testFlag(QStyle::State_Selected))
        painter->fillRect(item.rect, item.palette.color(QPalette::Highlight));
    item.state &= ~(QStyle::State_Selected | QStyle::State_MouseOver); // Fusion's have a slope and a frame
    const QStyle *style = item.widget ? item.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const QSize size = option.decorationSize;
    const QPoint iconAt(option.rect.left() + Theme::near, option.rect.center().y() - size.height() / 2);
    icon.paint(painter, { iconAt, size });
    painter->save();
    const TwoLines texts = m_texts(index);
    const int width = textWidth(option, index);
    const QPoint at = option.rect.topLeft() + QPoint(Theme::margin + iconWidth(option, index), Theme::near);
    const Lines first(texts.first, option.font, width, m_fit);
    painter->setPen(option.palette.color(QPalette::Text));
    first.paint(painter, at);
    painter->setPen(option.palette.color(QPalette::PlaceholderText));
    Lines(texts.second, faintFont(option.font), width, m_fit)
        .paint(painter, at + QPoint(0, first.height() + Theme::tight));
    painter->restore();
}

QSize TwoLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const TwoLines texts = m_texts(index);
    const int width = textWidth(option, index);
    const int height = Lines(texts.first, option.font, width, m_fit).height()
        + Lines(texts.second, faintFont(option.font), width, m_fit).height();
    return { width, height + Theme::tight + 2 * Theme::near };
}

} // namespace hearthbook
