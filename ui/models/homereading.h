#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/statelook.h"

#include <QPointer>
#include <QTimer>

namespace hearthbook {

/// Has the book's server list Home Assistant's registries now, and tells how that goes. Its token is the server's alone. Thread: GUI.
class HomeReading : public QObject
{
    Q_OBJECT

public:
    explicit HomeReading(QObject *parent = nullptr);

    /// Forgets what was, and asks how it stands. Null: of no book.
    void setSource(MetadataSource *source);
    /// Where canBegin().
    void begin();

    /// Whether the server has what it needs to follow Home Assistant.
    bool isFollowed() const { return m_isFollowed; }
    /// Whether it does, and nothing is being read.
    bool canBegin() const { return m_isFollowed && m_since.isEmpty(); }
    /// How it stands, or what came of it: `why` is all of it. Empty: not known yet.
    const StateLook &look() const { return m_look; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const QJsonObject &discovery);
    void takeWhileReading(const QJsonObject &discovery);
    void tellChanges(const QJsonObject &discovery);
    void end(const StateLook &look);
    void say(const StateLook &look);
    StateLook lookOf(const QJsonObject &discovery) const;

    QPointer<MetadataSource> m_source;
    QTimer m_next;
    StateLook m_look;
    QString m_since; ///< when it was asked for, as the server's clock has it; empty: nothing is being read
    int m_looks = 0; ///< since then
    quint64 m_generation = 0;
    bool m_isFollowed = false;
};

} // namespace hearthbook
