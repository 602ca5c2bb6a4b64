#include "ui/models/historymodel.h"

#include "core/source/whenanswered.h"
#include "ui/models/historytext.h"
#include "ui/plaintext.h"

#include <algorithm>
#include <chrono>

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto gathering = 150ms;

qint64 seqOf(const QJsonObject &change)
{
    return change.value(u"seq").toInteger();
}

} // namespace

HistoryModel::HistoryModel(RowKind kind, QObject *parent) : QAbstractListModel(parent), m_kind(std::move(kind))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(gathering);
    connect(&m_soon, &QTimer::timeout, this, &HistoryModel::refresh);
}

void HistoryModel::setSource(MetadataSource *source)
{
    if (m_source)
        m_source->channel().disconnect(this);
    m_source = source;
    clear();
    m_row = {};
    m_key.clear();
    Q_EMIT stateChanged();
    if (!source)
        return;
    connect(&source->channel(), &Channel::missed, this, &HistoryModel::refresh);
    connect(&source->channel(), &Channel::happened, this, [this](const BookEvent &event) {
        if (event.kind == m_kind.kind && event.key() == m_key && !m_soon.isActive())
            m_soon.start();
    });
}

void HistoryModel::setRow(const QJsonObject &row, const AreaNames &areas)
{
    m_areas = areas;
    const bool isAnother = row.value(m_kind.key).toString() != m_key;
    m_row = row;
    if (!isAnother) {
        retell();
        return;
    }
    m_key = row.value(m_kind.key).toString();
    clear();
    read({});
}

void HistoryModel::clear()
{
    beginResetModel();
    m_changes.clear();
    m_sentences.clear();
    m_next.clear();
    m_trouble.clear();
    m_isReading = false;
    m_soon.stop();
    ++m_generation;
    endResetModel();
}

void HistoryModel::read(const QString &cursor)
{
    if (m_source && !m_key.isEmpty()) {
        m_isReading = true;
        const quint64 generation = ++m_generation;
        whenAnswered(m_source->history(m_kind, m_key, cursor), this,
                     [this, generation, isFirst = cursor.isEmpty()](const Result<HistoryPage> &page) {
                         if (generation != m_generation)
                             return;
                         m_isReading = false;
                         m_trouble = page ? QString() : page.error().message;
                         if (page)
                             take(*page, isFirst);
                         Q_EMIT stateChanged();
                     });
    }
    Q_EMIT stateChanged();
}

void HistoryModel::take(const HistoryPage &page, bool isFirst)
{
    if (isFirst && !m_changes.empty()) {
        takeNew(page);
        return;
    }
    m_next = page.next;
    append(page.changes);
}

/// Puts what is new on top, so that one stays where one reads. Where it does not reach what is known, all begins anew.
void HistoryModel::takeNew(const HistoryPage &page)
{
    const qint64 newest = seqOf(m_changes.front());
    const auto known = std::find_if(page.changes.begin(), page.changes.end(),
                                    [newest](const QJsonObject &change) { return seqOf(change) == newest; });
    if (known == page.changes.end()) {
        const quint64 generation = m_generation;
        clear();
        m_generation = generation;
        m_next = page.next;
        append(page.changes);
        return;
    }
    const int added = int(known - page.changes.begin());
    if (added == 0)
        return;
    beginInsertRows({}, 0, added - 1);
    m_changes.insert(m_changes.begin(), page.changes.begin(), known);
    m_sentences = historySentences(m_kind, m_changes, m_row, m_areas);
    endInsertRows();
    retell();
}

void HistoryModel::append(const std::vector<QJsonObject> &changes)
{
    if (changes.empty())
        return;
    const int first = int(m_changes.size());
    beginInsertRows({}, first, first + int(changes.size()) - 1);
    m_changes.insert(m_changes.end(), changes.begin(), changes.end());
    m_sentences = historySentences(m_kind, m_changes, m_row, m_areas);
    endInsertRows();
}

void HistoryModel::retell()
{
    m_sentences = historySentences(m_kind, m_changes, m_row, m_areas);
    if (!m_changes.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const QString &what = m_sentences.at(index.row());
    const QJsonObject &change = m_changes.at(std::size_t(index.row()));
    switch (role) {
    case Qt::DisplayRole: return u"%1 – %2"_s.arg(what, historyOrigin(change));
    case Qt::ToolTipRole: return plainHint(cellHint({ .field = u"at"_s, .form = CellForm::Time }, change));
    case WhatRole: return what;
    case OriginRole: return historyOrigin(change);
    default: return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_isReading && m_trouble.isEmpty();
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        read(m_next);
}

} // namespace hearthbook
