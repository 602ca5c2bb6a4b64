#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/grouping.h"
#include "ui/models/rowmodel.h"
#include "ui/models/rowtree.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>

namespace hearthbook {

/// Devices in groups, as a tree: groups with counts, which are the facet of one question, so that no row is read for them; in a
/// group its devices, a window at a time; below a device what is reached through it, and its entities. A line is read when it is
/// opened. It follows the book: what is there is read again, and what stays is as it was in the view. Thread: GUI.
class GroupModel : public RowTree
{
    Q_OBJECT

public:
    static constexpr int windowRows = RowModel::windowRows;

    /// The first three as those of RowModel.
    enum Role { KeyRole = RowModel::KeyRole, RowRole = RowModel::RowRole, IconRole = RowModel::IconRole, KindRole };

    explicit GroupModel(std::vector<Column> columns, QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names);
    /// Begins anew: nothing is open.
    void setGrouping(const Grouping &grouping);
    const Grouping &grouping() const { return m_grouping; }
    /// What a line of a kind shows in columns of devices.
    static std::vector<Column> columnsOf(TreeItem::Kind kind, std::vector<Column> columns);
    /// Which devices, and their order within a group; limit and offset are the model's own.
    void setQuery(const RowQuery &query);
    /// Reads anew what was read.
    void refresh();
    /// Whether there are more groups than a book tells.
    bool isCut() const { return m_isCut; }
    /// A line below `parent`, if it is here.
    QModelIndex find(TreeItem::Kind kind, const QString &key, const QModelIndex &parent = {}) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    /// The groups were read; facets as asked for, and the one of the grouping.
    void loaded(const hearthbook::RowPage &page);
    void failed(const QString &message);
    /// Lines are about to come, go or move; and did.
    void following();
    void followed();

private:
    using Items = std::vector<TreeItem>;
    using Gathered = std::shared_ptr<Items>;

    void begin();
    void readGroups();
    void takeGroups(const RowPage &page);
    void enqueue(TreeNode &node);
    void enqueueBelow(const TreeNode &node);
    void readNext();
    void readGroup(TreeNode &node);
    void readDevices(quint64 id, const RowQuery &query, const Gathered &gathered);
    void readDevice(const TreeNode &node);
    void readEntities(quint64 id, const RowQuery &query, const Gathered &gathered);
    void take(quint64 id, const Items &items, const QString &next, bool isMore);
    void fail(quint64 id, const Error &why);
    void ended();
    void noticeChange(const BookEvent &event);
    void followChanges();
    bool isAsked(const TreeNode &node) const { return node.asked == m_pass; }
    RowQuery groupQuery(const TreeItem &group) const;
    QString groupText(const TreeItem &group) const;
    QString iconOf(const TreeItem &item) const;
    QString cell(const TreeItem &item, int column) const;

    std::vector<Column> m_columns;
    Grouping m_grouping;
    AreaNames m_areas;
    QPointer<MetadataSource> m_source;
    RowQuery m_query;
    bool m_isCut = false;
    quint64 m_pass = 1; ///< answers to the questions of older ones are dropped
    std::deque<quint64> m_queue; ///< lines to be read
    int m_underWay = 0; ///< questions of this pass
    QTimer m_soon; ///< gathers changes that come together
    QSet<QString> m_entities; ///< that changed
    bool m_isStale = false; ///< devices changed, or lines came or went
    mutable QTimer m_moreSoon;
    mutable quint64 m_more = 0; ///< a line whose last child was looked at
};

} // namespace hearthbook
