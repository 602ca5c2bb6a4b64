#pragma once

#include "core/source/metadatasource.h"

#include <QPointer>
#include <QTimer>

namespace hearthbook {

/// An import that the book does by itself: begun by one call, looked at until it is over. Thread: GUI.
class ImportRun : public QObject
{
    Q_OBJECT

public:
    /// What becomes of it where this is deleted first.
    enum class Orphan { GoesOn, IsCancelled };

    /// The source outlives it, or nothing more is heard.
    ImportRun(MetadataSource &source, Orphan orphan, QObject *parent = nullptr);
    ~ImportRun() override;

    /// Once. `call` is answered by the run, as POST /api/imports/influx is.
    void begin(const ApiCall &call);
    /// ended() follows.
    void cancel();

    /// The run as the book told it last; after ended() it is over, or the error why nothing is known of it.
    const Result<QJsonObject> &run() const { return m_run; }

Q_SIGNALS:
    void progressed();
    void ended();

private:
    void take(const Result<ChangedRow> &answer);
    void look();
    void end(const Result<QJsonObject> &run);
    static void cancelThere(MetadataSource &source, const QJsonObject &run);

    QPointer<MetadataSource> m_source;
    const Orphan m_orphan;
    QFuture<Result<ChangedRow>> m_begun;
    Result<QJsonObject> m_run;
    QTimer m_next;
    int m_missed = 0; ///< looks in a row that were not answered
    bool m_isCancelled = false;
    bool m_isEnded = false;
};

} // namespace hearthbook
