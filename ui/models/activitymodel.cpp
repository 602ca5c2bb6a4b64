#include "ui/models/activitymodel.h"

#include "core/source/whenanswered.h"
#include "ui/models/activitytext.h"
#include "ui/models/column.h"
#include "ui/plaintext.h"

#include <QJsonArray>

#include <chrono>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 150ms;
constexpr int pageChanges = 200;

qint64 seqOf(const QJsonObject &change)
{
    return change.value(u"seq").toInteger();
}

std::vector<QJsonObject> changesOf(const QJsonObject &answer)
{
    std::vector<QJsonObject> changes;
    for (const auto &change : answer.value(u"changes").toArray())
        changes.push_back(change.toObject());
    return changes;
}

QMap<QString, qint64> countsOf(const QJsonValue &facet)
{
    QMap<QString, qint64> counts;
    for (const auto &one : facet.toArray())
        counts.insert(one[u"value"].toString(), one[u"count"].toInteger());
    return counts;
}

} // namespace

bool ActivityFilter::lets(const QJsonObject &change) const
{
    const auto fits = [&change](const QString &wanted, QStringView field) {
        return wanted.isEmpty() || change.value(field).toString() == wanted;
    };
    return fits(kind, u"kind") && fits(origin, u"origin") && fits(action, u"action")
        && (!keys || keys->contains(change.value(u"key").toString()));
}

ActivityModel::ActivityModel(QObject *parent) : QAbstractListModel(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, &ActivityModel::takeNews);
    connect(&m_minute, &QTimer::timeout, this, &ActivityModel::retell);
    m_minute.start(1min);
    connect(&m_names, &RowNames::changed, this, &ActivityModel::retell);
}

void ActivityModel::setSource(MetadataSource *source)
{
    if (m_source) {
        m_source->disconnect(this);
        m_source->channel().disconnect(this);
    }
    m_source = source;
    m_names.setSource(source);
    clear();
    Q_EMIT stateChanged();
    if (!source)
        return;
    connect(source, &MetadataSource::wrote, this, &ActivityModel::retell);
    connect(&source->channel(), &Channel::missed, this, &ActivityModel::refresh);
    connect(&source->channel(), &Channel::happened, this, &ActivityModel::noticeChange);
    read();
}

void ActivityModel::setFilter(const ActivityFilter &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    refresh();
}

/// What is shown stays until the answer is there: one of the newest page begins anew.
void ActivityModel::refresh()
{
    ++m_generation;
    m_before.reset();
    m_isAtEnd = false;
    m_read.clear();
    m_waiting.clear();
    Q_EMIT waitingChanged(0);
    read();
}

void ActivityModel::clear()
{
    beginResetModel();
    m_items.clear();
    m_read.clear();
    m_waiting.clear();
    m_news.clear();
    m_newest = 0;
    m_before.reset();
    m_isReading = false;
    m_isAtEnd = false;
    m_trouble.clear();
    ++m_generation;
    endResetModel();
    Q_EMIT waitingChanged(0);
}

ApiCall ActivityModel::call() const
{
    ApiCall call { .path = u"/api/changes"_s };
    for (const auto &[name, value] : { std::pair(u"kind"_s, m_filter.kind), std::pair(u"origin"_s, m_filter.origin),
                                       std::pair(u"action"_s, m_filter.action) }) {
        if (!value.isEmpty())
            call.addParameter(name, value);
    }
    for (const QString &key : m_filter.keys.value_or(QStringList()))
        call.addParameter(u"key"_s, key);
    return call;
}

void ActivityModel::read()
{
    if (!m_source)
        return;
    m_isReading = true;
    ApiCall wanted = call();
    wanted.addParameter(u"sort"_s, u"-seq"_s);
    wanted.addParameter(u"limit"_s, QString::number(pageChanges));
    if (m_before)
        wanted.addParameter(u"where"_s, u"seq<%1"_s.arg(*m_before));
    whenAnswered(m_source->send(wanted), this, [this, generation = ++m_generation](const Result<ChangedRow> &answer) {
        if (generation != m_generation)
            return;
        if (answer)
            take(answer->row);
        else
            finish(answer.error().message);
    });
    Q_EMIT stateChanged();
}

/// The last operation of a page may go on beyond it, and may be large: it is counted, not read.
void ActivityModel::take(const QJsonObject &answer)
{
    const std::vector<QJsonObject> changes = changesOf(answer);
    for (const QJsonObject &change : changes)
        m_names.learn(change);
    m_read = activityEntries(changes);
    m_isAtEnd = answer.value(u"next_cursor").toString().isEmpty();
    if (!m_isAtEnd && m_read.back().operation)
        readTail();
    else
        finish({});
}

void ActivityModel::readTail()
{
    ApiCall wanted = call();
    wanted.addParameter(u"operation"_s, QString::number(*m_read.back().operation));
    for (const auto &[name, value] :
         { std::pair(u"sort"_s, u"seq"_s), std::pair(u"limit"_s, u"1"_s), std::pair(u"fields"_s, u"seq"_s),
           std::pair(u"facet"_s, u"kind,action"_s), std::pair(u"total"_s, u"1"_s) })
        wanted.addParameter(name, value);
    whenAnswered(m_source->send(wanted), this, [this, generation = m_generation](const Result<ChangedRow> &answer) {
        if (generation != m_generation)
            return;
        if (!answer)
            return finish(answer.error().message);
        ActivityEntry &tail = m_read.back();
        const std::vector<QJsonObject> first = changesOf(answer->row);
        const qint64 total = answer->row.value(u"total").toInteger();
        const QJsonObject facets = answer->row.value(u"facets").toObject();
        // A field's own filter does not count for its facet.
        tail.kinds = m_filter.kind.isEmpty() ? countsOf(facets.value(u"kind"))
                                             : QMap<QString, qint64> { { m_filter.kind, total } };
        tail.actions = m_filter.action.isEmpty() ? countsOf(facets.value(u"action"))
                                                 : QMap<QString, qint64> { { m_filter.action, total } };
        tail.oldest = first.empty() ? tail.oldest : seqOf(first.front());
        finish({});
    });
}

