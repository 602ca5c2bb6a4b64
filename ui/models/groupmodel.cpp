#include "ui/models/groupmodel.h"

#include "core/source/whenanswered.h"
#include "ui/models/rowicon.h"
#include "ui/plaintext.h"

#include <QFont>
#include <QJsonArray>
#include <QLocale>
#include <QUrl>

#include <algorithm>
#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 150ms;
constexpr int mostAsked = 2;
/// The most that one page of devices may hold.
constexpr int mostRows = 1000;

TreeItem deviceItem(const QJsonObject &row)
{
    return { .kind = TreeItem::Kind::Device, .key = row.value(deviceRows().key).toString(), .row = row };
}

TreeItem entityItem(const QJsonObject &row)
{
    return { .kind = TreeItem::Kind::Entity, .key = row.value(entityRows().key).toString(), .row = row };
}

std::vector<TreeItem> childrenOf(const QJsonObject &hierarchy)
{
    std::vector<TreeItem> items;
    for (const auto &child : hierarchy.value(u"children").toArray())
        items.push_back(deviceItem(child.toObject()));
    const auto name = [](const TreeItem &item) { return item.row.value(u"name").toString(); };
    std::stable_sort(items.begin(), items.end(), [&](const TreeItem &a, const TreeItem &b) {
        return name(a).compare(name(b), Qt::CaseInsensitive) < 0;
    });
    return items;
}

/// The field of an entity that says what a device's does.
QString fieldOf(const Column &column, TreeItem::Kind kind)
{
    if (kind != TreeItem::Kind::Entity)
        return column.field;
    if (column.field == u"name")
        return u"friendly_name"_s;
    return column.field == u"integration" ? u"platform"_s : column.field;
}

} // namespace

GroupModel::GroupModel(std::vector<Column> columns, QObject *parent) : RowTree(parent), m_columns(std::move(columns))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, &GroupModel::followChanges);
    m_moreSoon.setSingleShot(true);
    connect(&m_moreSoon, &QTimer::timeout, this, [this] {
        if (const TreeNode *line = node(m_more))
            fetchMore(indexOf(*line));
    });
}

void GroupModel::setSource(MetadataSource *source)
{
    if (m_source == source)
        return;
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    m_soon.stop();
    clear();
    if (source) {
        connect(&source->channel(), &Channel::happened, this, &GroupModel::noticeChange);
        connect(&source->channel(), &Channel::missed, this, &GroupModel::refresh);
    }
    begin();
}

void GroupModel::setAreaNames(const AreaNames &names)
{
    m_areas = names;
    refresh();
}

void GroupModel::setGrouping(const Grouping &grouping)
{
    if (grouping.field == m_grouping.field)
        return;
    m_grouping = grouping;
    clear();
    begin();
}

void GroupModel::setQuery(const RowQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    begin();
}

/// What is under way is waited for: else who changes without a pause would keep it from ever being read.
void GroupModel::refresh()
{
    if (m_underWay > 0)
        m_isStale = true;
    else
        begin();
}

void GroupModel::begin()
{
    ++m_pass;
    m_isStale = false;
    m_entities.clear();
    m_queue.clear();
    m_underWay = 0;
    if (m_source && !m_grouping.field.isEmpty())
        readGroups();
}

void GroupModel::readGroups()
{
    RowQuery query = m_query;
    query.limit = 1;
    query.total = true;
    query.fields = { deviceRows().key };
    if (!query.facets.contains(m_grouping.field))
        query.facets += m_grouping.field;
    ++m_underWay;
    whenAnswered(m_source->list(deviceRows(), query), this, [this, pass = m_pass](const Result<RowPage> &page) {
        if (pass != m_pass)
            return;
        if (page)
            takeGroups(*page);
        else
            Q_EMIT failed(page.error().message);
        ended();
    });
}

void GroupModel::takeGroups(const RowPage &page)
{
    const auto isOurs = [this](const auto &one) { return one.first == m_grouping.field; };
    const auto filter = std::find_if(m_query.filters.begin(), m_query.filters.end(), isOurs);
    const auto facet = std::find_if(page.facets.begin(), page.facets.end(), isOurs);
    Items items;
    qint64 counted = 0;
    for (const ValueCount &one : facet == page.facets.end() ? std::vector<ValueCount>() : facet->second) {
        const bool isChosen = filter == m_query.filters.end() || (one.value && filter->second.contains(*one.value));
        if (!isChosen) // a field's own filter does not count for its facet
            continue;
        items.push_back({ .kind = one.value ? TreeItem::Kind::Group : TreeItem::Kind::Rest,
                          .key = one.value.value_or(QString()),
                          .count = one.count });
        counted += one.count;
    }
    m_isCut = counted < page.total.value_or(0);
    std::stable_sort(items.begin(), items.end(), [this](const TreeItem &a, const TreeItem &b) {
        if (a.kind != b.kind)
            return a.kind < b.kind;
        return groupText(a).toCaseFolded().localeAwareCompare(groupText(b).toCaseFolded()) < 0;
    });
    Q_EMIT following();
    setChildren(root(), items);
    Q_EMIT followed();
    root().isRead = true;
    enqueueBelow(root());
    Q_EMIT loaded(page);
}

