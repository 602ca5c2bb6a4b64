#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/areanames.h"

#include <QHash>
#include <QPointer>
#include <QSet>
#include <QTimer>

namespace hearthbook {

/// Names of rows of any kind by their keys, read as they are looked at, and anew when a row changes. Thread: GUI.
class RowNames : public QObject
{
    Q_OBJECT

public:
    explicit RowNames(QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names);
    const AreaNames &areaNames() const { return m_areas; }

    /// One line of plain text: the name as it is now, as it was last where the row is gone, or the key until it is read.
    QString operator()(const QString &kind, const QString &key);
    /// The name that a change of the wire tells of itself, as a removal does; it counts while the row has none.
    void learn(const QJsonObject &change);

Q_SIGNALS:
    /// Names were read.
    void changed();

private:
    struct Id
    {
        QString kind = {};
        QString key = {};

        bool operator==(const Id &) const = default;
        friend size_t qHash(const Id &id, size_t seed = 0) { return qHashMulti(seed, id.kind, id.key); }
    };

    void want(const Id &id);
    void readWanted();
    void read(const Id &id);

    QPointer<MetadataSource> m_source;
    AreaNames m_areas;
    QHash<Id, QString> m_names;
    QHash<Id, QString> m_former; ///< of rows that were removed
    QSet<Id> m_known; ///< asked since they changed last
    QList<Id> m_wanted; ///< oldest first
    int m_asked = 0; ///< under way
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QTimer m_soon; ///< gathers names that come together
};

} // namespace hearthbook
