#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/importfile.h"
#include "ui/models/importresult.h"
#include "ui/models/importrun.h"
#include "ui/models/influxplace.h"
#include "ui/models/job.h"

#include <QPointer>

#include <deque>

namespace hearthbook {

/// What is to be imported, and how.
struct ImportTask
{
    ImportSource source = ImportSource::Webhooks;
    ImportFile file = {};
    InfluxPlace influx = {};     ///< where it is no file
    QString user = {};           ///< whose browser it was
    bool marksGone = false;      ///< of a registry: what the file lacks is gone from the home
    bool takesAll = false;       ///< also where it lacks so much that the book would hold it back
    bool isPreview = false;      ///< only tells; nothing is written

    /// The file's name, or that of what is asked.
    QString name() const;
};

/// An import, or its preview. The book takes each listing or file whole or not at all; what an import that is cancelled had written by then
/// is taken back.
class ImportJob : public Job
{
    Q_OBJECT

public:
    /// The source outlives it, or it ends before.
    ImportJob(MetadataSource &source, ImportTask task, QObject *parent = nullptr);

    const ImportTask &task() const { return m_task; }
    /// As far as it came.
    const ImportResult &result() const { return m_result; }
    /// Whether the book held a listing back, because it lacks too much.
    bool isHeld() const { return m_isHeld; }
    /// Of what was read elsewhere: why that failed, as a word of the API; empty where it did not.
    const QString &errorWord() const { return m_errorWord; }

    QString title() const override;
    void start() override;
    void cancel() override;

Q_SIGNALS:
    /// A sentence that says how far it is.
    void told(const QString &progress);

private:
    struct Step
    {
        ApiCall call = {};
        QString holder = {}; ///< of a listing: who is named when it is held and approved; empty: a file
    };

    void makeSteps();
    void addListing(const QString &kind, const QByteArray &rows);
    void next();
    void take(const Step &step, const Result<ChangedRow> &answer);
    void lookPastTheHold(Step step, const QJsonObject &answer);
    void approve(const Step &step);
    void follow();
    void tellProgress(const QJsonObject &run);
    void takeRun(const QJsonObject &run);
    void failThere(const QJsonObject &error);
    void succeed(const QString &more = {});
    void fail(const Error &why);
    void takeBack();
    void end(End end, const QString &message);

    QPointer<MetadataSource> m_source;
    ImportTask m_task;
    ImportResult m_result;
    std::deque<Step> m_steps;
    qint64 m_total = 0;
    QPointer<ImportRun> m_run; ///< of what is no file
    QString m_errorWord;
    bool m_isHeld = false;
    bool m_isCancelled = false;
    bool m_isEnded = false;
};

} // namespace hearthbook
