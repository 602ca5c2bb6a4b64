#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/activityentry.h"
#include "ui/models/diffreader.h"
#include "ui/models/rownames.h"

#include <QAbstractListModel>
#include <QPointer>

namespace hearthbook {

/// The changes of one entry of the journal, oldest first: each with the row's name, and what changed from what to what. They are read a
/// page at a time. Thread: GUI.
class ChangesModel : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Qt::DisplayRole is all that is said, in one line; these are its parts.
    enum Role { NameRole = Qt::UserRole, DiffRole };

    /// `names` outlives it.
    explicit ChangesModel(RowNames &names, QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names) { m_diffs.setAreaNames(names); }
    /// An entry without changes: there are none. The same as before: changes that came to it are read.
    void setEntry(const ActivityEntry &entry);
    /// Tries again what failed.
    void retry() { read(); }

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
    void read();
    void take(const QJsonObject &answer);
    void retell();

    QPointer<MetadataSource> m_source;
    RowNames &m_names;
    mutable DiffReader m_diffs;
    ActivityEntry m_entry;
    std::vector<QJsonObject> m_changes;
    bool m_isAtEnd = false;
    bool m_isReading = false;
    QString m_trouble;
    quint64 m_generation = 0; ///< answers to older questions are dropped
};

} // namespace hearthbook
