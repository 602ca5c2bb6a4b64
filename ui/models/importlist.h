#pragma once

#include "core/source/metadatasource.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

namespace hearthbook {

/// The imports into a book whose reports are kept, newest first, without those that only told. Follows what others import.
/// Thread: GUI.
class ImportList : public QAbstractListModel
{
    Q_OBJECT

public:
    /// Qt::DisplayRole is "Webhooks of a webhooks.json"; these are the line below it, and the report's id.
    enum Role { NoteRole = Qt::UserRole, IdRole };

    explicit ImportList(QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void refresh();

    /// Whether it was read once.
    bool isRead() const { return m_isRead; }
    /// Why it cannot be read; empty where it can.
    const QString &trouble() const { return m_trouble; }
    /// Where the report of that id stands; invalid where it does not.
    QModelIndex indexOf(qint64 id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// It was read anew, or could not be.
    void refreshed();

private:
    void take(const QJsonObject &answer);

    QPointer<MetadataSource> m_source;
    std::vector<QJsonObject> m_imports;
    QString m_trouble;
    bool m_isRead = false;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QTimer m_soon; ///< gathers changes that come together
};

} // namespace hearthbook
