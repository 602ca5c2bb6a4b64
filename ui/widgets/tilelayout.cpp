#include "ui/widgets/tilelayout.h"

#include "ui/theme.h"

#include <algorithm>

namespace hearthbook {

namespace {

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

TileLayout::TileLayout(int leastWidth, QWidget *parent) : QLayout(parent), m_leastWidth(leastWidth)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(Theme::margin);
}

TileLayout::~TileLayout() = default;

void TileLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

int TileLayout::count() const
{
    return int(m_items.size());
}

QLayoutItem *TileLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[std::size_t(index)].get() : nullptr;
}

QLayoutItem *TileLayout::takeAt(int index)
{
    if (!itemAt(index))
        return nullptr;
    QLayoutItem *item = m_items[std::size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

int TileLayout::tileWidth() const
{
    int width = m_leastWidth;
    for (const auto &item : m_items)
        width = std::max(width, item->minimumSize().width());
    return width;
}

int TileLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

QSize TileLayout::sizeHint() const
{
    const int width = count() * (tileWidth() + spacing()) - spacing();
    return { width, heightForWidth(width) };
}

/// One tile wide; how high it is then says heightForWidth().
QSize TileLayout::minimumSize() const
{
    int height = 0;
    for (const auto &item : m_items)
        height = std::max(height, item->minimumSize().height());
    return { m_items.empty() ? 0 : tileWidth(), height };
}

void TileLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, true);
}

int TileLayout::arrange(const QRect &rect, bool moves) const
{
    std::vector<QLayoutItem *> shown;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            shown.push_back(item.get());
    }
    if (shown.empty())
        return 0;
    const int fitting = std::max(1, (rect.width() + spacing()) / (tileWidth() + spacing()));
    const int rows = (int(shown.size()) + fitting - 1) / fitting;
    const int columns = (int(shown.size()) + rows - 1) / rows; // none is alone in the last row where that can be
    const int width = (rect.width() - (columns - 1) * spacing()) / columns;
    const int rest = rect.width() - (columns - 1) * spacing() - columns * width; // a pixel more for the first ones
    int y = rect.y();
    for (std::size_t first = 0; first < shown.size(); first += std::size_t(columns)) {
        const std::size_t end = std::min(shown.size(), first + std::size_t(columns));
        int height = 0;
        for (std::size_t i = first; i < end; ++i)
            height = std::max(height, heightOf(*shown[i], width));
        int x = rect.x();
        for (std::size_t i = first; moves && i < end; ++i) {
            const int wider = width + (int(i - first) < rest ? 1 : 0);
            shown[i]->setGeometry({ x, y, wider, height });
            x += wider + spacing();
        }
        y += height + spacing();
    }
    return y - spacing() - rect.y();
}

} // namespace hearthbook
