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
    readFirst(0);
}

void RowModel::refresh()
{
    readFirst(std::min(m_seen, std::max(0, m_rows - 1) / windowRows));
}

void RowModel::readFirst(int window)
{
    if (!m_source)
        return;
    const quint64 generation = ++m_generation;
    m_asked.clear();
    m_wanted.clear();
    RowQuery query = m_query;
    query.limit = windowRows;
    query.total = true;
    query.offset = qint64(window) * windowRows;
    whenAnswered(m_source->list(m_kind, query), this,
                 [this, generation, window, asked = m_query](const Result<RowPage> &page) {
                     if (generation != m_generation)
                         return;
                     if (page)
                         takeFirst(window, asked, *page);
                     else
                         giveUp(page.error());
                 });
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

void RowModel::takeFirst(int window, const RowQuery &query, const RowPage &page)
{
    const int count = int(page.total.value_or(qint64(page.rows.size())));
    const bool isSameList = query == m_answered;
    m_answered = query;
    ++m_generation; // windows of the rows before, which may be under way
    setRowCount(std::max(count, m_rows));
    replaceWindows(window, page.rows, isSameList ? count : 0);
    setRowCount(count);
    m_asked.clear();
    m_wanted.clear();
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
    Q_EMIT loaded(page);
}

/// Who holds on to a row, as a selection and the editor of a cell do, holds the same row afterwards. Where its place is not known
/// it keeps the one that it had, if that is one of the first `kept` and not among `rows`; else it is gone.
void RowModel::replaceWindows(int window, const Window &rows, int kept)
{
    const int first = window * windowRows;
    QHash<QString, int> places;
    for (std::size_t i = 0; i < rows.size(); ++i)
        places.insert(rows[i].value(m_kind.key).toString(), first + int(i));
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList held = persistentIndexList();
    QModelIndexList moved;
    for (const QModelIndex &old : held) {
        const bool isElsewhere = old.row() < kept && old.row() / windowRows != window;
        const QString key = rowAt(old.row()).value(m_kind.key).toString();
        const int row = places.value(key, isElsewhere ? old.row() : -1);
        moved += row < 0 ? QModelIndex() : index(row, old.column());
    }
    m_windows.clear();
    m_windows.insert(window, rows);
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
    RowQuery query = m_answered;
    query.limit = windowRows;
    query.offset = qint64(window) * windowRows;
    query.total = false;
    query.facets.clear();
    whenAnswered(m_source->list(m_kind, query), this,
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
        m_windows.clear();
    const int first = window * windowRows;
    const int last = std::min(m_rows, first + int(rows.size())) - 1;
    m_windows.insert(window, rows);
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
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
