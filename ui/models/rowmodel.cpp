#include "ui/models/rowmodel.h"

#include "core/source/whenanswered.h"
#include "ui/models/rowicon.h"
#include "ui/plaintext.h"

#include <QJsonArray>

#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 150ms;
/// More rows than this are read again by their windows.
constexpr qsizetype singleRows = 20;
/// Windows that are kept: 20,000 rows.
constexpr qsizetype mostWindows = 100;
/// Who scrolls past many windows waits for the last of them, not for all.
constexpr qsizetype mostWanted = 4;
constexpr qsizetype mostAsked = 2;
/// Windows that are read again at once: those of the most rows that can be changed at once, and where these may move to.
constexpr qsizetype mostInUse = 8;
/// So far a row that somebody holds on to is looked for when others come before it or go.
constexpr int nearby = RowModel::windowRows / 2;

} // namespace

RowModel::RowModel(RowKind kind, std::vector<Column> columns, QObject *parent)
    : QAbstractTableModel(parent), m_kind(std::move(kind)), m_columns(std::move(columns)), m_minute(this)
{
    m_minute.setObjectName(u"minute"_s);
    m_minute.start(1min);
    connect(&m_minute, &QTimer::timeout, this, &RowModel::retell);
    m_wantedSoon.setSingleShot(true);
    connect(&m_wantedSoon, &QTimer::timeout, this, &RowModel::readWanted);
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (m_isStale || m_changed.size() > singleRows)
            refresh();
        else
            for (const QString &key : std::as_const(m_changed))
                readRow(key);
        m_changed.clear();
        m_isStale = false;
    });
}

void RowModel::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    ++m_generation;
    m_windows.clear();
    setRowCount(0);
    if (!source)
        return;
    connect(&source->channel(), &Channel::happened, this, &RowModel::noticeChange);
    connect(&source->channel(), &Channel::missed, this, &RowModel::refresh);
    refresh();
}

void RowModel::setAreaNames(AreaNames names)
{
    m_areas = std::move(names);
    retell();
}

void RowModel::retell()
{
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1), { Qt::DisplayRole });
}

void RowModel::setQuery(RowQuery query)
{
    query.limit = windowRows;
    query.total = true;
    if (query == m_query && m_rows > 0)
        return;
    m_query = std::move(query);
    readAnew({ 0 });
}

void RowModel::refresh()
{
    readAnew(windowsInUse());
}

/// The one that was looked at last, and those where rows are that somebody holds on to.
QList<int> RowModel::windowsInUse() const
{
    QList<int> windows { std::min(m_seen, std::max(0, m_rows - 1) / windowRows) };
    const QModelIndexList held = persistentIndexList();
    for (const QModelIndex &index : held) {
        if (!loadedRow(index.row()))
            continue;
        for (const int row : { index.row() - nearby, index.row() + nearby }) {
            const int window = std::clamp(row, 0, m_rows) / windowRows;
            if (windows.size() < mostInUse && !windows.contains(window))
                windows += window;
        }
    }
    return windows;
}

RowQuery RowModel::windowOf(RowQuery query, int window, bool isFirst)
{
    query.limit = windowRows;
    query.offset = qint64(window) * windowRows;
    query.total = isFirst;
    if (!isFirst)
        query.facets.clear();
    return query;
}

/// The first of the windows must come; of the others those that do.
void RowModel::readAnew(const QList<int> &windows)
{
    if (!m_source)
        return;
    const quint64 generation = ++m_generation;
    m_asked.clear();
    m_wanted.clear();
    const auto reading = std::make_shared<Reading>(Reading { .query = m_query, .left = windows.size() });
    for (const int window : windows) {
        const bool isFirst = window == windows.front();
        whenAnswered(m_source->list(m_kind, windowOf(m_query, window, isFirst)), this,
                     [this, generation, reading, window, isFirst](const Result<RowPage> &page) {
                         if (generation != m_generation)
                             return;
                         --reading->left;
                         if (page)
                             reading->windows.insert(window, page->rows);
                         if (page && isFirst)
                             reading->first = *page;
                         else if (!page && isFirst)
                             giveUp(page.error());
                         if (reading->left == 0 && reading->first)
                             takeAnew(*reading);
                     });
    }
}

