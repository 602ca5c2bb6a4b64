#include "ui/models/changesmodel.h"

#include "core/source/whenanswered.h"
#include "ui/models/kindwords.h"

#include <QJsonArray>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int pageChanges = 100;

} // namespace

ChangesModel::ChangesModel(RowNames &names, QObject *parent) : QAbstractListModel(parent), m_names(names)
{
    connect(&m_names, &RowNames::changed, this, &ChangesModel::retell);
    connect(&m_diffs, &DiffReader::changed, this, &ChangesModel::retell);
}

void ChangesModel::setSource(MetadataSource *source)
{
    m_source = source;
    m_diffs.setSource(source);
    m_entry = {};
    clear();
}

void ChangesModel::setEntry(const ActivityEntry &entry)
{
    const bool isSame = m_entry.newest != 0 && entry.oldest == m_entry.oldest && entry.operation == m_entry.operation;
    const bool hasMore = entry.newest > m_entry.newest;
    m_entry = entry;
    if (isSame && !hasMore)
        return;
    if (!isSame)
        clear();
    m_isAtEnd = false;
    if (!m_isReading)
        read();
}

void ChangesModel::clear()
{
    beginResetModel();
    m_changes.clear();
    m_isAtEnd = false;
    m_isReading = false;
    m_trouble.clear();
    ++m_generation;
    endResetModel();
    Q_EMIT stateChanged();
}

void ChangesModel::read()
{
    if (!m_source || m_entry.newest == 0)
        return;
    ApiCall call { .path = u"/api/changes"_s };
    const qint64 after = m_changes.empty() ? m_entry.oldest - 1 : m_changes.back().value(u"seq").toInteger();
    // The operation as a whole, also where the list beside shows a part of it.
    if (m_entry.operation)
        call.addParameter(u"operation"_s, QString::number(*m_entry.operation));
    else
        call.addParameter(u"where"_s, u"seq<=%1"_s.arg(m_entry.newest));
    if (!m_entry.operation || !m_changes.empty())
        call.addParameter(u"since"_s, QString::number(after));
    call.addParameter(u"limit"_s, QString::number(pageChanges));
    m_isReading = true;
    whenAnswered(m_source->send(call), this, [this, generation = ++m_generation](const Result<ChangedRow> &answer) {
        if (generation != m_generation)
            return;
        m_isReading = false;
        m_trouble = answer ? QString() : answer.error().message;
        if (answer)
            take(answer->row);
        Q_EMIT stateChanged();
    });
    Q_EMIT stateChanged();
}

void ChangesModel::take(const QJsonObject &answer)
{
    const QJsonArray changes = answer.value(u"changes").toArray();
    m_isAtEnd = answer.value(u"next_cursor").toString().isEmpty();
    if (changes.isEmpty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + int(changes.size()) - 1);
    for (const auto &one : changes) {
        m_changes.push_back(one.toObject());
        m_names.learn(m_changes.back());
    }
    endInsertRows();
}

void ChangesModel::retell()
{
    if (!m_changes.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), { Qt::DisplayRole });
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QJsonObject &change = m_changes.at(std::size_t(index.row()));
    const QString kind = change.value(u"kind").toString();
    const auto name = [&] {
        return tr("%1: %2", "Device: Kitchen lamp").arg(kindWord(kind), m_names(kind, change.value(u"key").toString()));
    };
    switch (role) {
    case Qt::DisplayRole: return u"%1 – %2"_s.arg(name(), m_diffs(change));
    case NameRole: return name();
    case DiffRole: return m_diffs(change);
    default: return {};
    }
}

bool ChangesModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_changes.empty() && !m_isAtEnd && !m_isReading && m_trouble.isEmpty();
}

void ChangesModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read();
}

} // namespace hearthbook