void GroupModel::enqueue(TreeNode &node)
{
    if (isAsked(node))
        return;
    node.asked = m_pass;
    m_queue.push_back(node.id);
}

void GroupModel::enqueueBelow(const TreeNode &node)
{
    for (const auto &child : node.children) {
        if (child->isWanted && child->answered != m_pass)
            enqueue(*child);
    }
}

void GroupModel::readNext()
{
    while (m_source && !m_queue.empty() && m_underWay < mostAsked) {
        TreeNode *line = node(m_queue.front());
        m_queue.pop_front();
        if (line && line->item.isGroup())
            readGroup(*line);
        else if (line)
            readDevice(*line);
    }
}

RowQuery GroupModel::groupQuery(const TreeItem &group) const
{
    RowQuery query = m_query;
    query.facets.clear();
    std::erase_if(query.filters, [this](const auto &one) { return one.first == m_grouping.field; });
    if (group.kind == TreeItem::Kind::Rest)
        query.missing = { m_grouping.field };
    else
        query.filters.emplace_back(m_grouping.field, QStringList { group.key });
    return query;
}

/// The window after those that are there; in a new pass as many as there are, at least one window.
void GroupModel::readGroup(TreeNode &node)
{
    RowQuery query = groupQuery(node.item);
    const bool isMore = node.isRead && node.answered == m_pass;
    query.limit = isMore ? windowRows : std::clamp(int(node.children.size()), windowRows, mostRows);
    query.cursor = isMore ? node.next : QString();
    ++m_underWay;
    readDevices(node.id, query, std::make_shared<Items>());
}

void GroupModel::readDevices(quint64 id, const RowQuery &query, const Gathered &gathered)
{
    const bool isMore = gathered->empty() && !query.cursor.isEmpty();
    whenAnswered(m_source->list(deviceRows(), query), this,
                 [this, id, query, gathered, isMore, pass = m_pass](const Result<RowPage> &page) {
                     const TreeNode *line = node(id);
                     if (pass != m_pass)
                         return;
                     if (!page) {
                         fail(id, page.error());
                         return;
                     }
                     for (const QJsonObject &row : page->rows)
                         gathered->push_back(deviceItem(row));
                     const bool isEnough = isMore || !line || gathered->size() >= line->children.size();
                     if (isEnough || page->next.isEmpty() || !m_source) {
                         take(id, *gathered, page->next, isMore);
                         return;
                     }
                     RowQuery next = query;
                     next.cursor = page->next;
                     readDevices(id, next, gathered);
                 });
}

void GroupModel::readDevice(const TreeNode &node)
{
    ++m_underWay;
    whenAnswered(
        m_source->send({ .path = rowPath(deviceRows(), node.item.key) + u"/hierarchy"_s }), this,
        [this, id = node.id, key = node.item.key, pass = m_pass](const Result<ChangedRow> &answer) {
            if (pass != m_pass)
                return;
            if (!answer || !m_source) {
                fail(id, answer ? Error() : answer.error());
                return;
            }
            readEntities(
                id, { .limit = mostRows, .sort = u"friendly_name"_s, .filters = { { deviceRows().key, { key } } } },
                std::make_shared<Items>(childrenOf(answer->row)));
        });
}

void GroupModel::readEntities(quint64 id, const RowQuery &query, const Gathered &gathered)
{
    whenAnswered(m_source->list(entityRows(), query), this,
                 [this, id, query, gathered, pass = m_pass](const Result<RowPage> &page) {
                     if (pass != m_pass)
                         return;
                     if (!page || !m_source) {
                         fail(id, page ? Error() : page.error());
                         return;
                     }
                     for (const QJsonObject &row : page->rows)
                         gathered->push_back(entityItem(row));
                     if (page->next.isEmpty()) {
                         take(id, *gathered, {}, false);
                         return;
                     }
                     RowQuery next = query;
                     next.cursor = page->next;
                     readEntities(id, next, gathered);
                 });
}

void GroupModel::take(quint64 id, const Items &items, const QString &next, bool isMore)
{
    if (TreeNode *line = node(id)) {
        Q_EMIT following();
        line->isRead = true;
        line->next = next;
        line->asked = 0;
        line->answered = m_pass;
        if (isMore)
            addChildren(*line, items);
        else
            setChildren(*line, items);
        Q_EMIT followed();
        enqueueBelow(*line);
    }
    ended();
}

/// A line that is gone by now is no trouble: the change that took it away is on its way.
void GroupModel::fail(quint64 id, const Error &why)
{
    if (TreeNode *line = node(id))
        line->asked = 0;
    if (why.code != ErrorCode::NotFound && !why.message.isEmpty())
        Q_EMIT failed(why.message);
    ended();
}

void GroupModel::ended()
{
    --m_underWay;
    readNext();
    if (m_underWay == 0 && m_isStale)
        m_soon.start();
}

