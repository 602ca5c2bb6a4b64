#include "ui/widgets/flowlayout.h"

#include "ui/theme.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace hearthbook {

namespace {

/// What expands begins with the least that it needs.
int wantedWidth(const QLayoutItem &item)
{
    const bool expands = item.expandingDirections().testFlag(Qt::Horizontal);
    return expands ? item.minimumSize().width() : item.sizeHint().width();
}

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

FlowLayout::FlowLayout(QWidget *parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Theme::near);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int FlowLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (!itemAt(index))
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    if (index < m_right)
        --m_right;
    invalidate();
    return item;
}

int FlowLayout::widthOf(const Line &line) const
{
    int width = line.empty() ? 0 : spacing() * (int(line.size()) - 1);
    for (const Place &place : line)
        width += place.width;
    return width;
}

std::vector<FlowLayout::Line> FlowLayout::lines(int width) const
{
    std::vector<Line> all;
    bool isRight = false;
    for (int i = 0; i < count(); ++i) {
        QLayoutItem *item = itemAt(i);
        isRight = isRight || i == m_right;
        if (item->isEmpty())
            continue;
        const Place place { item, std::min(wantedWidth(*item), width), std::exchange(isRight, false) };
        if (all.empty() || widthOf(all.back()) + spacing() + place.width > width)
            all.emplace_back();
        all.back().push_back(place);
    }
    for (Line &line : all)
        expand(line, width);
    return all;
}

void FlowLayout::expand(Line &line, int width) const
{
    for (Place &place : line) {
        if (place.item->expandingDirections().testFlag(Qt::Horizontal))
            place.width = std::min(place.width + width - widthOf(line),
                                   std::max(place.width, place.item->maximumSize().width()));
    }
}

int FlowLayout::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    return arrange(QRect(0, 0, width - around.left() - around.right(), 0), false) + around.top() + around.bottom();
}

/// All in one line.
QSize FlowLayout::sizeHint() const
{
    QSize size;
    int shown = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        size = { size.width() + item->sizeHint().width(), std::max(size.height(), item->sizeHint().height()) };
        ++shown;
    }
    size.rwidth() += std::max(0, shown - 1) * spacing();
    return size.grownBy(contentsMargins());
}

/// Each in a line of its own; how high that is says heightForWidth().
QSize FlowLayout::minimumSize() const
{
    QSize size(0, 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), true);
}

/// The height that it takes; moves the widgets where `moves`.
int FlowLayout::arrange(const QRect &rect, bool moves) const
{
    int y = rect.y();
    for (const Line &line : lines(rect.width())) {
        int height = 0;
        for (const Place &place : line)
            height = std::max(height, heightOf(*place.item, place.width));
        int x = rect.x();
        const int spare = rect.width() - widthOf(line);
        for (const Place &place : line) {
            x += place.isRight ? spare : 0;
            const int own = std::min(height, heightOf(*place.item, place.width));
            if (moves)
                place.item->setGeometry(QStyle::visualRect(parentWidget()->layoutDirection(), rect,
                                                           { x, y + (height - own) / 2, place.width, own }));
            x += place.width + spacing();
        }
        y += height + spacing();
    }
    return std::max(0, y - spacing() - rect.y());
}

} // namespace hearthbook
