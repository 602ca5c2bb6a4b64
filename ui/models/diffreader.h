#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/areanames.h"

#include <QHash>
#include <QPointer>
#include <QSet>

namespace hearthbook {

/// What changes of rows of any kind did, from what to what: as historySentences(). The new values stand in what came after, which is
/// read for the changes that are looked at. Thread: GUI.
class DiffReader : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The source outlives it, or is taken away by setSource(nullptr). What is known is forgotten.
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names);

    /// One line of plain text. What can be told at once comes at once, all of it later: see changed().
    QString operator()(const QJsonObject &change);

Q_SIGNALS:
    /// More can be told.
    void changed();

private:
    /// What came after a change, newest first and with it as the last, and the row as it was at the end of them.
    struct Known
    {
        std::vector<QJsonObject> changes = {};
        QJsonObject row = {};
    };

    void want(const QJsonObject &change);
    void readWanted();
    void readLater(const QJsonObject &change);
    void readRow(const QJsonObject &change, const std::vector<QJsonObject> &changes);
    void keep(const QJsonObject &change, const Known &known);

    QPointer<MetadataSource> m_source;
    AreaNames m_areas;
    QHash<qint64, Known> m_known; ///< by seq
    QSet<qint64> m_asked;
    QList<QJsonObject> m_wanted; ///< newest last
    int m_underWay = 0;
    quint64 m_generation = 0; ///< answers to older questions are dropped
};

} // namespace hearthbook
