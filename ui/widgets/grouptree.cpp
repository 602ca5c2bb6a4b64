#include "ui/widgets/grouptree.h"

#include "ui/widgets/icondelegate.h"

#include <QHeaderView>
#include <QScrollBar>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int indent = 20;

} // namespace

GroupTree::GroupTree(GroupModel &model, const QString &name, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setObjectName(u"grouped"_s);
    setModel(&model);
    setAccessibleName(name);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setExpandsOnDoubleClick(false);
    setItemDelegate(new IconDelegate(this));
    setIndentation(indent);
    setTreePosition(0);
    header()->setFirstSectionMovable(true);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(this, &QAbstractItemView::activated, this, &GroupTree::act);
    connect(selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_isFollowing)
            return;
        m_lost.clear();
        Q_EMIT chosen();
    });
    connect(header(), &QHeaderView::sectionMoved, this, &GroupTree::spanGroups);
    connect(&model, &GroupModel::following, this, &GroupTree::keepPlace);
    connect(&model, &GroupModel::followed, this, &GroupTree::findPlace);
}

TreeItem GroupTree::current() const
{
    const QModelIndex index = currentIndex();
    if (!index.isValid())
        return { .kind = TreeItem::Kind::Rest };
    return { .kind = TreeItem::Kind(index.data(GroupModel::KindRole).toInt()),
             .key = index.data(GroupModel::KeyRole).toString(),
             .row = index.data(GroupModel::RowRole).toJsonObject() };
}

void GroupTree::act(const QModelIndex &index)
{
    const QModelIndex line = index.siblingAtColumn(0);
    if (TreeItem::Kind(line.data(GroupModel::KindRole).toInt()) == TreeItem::Kind::Entity)
        Q_EMIT entityWanted(line.data(GroupModel::KeyRole).toString());
    else
        setExpanded(line, !isExpanded(line));
}

bool GroupTree::goTo(const QString &deviceId)
{
    m_wanted = deviceId;
    m_lost.clear();
    if (!findDevice(deviceId).isValid()) {
        setCurrentQuietly({});
        m_isFollowing = false;
    }
    goOn();
    return m_wanted.isEmpty();
}

QModelIndex GroupTree::findDevice(const QString &deviceId) const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex device = m_model.find(TreeItem::Kind::Device, deviceId, m_model.index(row, 0));
        if (device.isValid())
            return device;
    }
    return {};
}

void GroupTree::goOn()
{
    if (m_wanted.isEmpty())
        return;
    if (const QModelIndex device = findDevice(m_wanted); device.isValid()) {
        m_wanted.clear();
        expand(device.parent());
        setCurrentIndex(device);
    } else if (m_model.rowCount() == 1) { // what a search for it leaves
        expand(m_model.index(0, 0));
    }
}

/// At the very top one wants to see what comes there.
void GroupTree::keepPlace()
{
    m_isFollowing = true;
    m_kept = current();
    m_top = verticalScrollBar()->value() > 0 ? indexAt({ 0, 0 }) : QModelIndex();
    m_topAt = visualRect(m_top).top();
}

void GroupTree::findPlace()
{
    if (m_top.isValid())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(m_top).top() - m_topAt);
    spanGroups();
    follow();
    goOn();
}

/// A group has nothing in the other columns; where the first column is not the first in sight, it keeps to its own.
void GroupTree::spanGroups()
{
    const bool spans = header()->visualIndex(0) == 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        setFirstColumnSpanned(row, {}, spans);
}

/// A device that moved to another group stays the current one, where it can be seen there.
void GroupTree::follow()
{
    const bool isLost = m_kept.kind == TreeItem::Kind::Device && current().name() != m_kept.name();
    if (isLost) {
        m_lost = m_kept.key;
        setCurrentQuietly({});
    }
    if (const QModelIndex device = m_lost.isEmpty() ? QModelIndex() : findDevice(m_lost); device.isValid()) {
        m_lost.clear();
        setCurrentQuietly(device);
    }
    m_isFollowing = false;
    if (currentIndex().isValid())
        Q_EMIT chosen();
}

void GroupTree::setCurrentQuietly(const QModelIndex &index)
{
    m_isFollowing = true;
    if (index.isValid())
        setCurrentIndex(index);
    else
        selectionModel()->clear();
}

/// The palette is the theme's.
void GroupTree::keyPressEvent(QKeyEvent *event)
{
    m_wanted.clear();
    QTreeView::keyPressEvent(event);
}

void GroupTree::mousePressEvent(QMouseEvent *event)
{
    m_wanted.clear();
    QTreeView::mousePressEvent(event);
}

} // namespace hearthbook