void GroupModel::noticeChange(const BookEvent &event)
{
    const bool isEntity = event.kind == entityRows().kind;
    if (!isEntity && event.kind != deviceRows().kind)
        return;
    const bool moved = event.data.value(u"before").toObject().contains(deviceRows().key);
    if (isEntity && event.action() == u"update" && !moved)
        m_entities.insert(event.key());
    else
        m_isStale = true;
    if (!m_soon.isActive())
        m_soon.start();
}

void GroupModel::followChanges()
{
    const bool isShown = !m_entities.isEmpty()
        && std::any_of(nodes().begin(), nodes().end(), [this](const TreeNode *line) {
               return line->item.kind == TreeItem::Kind::Entity && m_entities.contains(line->item.key);
           });
    m_entities.clear();
    if (!isShown && !std::exchange(m_isStale, false))
        return;
    m_isStale = false;
    refresh();
}

QModelIndex GroupModel::find(TreeItem::Kind kind, const QString &key, const QModelIndex &parent) const
{
    const TreeNode *above = nodeOf(parent);
    for (const auto &child : above->children) {
        if (child->item.kind == kind && child->item.key == key)
            return indexOf(*child);
    }
    return {};
}

int GroupModel::columnCount(const QModelIndex &) const
{
    return int(m_columns.size());
}

bool GroupModel::hasChildren(const QModelIndex &parent) const
{
    const TreeNode *line = nodeOf(parent);
    if (!line || parent.column() > 0 || (line->id != 0 && line->item.kind == TreeItem::Kind::Entity))
        return false;
    return line->id == 0 || line->isRead ? !line->children.empty() : true;
}

bool GroupModel::canFetchMore(const QModelIndex &parent) const
{
    const TreeNode *line = nodeOf(parent);
    if (!m_source || !line || line->id == 0 || line->item.kind == TreeItem::Kind::Entity || isAsked(*line))
        return false;
    return !line->isRead || !line->next.isEmpty();
}

void GroupModel::fetchMore(const QModelIndex &parent)
{
    if (!canFetchMore(parent))
        return;
    TreeNode &line = *nodeOf(parent);
    line.isWanted = true;
    enqueue(line);
    readNext();
}

Qt::ItemFlags GroupModel::flags(const QModelIndex &index) const
{
    const TreeNode *line = index.isValid() ? nodeOf(index) : nullptr;
    const bool isLeaf = line && line->item.kind == TreeItem::Kind::Entity;
    return RowTree::flags(index) | (isLeaf ? Qt::ItemNeverHasChildren : Qt::NoItemFlags);
}

QString GroupModel::groupText(const TreeItem &group) const
{
    if (group.kind == TreeItem::Kind::Rest)
        return m_grouping.none;
    return oneLine(m_grouping.form == CellForm::Area ? m_areas(group.key) : group.key);
}

std::vector<Column> GroupModel::columnsOf(TreeItem::Kind kind, std::vector<Column> columns)
{
    for (Column &column : columns)
        column.field = fieldOf(column, kind);
    return columns;
}

QString GroupModel::cell(const TreeItem &item, int column) const
{
    if (item.isGroup())
        return column == 0 ? tr("%1 (%2)").arg(groupText(item), QLocale().toString(item.count)) : QString();
    Column shown = m_columns.at(std::size_t(column));
    shown.field = fieldOf(shown, item.kind);
    return item.row.contains(shown.field) ? cellText(shown, item.row, m_areas) : QString();
}

QString GroupModel::iconOf(const TreeItem &item) const
{
    if (item.isGroup())
        return m_grouping.icon;
    return rowIcon(item.kind == TreeItem::Kind::Entity ? entityRows() : deviceRows(), item.row);
}

QVariant GroupModel::data(const QModelIndex &index, int role) const
{
    const TreeNode *line = index.isValid() ? nodeOf(index) : nullptr;
    if (!line)
        return {};
    const TreeItem &item = line->item;
    const Column &column = m_columns.at(std::size_t(index.column()));
    switch (role) {
    case Qt::DisplayRole:
        if (line->parent && !line->parent->next.isEmpty() && line->row + 1 == int(line->parent->children.size())) {
            m_more = line->parent->id;
            m_moreSoon.start();
        }
        return cell(item, index.column());
    case Qt::ToolTipRole:
        return plainHint(item.isGroup() || column.form != CellForm::Time ? cell(item, index.column())
                                                                         : cellHint(column, item.row));
    case Qt::AccessibleTextRole:
        if (index.column() == 0 && item.isGroup())
            return tr("%1, %n device(s)", nullptr, int(item.count)).arg(groupText(item));
        return cell(item, index.column());
    case Qt::TextAlignmentRole: return item.isGroup() ? int(Qt::AlignLeft | Qt::AlignVCenter) : cellAlignment(column);
    case Qt::FontRole: {
        QFont font;
        font.setWeight(QFont::DemiBold);
        return item.isGroup() ? QVariant(font) : QVariant();
    }
    case KeyRole: return item.key;
    case RowRole: return item.row;
    case IconRole: return index.column() == 0 ? iconOf(item) : QString();
    case KindRole: return int(item.kind);
    default: return {};
    }
}

QVariant GroupModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headerCell(m_columns, section, orientation, role);
}

} // namespace hearthbook
