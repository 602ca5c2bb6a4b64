#pragma once

#include "ui/models/overview.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QTimer>

namespace hearthbook {

/// Reads what the overview shows, and again when something changed: at most once a second, and only while somebody looks.
/// All of it is told at once. Thread: GUI.
class OverviewReader : public QObject
{
    Q_OBJECT

public:
    explicit OverviewReader(QObject *parent = nullptr);

    void setSource(MetadataSource *source);
    /// What changes while nobody looks is read when somebody does.
    void setWatched(bool isWatched);
    /// Reads all of it now.
    void read();

    const Overview &overview() const { return m_overview; }
    /// When what is known was read; invalid before the first time.
    QDateTime readAt() const { return m_readAt; }

Q_SIGNALS:
    void changed();
    /// A sentence that says why something could not be read; not where the connection is lost.
    void failed(const QString &message);

private:
    struct Round;

    void readSoon();
    void askRows();
    void askDevices();
    void askEntities();
    void askDays();
    void askState();
    template<typename T, typename Take>
    void expect(const QFuture<Result<T>> &future, const Take &take);
    void finish();

    QPointer<MetadataSource> m_source;
    Overview m_overview;
    QDateTime m_readAt;
    std::shared_ptr<Round> m_round; ///< what is asked and not yet answered; null: nothing
    bool m_isWatched = false;
    bool m_isOutdated = true; ///< something changed since the last round began
    QElapsedTimer m_sinceRound;
    QTimer m_soon;
    QTimer m_regular; ///< states of other programs change without an event, and days begin
    QString m_zone; ///< a name of the IANA; empty: as the book has it
    QString m_said; ///< what failed() told last
};

} // namespace hearthbook
