#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/areanames.h"

#include <QPointer>
#include <QTimer>

#include <optional>

namespace hearthbook {

/// Finds the keys of rows by their names or ids: the journal knows keys alone. Thread: GUI.
class ActivitySearch : public QObject
{
    Q_OBJECT

public:
    /// So many rows of a kind are looked for.
    static constexpr int mostKeys = 50;

    explicit ActivitySearch(QObject *parent = nullptr);

    /// The source outlives it, or is taken away by setSource(nullptr).
    void setSource(MetadataSource *source);
    void setAreaNames(const AreaNames &names) { m_areas = names; }
    /// Looks for it when nothing was typed for a moment; found() comes also where the text is empty.
    void setText(const QString &text);

Q_SIGNALS:
    /// Nothing: all rows. Else the keys of the rows that were found, and the text itself, which may be a key.
    void found(const std::optional<QStringList> &keys);
    void failed(const QString &message);

private:
    void look();
    void take(quint64 generation, const RowKind &kind, const Result<RowPage> &page);

    QPointer<MetadataSource> m_source;
    AreaNames m_areas;
    QString m_text;
    QStringList m_keys;
    int m_underWay = 0;
    quint64 m_generation = 0; ///< answers to older questions are dropped
    QTimer m_typing;
};

} // namespace hearthbook
