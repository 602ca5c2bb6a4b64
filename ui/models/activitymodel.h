#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/activityentry.h"
#include "ui/models/rownames.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace hearthbook {

/// Which changes of the journal are shown.
struct ActivityFilter
{
    QString kind = {};   ///< as Change::kind; empty: all
    QString origin = {}; ///< as Change::origin; empty: all
    QString action = {}; ///< create, update or remove; empty: all
    std::optional<QStringList> keys = {}; ///< of these rows alone

    bool operator==(const ActivityFilter &) const = default;
    bool isEmpty() const { return *this == ActivityFilter(); }
    bool lets(const QJsonObject &change) const;
};

/// The journal, newest first, with what was done at once as one entry, and a heading before each day. Older entries are read
/// when one comes to the end, a page at a time, whatever the size of the journal. New ones stand on top as they happen, or
/// wait while hold() is on. Thread: GUI.
class ActivityModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Qt::DisplayRole is all that is said, in one line; these are its parts. A heading has a DayRole alone.
    enum Role { WhatRole = Qt::UserRole, WhenRole, DayRole };

    explicit ActivityModel(QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names) { m_names.setAreaNames(names); }
    RowNames &names() { return m_names; }
    /// Reads anew, unless it is the same as before.
    void setFilter(const ActivityFilter &filter);
    const ActivityFilter &filter() const { return m_filter; }
    /// Reads all of it anew.
    void refresh();
    /// New entries wait, and are counted; false: those that wait come.
    void hold(bool isHeld);
    /// How many wait.
    int waiting() const { return int(m_waiting.size()); }

    /// The entry of a row; nothing for a heading.
    const ActivityEntry *entry(const QModelIndex &index) const;
    bool isOwn(const ActivityEntry &entry) const;
    QString sentence(const ActivityEntry &entry) const { return activityText(entry); }
    bool isReading() const { return m_isReading; }
    /// Why it could not be read; empty where it could.
    const QString &trouble() const { return m_trouble; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    /// Reading began, or ended well or badly, or entries came.
    void stateChanged();
    void waitingChanged(int count);

private:
    /// An entry, or the heading of a day.
    struct Item
    {
        QDate day = {};
        std::optional<ActivityEntry> entry = {};
    };

    QString activityText(const ActivityEntry &entry) const;
    QString whenText(const ActivityEntry &entry) const;
    ApiCall call() const;
    void clear();
    void read();
    void take(const QJsonObject &answer);
    void readTail();
    void finish(const QString &trouble);
    void append(std::vector<ActivityEntry> entries);
    void noticeChange(const BookEvent &event);
    void takeNews();
    void takeOne(const QJsonObject &change);
    void putOnTop(const ActivityEntry &entry);
    void retell();

    QPointer<MetadataSource> m_source;
    mutable RowNames m_names;
    ActivityFilter m_filter;
    std::vector<Item> m_items;
    std::vector<ActivityEntry> m_read; ///< a page whose last entry is not whole yet
    std::vector<ActivityEntry> m_waiting; ///< newest last
    std::vector<QJsonObject> m_news; ///< told, and not taken in yet
    qint64 m_newest = 0; ///< seq of the newest change that is known
    std::optional<qint64> m_before; ///< the next page is of changes before this seq; nothing: of the newest
    bool m_isHeld = false;
    bool m_isReading = false;
    bool m_isAtEnd = false;
    QString m_trouble;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QTimer m_soon; ///< gathers changes that come together
    QTimer m_minute;
};

} // namespace hearthbook