void ActivityModel::finish(const QString &trouble)
{
    m_isReading = false;
    m_trouble = trouble;
    if (trouble.isEmpty()) {
        if (!m_before) {
            beginResetModel();
            m_items.clear();
            m_newest = m_read.empty() ? 0 : m_read.front().newest;
            endResetModel();
        }
        if (!m_read.empty())
            m_before = m_read.back().oldest;
        append(std::exchange(m_read, {}));
        takeNews();
    }
    Q_EMIT stateChanged();
}

void ActivityModel::append(std::vector<ActivityEntry> entries)
{
    std::vector<Item> items;
    QDate last = m_items.empty() ? QDate() : m_items.back().day;
    for (ActivityEntry &entry : entries) {
        const QDate day = activityDay(entry.at);
        if (day != last)
            items.push_back({ .day = day });
        last = day;
        items.push_back({ .day = day, .entry = std::move(entry) });
    }
    if (items.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(items.size()) - 1);
    m_items.insert(m_items.end(), std::make_move_iterator(items.begin()), std::make_move_iterator(items.end()));
    endInsertRows();
}

void ActivityModel::noticeChange(const BookEvent &event)
{
    m_news.push_back(event.data);
    if (!m_soon.isActive()) // else who changes without a pause would keep it waiting for ever
        m_soon.start();
}

void ActivityModel::takeNews()
{
    if (m_isReading && !m_before)
        return; // what is there already comes with the answer
    for (const QJsonObject &change : std::exchange(m_news, {})) {
        m_names.learn(change);
        if (seqOf(change) > m_newest && m_filter.lets(change))
            takeOne(change);
        m_newest = std::max(m_newest, seqOf(change));
    }
    Q_EMIT waitingChanged(waiting());
    Q_EMIT stateChanged();
}

void ActivityModel::takeOne(const QJsonObject &change)
{
    if (!m_waiting.empty() && m_waiting.back().holds(change)) {
        m_waiting.back().add(change);
    } else if (m_waiting.empty() && m_items.size() > 1 && m_items[1].entry->holds(change)) {
        m_items[1].entry->add(change);
        Q_EMIT dataChanged(index(1), index(1));
    } else if (m_isHeld) {
        m_waiting.push_back(ActivityEntry::of(change));
    } else {
        putOnTop(ActivityEntry::of(change));
    }
}

void ActivityModel::putOnTop(const ActivityEntry &entry)
{
    const QDate day = activityDay(entry.at);
    if (m_items.empty() || m_items.front().day != day) {
        beginInsertRows({}, 0, 1);
        m_items.insert(m_items.begin(), { Item { .day = day }, Item { .day = day, .entry = entry } });
    } else {
        beginInsertRows({}, 1, 1);
        m_items.insert(m_items.begin() + 1, Item { .day = day, .entry = entry });
    }
    endInsertRows();
}

void ActivityModel::hold(bool isHeld)
{
    m_isHeld = isHeld;
    if (isHeld || m_waiting.empty())
        return;
    for (const ActivityEntry &entry : std::exchange(m_waiting, {}))
        putOnTop(entry);
    Q_EMIT waitingChanged(0);
    Q_EMIT stateChanged();
}

void ActivityModel::retell()
{
    if (!m_items.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { Qt::DisplayRole });
}

const ActivityEntry *ActivityModel::entry(const QModelIndex &index) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return nullptr;
    const Item &item = m_items.at(std::size_t(index.row()));
    return item.entry ? &*item.entry : nullptr;
}

bool ActivityModel::isOwn(const ActivityEntry &entry) const
{
    return m_source && entry.operation && m_source->isOwn(*entry.operation);
}

QString ActivityModel::activityText(const ActivityEntry &entry) const
{
    return activitySentence(entry, m_names, isOwn(entry));
}

QString ActivityModel::whenText(const ActivityEntry &entry) const
{
    const QString way = activityWay(entry, isOwn(entry));
    const QString since = sinceText(entry.at);
    return way.isEmpty() ? since : u"%1 · %2"_s.arg(since, way);
}

int ActivityModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_items.size());
}

QVariant ActivityModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Item &item = m_items.at(std::size_t(index.row()));
    if (!item.entry)
        return role == Qt::DisplayRole || role == DayRole ? dayText(item.day) : QVariant();
    const ActivityEntry &entry = *item.entry;
    switch (role) {
    case Qt::DisplayRole: return u"%1 – %2"_s.arg(activityText(entry), whenText(entry));
    case Qt::ToolTipRole:
        return plainHint(cellHint({ .field = u"at"_s, .form = CellForm::Time }, { { u"at"_s, entry.at } }));
    case WhatRole: return activityText(entry);
    case WhenRole: return whenText(entry);
    default: return {};
    }
}

Qt::ItemFlags ActivityModel::flags(const QModelIndex &index) const
{
    return entry(index) ? QAbstractListModel::flags(index) : Qt::NoItemFlags;
}

bool ActivityModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && m_before && !m_isAtEnd && !m_isReading && m_trouble.isEmpty();
}

void ActivityModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read();
}

} // namespace hearthbook
