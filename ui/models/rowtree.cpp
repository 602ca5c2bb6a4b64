#include "ui/models/rowtree.h"

#include <QSet>

#include <algorithm>

namespace hearthbook {

namespace {

int placeOf(const TreeNode &node, const QString &name, std::size_t from)
{
    for (std::size_t i = from; i < node.children.size(); ++i) {
        if (node.children[i]->item.name() == name)
            return int(i);
    }
    return -1;
}

QSet<QString> namesOf(const TreeNode &node)
{
    QSet<QString> names;
    for (const auto &child : node.children)
        names.insert(child->item.name());
    return names;
}

} // namespace

RowTree::RowTree(QObject *parent) : QAbstractItemModel(parent)
{
    m_nodes.insert(0, &m_root);
}

TreeNode *RowTree::nodeOf(const QModelIndex &index) const
{
    return m_nodes.value(index.isValid() ? quint64(index.internalId()) : 0);
}

QModelIndex RowTree::indexOf(const TreeNode &node, int column) const
{
    return node.id == 0 ? QModelIndex() : createIndex(node.row, column, quintptr(node.id));
}

QModelIndex RowTree::index(int row, int column, const QModelIndex &parent) const
{
    const TreeNode *above = nodeOf(parent);
    if (!above || row < 0 || row >= int(above->children.size()) || column < 0 || column >= columnCount(parent))
        return {};
    return indexOf(*above->children[std::size_t(row)], column);
}

QModelIndex RowTree::parent(const QModelIndex &index) const
{
    const TreeNode *node = nodeOf(index);
    return node && node->parent ? indexOf(*node->parent) : QModelIndex();
}

int RowTree::rowCount(const QModelIndex &parent) const
{
    const TreeNode *node = nodeOf(parent);
    return node && parent.column() <= 0 ? int(node->children.size()) : 0;
}

void RowTree::setChildren(TreeNode &node, const std::vector<TreeItem> &items)
{
    removeOthers(node, items);
    const QSet<QString> there = namesOf(node);
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t end = i;
        while (end < items.size() && !there.contains(items[end].name()))
            ++end;
        if (end > i)
            insert(node, int(i), { items.begin() + qptrdiff(i), items.begin() + qptrdiff(end) });
        if (end == items.size())
            break;
        i = end;
        const int at = placeOf(node, items[i].name(), i);
        if (at < 0) // named twice
            insert(node, int(i), { items[i] });
        else if (at > int(i))
            move(node, at, int(i));
        TreeNode &child = *node.children[i];
        if (child.item == items[i])
            continue;
        child.item = items[i];
        Q_EMIT dataChanged(indexOf(child), indexOf(child, columnCount() - 1));
    }
}

void RowTree::addChildren(TreeNode &node, const std::vector<TreeItem> &items)
{
    QSet<QString> there = namesOf(node);
    std::vector<TreeItem> fresh;
    for (const TreeItem &item : items) {
        if (!there.contains(item.name()))
            fresh.push_back(item);
        there.insert(item.name());
    }
    if (!fresh.empty())
        insert(node, int(node.children.size()), fresh);
}

void RowTree::clear()
{
    beginResetModel();
    m_root = {};
    m_nodes.clear();
    m_nodes.insert(0, &m_root);
    endResetModel();
}

void RowTree::removeOthers(TreeNode &node, const std::vector<TreeItem> &items)
{
    QSet<QString> kept;
    for (const TreeItem &item : items)
        kept.insert(item.name());
    const auto stays = [&](int i) { return kept.contains(node.children[std::size_t(i)]->item.name()); };
    for (int last = int(node.children.size()) - 1; last >= 0; --last) {
        if (stays(last))
            continue;
        int first = last;
        while (first > 0 && !stays(first - 1))
            --first;
        remove(node, first, last);
        last = first;
    }
}

void RowTree::remove(TreeNode &node, int first, int last)
{
    beginRemoveRows(indexOf(node), first, last);
    for (int i = first; i <= last; ++i)
        forget(*node.children[std::size_t(i)]);
    node.children.erase(node.children.begin() + first, node.children.begin() + last + 1);
    count(node, first);
    endRemoveRows();
}

void RowTree::insert(TreeNode &node, int at, const std::vector<TreeItem> &items)
{
    beginInsertRows(indexOf(node), at, at + int(items.size()) - 1);
    std::vector<std::unique_ptr<TreeNode>> added;
    for (const TreeItem &item : items) {
        added.push_back(std::make_unique<TreeNode>());
        TreeNode &one = *added.back();
        one.id = ++m_lastId;
        one.item = item;
        one.parent = &node;
        m_nodes.insert(one.id, &one);
    }
    node.children.insert(node.children.begin() + at, std::make_move_iterator(added.begin()),
                         std::make_move_iterator(added.end()));
    count(node, at);
    endInsertRows();
}

/// Upwards.
void RowTree::move(TreeNode &node, int from, int to)
{
    const QModelIndex above = indexOf(node);
    beginMoveRows(above, from, from, above, to);
    const auto begin = node.children.begin();
    std::rotate(begin + to, begin + from, begin + from + 1);
    count(node, to);
    endMoveRows();
}

void RowTree::forget(const TreeNode &node)
{
    m_nodes.remove(node.id);
    for (const auto &child : node.children)
        forget(*child);
}

void RowTree::count(TreeNode &node, int from)
{
    for (std::size_t i = std::size_t(from); i < node.children.size(); ++i)
        node.children[i]->row = int(i);
}

} // namespace hearthbook
