#include "ui/widgets/listheader.h"

#include <QHeaderView>

namespace hearthbook {

void setUpHeader(QHeaderView &header, const std::vector<Column> &columns)
{
    header.setHighlightSections(false);
    header.setTextElideMode(Qt::ElideRight);
    header.setSectionsMovable(true);
    header.setFirstSectionMovable(true);
    header.setSectionsClickable(true);
    header.setSortIndicatorShown(true);
    header.setSortIndicatorClearable(true);
    header.setSortIndicator(0, Qt::AscendingOrder);
    header.setStretchLastSection(true);
    for (std::size_t i = 0; i < columns.size(); ++i)
        header.resizeSection(int(i), columns[i].width);
}

QString sortOf(const QHeaderView &header, const std::vector<Column> &columns)
{
    const int section = header.sortIndicatorSection();
    if (section < 0 || section >= int(columns.size()))
        return {};
    const QString field = columns.at(std::size_t(section)).sort;
    return field.isEmpty() || header.sortIndicatorOrder() == Qt::AscendingOrder ? field : u'-' + field;
}

std::vector<Column> shownColumns(const QHeaderView &header, const std::vector<Column> &columns)
{
    std::vector<Column> shown;
    for (int at = 0; at < header.count(); ++at) {
        const int column = header.logicalIndex(at);
        if (!header.isSectionHidden(column))
            shown.push_back(columns.at(std::size_t(column)));
    }
    return shown;
}

HeaderTwin::HeaderTwin(QHeaderView &first, QHeaderView &second, QObject *parent) : QObject(parent)
{
    second.restoreState(first.saveState());
    follow(first, second);
    follow(second, first);
}

void HeaderTwin::follow(QHeaderView &one, QHeaderView &other)
{
    const auto copy = [this, &one, &other] {
        if (m_isCopying)
            return;
        m_isCopying = true;
        other.restoreState(one.saveState());
        m_isCopying = false;
    };
    connect(&one, &QHeaderView::sectionMoved, this, copy);
    connect(&one, &QHeaderView::sectionResized, this, copy);
    connect(&one, &QHeaderView::sortIndicatorChanged, this, copy);
}

} // namespace hearthbook
