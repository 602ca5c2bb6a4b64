#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace hearthbook {

/// What happened to one row, newest first, as sentences. Older changes are read when one comes to the end; new ones stand on top as
/// they happen. Thread: GUI.
class HistoryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Qt::DisplayRole is the whole sentence; these are its parts.
    enum Role { WhatRole = Qt::UserRole, OriginRole };

    /// The source outlives it, or is taken away by setSource(nullptr).
    explicit HistoryModel(RowKind kind, QObject *parent = nullptr);

    void setSource(MetadataSource *source);
    /// The row as it is now. Another one than before: its changes are read. An empty one: there are none.
    void setRow(const QJsonObject &row, const AreaNames &areas);
    /// Reads what is new.
    void refresh() { read({}); }

    /// As the wire has it.
    const QJsonObject &change(int row) const { return m_changes.at(std::size_t(row)); }
    bool isReading() const { return m_isReading; }
    /// Why it could not be read; empty where it could.
    const QString &trouble() const { return m_trouble; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Reading began, or ended well or badly.
    void stateChanged();

private:
    void clear();
    void read(const QString &cursor);
    void take(const HistoryPage &page, bool isFirst);
    void takeNew(const HistoryPage &page);
    void append(const std::vector<QJsonObject> &changes);
    void retell();

    RowKind m_kind;
    QPointer<MetadataSource> m_source;
    AreaNames m_areas;
    QJsonObject m_row;
    QString m_key;
    std::vector<QJsonObject> m_changes;
    QStringList m_sentences; ///< of m_changes
    QString m_next;
    QString m_trouble;
    bool m_isReading = false;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QTimer m_soon; ///< gathers changes that come together
};

} // namespace hearthbook
