#pragma once

#include <QAbstractItemModel>
#include <QHash>
#include <QJsonObject>

#include <memory>
#include <vector>

namespace hearthbook {

/// One line of a tree: a group of devices by a value or without one, a device, or an entity.
struct TreeItem
{
    enum class Kind { Group, Rest, Device, Entity };

    Kind kind = Kind::Device;
    QString key = {};     ///< of a group: its value
    QJsonObject row = {}; ///< as the wire has it; of a group: empty
    qint64 count = 0;     ///< of a group: its devices

    /// Tells it from all others below one line.
    QString name() const { return QChar(u'0' + char16_t(kind)) + key; }
    bool isGroup() const { return kind == Kind::Group || kind == Kind::Rest; }
    bool operator==(const TreeItem &) const = default;
};

/// A line and what is below it, as far as it was read.
struct TreeNode
{
    quint64 id = 0;
    TreeItem item = {};
    TreeNode *parent = nullptr;
    int row = 0;
    std::vector<std::unique_ptr<TreeNode>> children = {};
    bool isWanted = false; ///< it was opened, once
    bool isRead = false;
    QString next = {};   ///< the cursor of the children after those that are here; empty: they are all
    quint64 asked = 0;   ///< the pass whose answer is under way
    quint64 answered = 0; ///< the pass that read it last
};

/// The lines of a tree and how they change: what stays keeps its place in views, opened and selected. Thread: GUI.
class RowTree : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit RowTree(QObject *parent = nullptr);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    using QObject::parent;

protected:
    /// The root for an invalid index.
    TreeNode *nodeOf(const QModelIndex &index) const;
    /// None where it is gone.
    TreeNode *node(quint64 id) const { return m_nodes.value(id); }
    TreeNode &root() { return m_root; }
    const QHash<quint64, TreeNode *> &nodes() const { return m_nodes; }
    QModelIndex indexOf(const TreeNode &node, int column = 0) const;
    /// Makes the children be these, in this order: those that are there already stay, with all below them.
    void setChildren(TreeNode &node, const std::vector<TreeItem> &items);
    /// After the children that are there; those that are there already are left out.
    void addChildren(TreeNode &node, const std::vector<TreeItem> &items);
    /// Takes all lines away.
    void clear();

private:
    void removeOthers(TreeNode &node, const std::vector<TreeItem> &items);
    void remove(TreeNode &node, int first, int last);
    void insert(TreeNode &node, int at, const std::vector<TreeItem> &items);
    void move(TreeNode &node, int from, int to);
    void forget(const TreeNode &node);
    static void count(TreeNode &node, int from);

    TreeNode m_root;
    QHash<quint64, TreeNode *> m_nodes;
    quint64 m_lastId = 0;
};

} // namespace hearthbook