void RowModel::giveUp(const Error &error)
{
    const bool isCondition = !error.fields.empty()
        && error.fields.front().location == QJsonArray { u"query"_s, u"where"_s };
    if (!isCondition) {
        Q_EMIT failed(error.message);
        return;
    }
    m_query = m_answered;
    Q_EMIT refused(error);
}

void RowModel::takeAnew(const Reading &reading)
{
    const RowPage &page = *reading.first;
    const int count = int(page.total.value_or(qint64(page.rows.size())));
    const bool isSameList = reading.query == m_answered;
    m_answered = reading.query;
    ++m_generation; // windows of the rows before, which may be under way
    setRowCount(std::max(count, m_rows));
    replaceWindows(reading.windows, isSameList ? count : 0);
    setRowCount(count);
    m_asked.clear();
    m_wanted.clear();
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT loaded(page);
}

/// Of rows that were not read nobody knows which they are: who holds on to one of the first `kept` means its place.
void RowModel::replaceWindows(const QHash<int, Window> &windows, int kept)
{
    QHash<QString, int> places;
    for (auto window = windows.begin(); window != windows.end(); ++window) {
        for (std::size_t i = 0; i < window->size(); ++i)
            places.insert(window->at(i).value(m_kind.key).toString(), window.key() * windowRows + int(i));
    }
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    moved.reserve(held.size());
    for (const QModelIndex &old : held) {
        const QJsonObject *known = loadedRow(old.row());
        const int row = known  ? places.value(known->value(m_kind.key).toString(), -1)
            : old.row() < kept ? old.row()
                               : -1;
        moved += row < 0 ? QModelIndex() : index(row, old.column());
    }
    m_windows = windows;
    changePersistentIndexList(held, moved);
    Q_EMIT layoutChanged();
}

void RowModel::setRowCount(int count)
{
    if (count > m_rows) {
        beginInsertRows({}, m_rows, count - 1);
        m_rows = count;
        endInsertRows();
    } else if (count < m_rows) {
        beginRemoveRows({}, count, m_rows - 1);
        m_rows = count;
        endRemoveRows();
    }
}

void RowModel::want(int window) const
{
    m_wanted.removeAll(window);
    m_wanted.prepend(window);
    if (m_wanted.size() > mostWanted)
        m_wanted.removeLast();
    if (!m_wantedSoon.isActive())
        m_wantedSoon.start();
}

void RowModel::readWanted()
{
    while (!m_wanted.isEmpty() && m_asked.size() < mostAsked) {
        const int window = m_wanted.takeFirst();
        if (!m_windows.contains(window) && !m_asked.contains(window))
            readWindow(window);
    }
}

void RowModel::readWindow(int window)
{
    if (!m_source)
        return;
    m_asked.insert(window);
    whenAnswered(m_source->list(m_kind, windowOf(m_answered, window, false)), this,
                 [this, window, generation = m_generation](const Result<RowPage> &page) {
                     if (generation != m_generation)
                         return;
                     m_asked.remove(window);
                     if (page)
                         takeWindow(window, page->rows);
                     else
                         Q_EMIT failed(page.error().message);
                     readWanted();
                 });
}

