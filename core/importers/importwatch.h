#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <mutex>

namespace hearthbook {

/// How far an import is that somebody waits for in another thread, and their word that it shall end. Thread: any.
class ImportWatch : public QObject
{
    Q_OBJECT

public:
    enum class Step {
        Reading,
        Writing,  ///< too late to be cancelled
        Comparing ///< with a second reading
    };

    struct Progress
    {
        Step step = Step::Reading;
        QString measurement = {}; ///< that is read; empty: none yet
        qint64 rows = 0;          ///< of this reading so far
    };

    Progress progress() const;
    bool isCancelled() const { return m_isCancelled; }

    /// Ends a reading. What is being written is finished.
    void cancel();

    /// False where it was cancelled: then nothing may be written.
    bool beginWriting();
    void beginComparing();
    void beginMeasurement(const QString &measurement);
    void countRow() { ++m_rows; }

Q_SIGNALS:
    void cancelled();

private:
    void begin(Step step);

    mutable std::mutex m_mutex; ///< also between cancel() and beginWriting(): one of them is first
    Step m_step = Step::Reading;
    QString m_measurement;
    std::atomic<qint64> m_rows = 0;
    std::atomic<bool> m_isCancelled = false;
};

} // namespace hearthbook