void RowModel::takeWindow(int window, const Window &rows)
{
    if (m_windows.size() >= mostWindows)
        forgetWindows();
    const int first = window * windowRows;
    const int last = std::min(m_rows, first + int(rows.size())) - 1;
    m_windows.insert(window, rows);
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

/// Which rows they are that somebody holds on to must stay known, unless that is nearly all.
void RowModel::forgetWindows()
{
    QSet<int> held;
    const QModelIndexList indexes = persistentIndexList();
    for (const QModelIndex &index : indexes)
        held.insert(index.row() / windowRows);
    const bool isMost = held.size() > mostWindows / 2;
    m_windows.removeIf([&](const auto &window) { return isMost || !held.contains(window.key()); });
}

void RowModel::noticeChange(const BookEvent &event)
{
    if (!concerns(m_kind, event))
        return;
    if (event.action() == u"update" && event.kind == m_kind.kind && m_kind.alone)
        m_changed.insert(event.key());
    else
        m_isStale = true;
    if (!m_soon.isActive()) // else who changes without a pause would keep it waiting for ever
        m_soon.start();
}

void RowModel::readRow(const QString &key)
{
    if (!m_source || rowOf(key) < 0)
        return;
    whenAnswered(m_source->row(m_kind, key), this, [this, key](const Result<QJsonObject> &row) {
        if (row)
            takeRow(key, *row);
    });
}

void RowModel::takeRow(const QString &key, const QJsonObject &row)
{
    if (const int at = rowOf(key); at >= 0 && putRow(at, row))
        Q_EMIT rowChanged(at);
}

void RowModel::take(const QJsonObject &row)
{
    if (const int at = rowOf(row.value(m_kind.key).toString()); at >= 0)
        putRow(at, row);
}

/// Whether it was another.
bool RowModel::putRow(int at, const QJsonObject &row)
{
    QJsonObject &old = m_windows[at / windowRows][std::size_t(at % windowRows)];
    if (old == row)
        return false;
    old = row;
    Q_EMIT dataChanged(index(at, 0), index(at, columnCount() - 1));
    return true;
}

int RowModel::rowOf(const QString &key) const
{
    for (auto window = m_windows.constBegin(); window != m_windows.constEnd(); ++window) {
        for (std::size_t i = 0; i < window->size(); ++i) {
            if (window->at(i).value(m_kind.key).toString() == key)
                return window.key() * windowRows + int(i);
        }
    }
    return -1;
}

const QJsonObject *RowModel::loadedRow(int row) const
{
    const auto window = m_windows.constFind(row / windowRows);
    if (window == m_windows.constEnd())
        return nullptr;
    const auto at = std::size_t(row % windowRows);
    return at < window->size() ? &window->at(at) : nullptr;
}

QJsonObject RowModel::rowAt(int row) const
{
    const QJsonObject *loaded = loadedRow(row);
    return loaded ? *loaded : QJsonObject();
}

int RowModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int RowModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant RowModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Column &column = m_columns.at(std::size_t(index.column()));
    if (role == Qt::TextAlignmentRole)
        return cellAlignment(column);
    if (role != Qt::DisplayRole && role != Qt::EditRole && role != Qt::ToolTipRole && role != KeyRole && role != RowRole
        && role != IconRole)
        return {};
    m_seen = index.row() / windowRows;
    const QJsonObject *row = loadedRow(index.row());
    if (!row) {
        if (!m_windows.contains(m_seen)) // else the row is about to go
            want(m_seen);
        return {};
    }
    switch (role) {
    case KeyRole: return row->value(m_kind.key).toString();
    case RowRole: return *row;
    case IconRole: return index.column() == 0 ? rowIcon(m_kind, *row) : QString();
    case Qt::ToolTipRole: return plainHint(cellHint(column, *row));
    case Qt::EditRole: return row->value(column.field).toVariant();
    default: return cellText(column, *row, m_areas);
    }
}

Qt::ItemFlags RowModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool canEdit = index.isValid() && !m_columns.at(std::size_t(index.column())).edit.isEmpty() && m_source
        && !m_source->isReadOnly() && loadedRow(index.row());
    return canEdit ? flags | Qt::ItemIsEditable : flags;
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    return headerCell(m_columns, section, orientation, role);
}

} // namespace hearthbook
