#include "ui/models/importjob.h"

#include "core/source/whenanswered.h"
#include "ui/plaintext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

const QString yes = u"1"_s;

} // namespace

QString ImportTask::name() const
{
    return source == ImportSource::InfluxDb ? importTitle(source) : file.name();
}

ImportJob::ImportJob(MetadataSource &source, ImportTask task, QObject *parent)
    : Job(parent), m_source(&source), m_task(std::move(task))
{
    m_result.isPreview = m_task.isPreview;
}

QString ImportJob::title() const
{
    return tr("Import of %1").arg(oneLine(m_task.name()));
}

void ImportJob::start()
{
    if (m_task.source == ImportSource::InfluxDb)
        return follow();
    makeSteps();
    m_total = qint64(m_steps.size());
    if (m_steps.empty())
        end(End::Failed, tr("“%1” holds no device and no entity.").arg(oneLine(m_task.file.name())));
    else
        next();
}

void ImportJob::makeSteps()
{
    if (m_task.source == ImportSource::Registry) {
        const std::optional<RegistryListing> &listing = m_task.file.listing;
        addListing(u"devices"_s, listing ? listing->devices : QByteArray());
        addListing(u"entities"_s, listing ? listing->entities : QByteArray());
        return;
    }
    ApiCall call { .method = "POST",
                   .path = u"/api/imports/"_s + importWord(m_task.source),
                   .body = m_task.file.bytes };
    if (m_task.source == ImportSource::LocalStorage && !m_task.user.isEmpty())
        call.addParameter(u"user_id"_s, m_task.user);
    if (m_task.isPreview)
        call.addParameter(u"dry_run"_s, yes);
    m_steps.push_back({ call, {} });
}

void ImportJob::addListing(const QString &kind, const QByteArray &rows)
{
    if (rows.isNull())
        return;
    ApiCall call { .method = "POST", .path = u"/internal/%1/bulk_upsert"_s.arg(kind), .body = rows };
    if (m_task.marksGone)
        call.addParameter(u"mode"_s, u"replace"_s);
    if (m_task.isPreview)
        call.addParameter(u"dry_run"_s, yes);
    m_steps.push_back({ call, u"feeder:"_s + kind });
}

void ImportJob::next()
{
    Q_EMIT progressed(m_total - qint64(m_steps.size()), m_total > 1 ? m_total : 0);
    if (m_steps.empty())
        return succeed();
    const Step step = m_steps.front();
    m_steps.pop_front();
    whenAnswered(m_source->send(step.call), this,
                 [this, step](const Result<ChangedRow> &answer) { take(step, answer); });
}

void ImportJob::take(const Step &step, const Result<ChangedRow> &answer)
{
    if (m_isEnded)
        return;
    m_isHeld = !answer && answer.error().code == ErrorCode::Conflict && !step.holder.isEmpty();
    if (m_isHeld && m_task.takesAll && !m_isCancelled)
        return approve(step);
    if (!answer && !m_isCancelled)
        return fail(answer.error());
    if (answer && step.holder.isEmpty())
        m_result.addReport(answer->row);
    else if (answer) {
        m_result.addListing(answer->row);
        lookPastTheHold(step, answer->row);
        if (answer->operation && m_result.changesSomething() && !m_task.isPreview)
            m_result.operations.push_back(*answer->operation);
    }
    if (!m_isCancelled)
        next();
    else if (answer || answer.error().code != ErrorCode::Unavailable)
        takeBack();
    else
        fail(answer.error());
}

/// The preview of a listing that would be held has no numbers: they are those of one that leaves alone what it lacks.
void ImportJob::lookPastTheHold(Step step, const QJsonObject &answer)
{
    if (!m_task.isPreview || answer.value(u"would_remove").toInteger() == 0)
        return;
    step.call.query.removeQueryItem(u"mode"_s);
    m_steps.push_front(step);
}

void ImportJob::approve(const Step &step)
{
    ApiCall call { .method = "POST", .path = u"/api/discovery/approve"_s };
    call.addParameter(u"source"_s, step.holder);
    whenAnswered(m_source->send(call), this, [this](const Result<ChangedRow> &answer) {
        if (!answer)
            return fail(answer.error());
        m_isHeld = false;
        m_result.addApproved(answer->row);
        if (answer->operation)
            m_result.operations.push_back(*answer->operation);
        if (m_isCancelled)
            takeBack();
        else
            next();
    });
}

/// What is not in the wizard's hands is done by the book, and looked at.
void ImportJob::follow()
{
    ApiCall call { .method = "POST",
                   .path = u"/api/imports/"_s + importWord(m_task.source),
                   .body = QJsonDocument(m_task.influx.toJson()).toJson(QJsonDocument::Compact) };
    if (m_task.isPreview)
        call.addParameter(u"dry_run"_s, yes);
    m_run = new ImportRun(*m_source, m_task.isPreview ? ImportRun::Orphan::IsCancelled : ImportRun::Orphan::GoesOn,
                          this);
    connect(m_run, &ImportRun::progressed, this, [this] { tellProgress(*m_run->run()); });
    connect(m_run, &ImportRun::ended, this, [this] {
        if (m_run->run())
            takeRun(*m_run->run());
        else
            fail(m_run->run().error());
    });
    Q_EMIT progressed(0, 0);
    m_run->begin(call);
}

void ImportJob::tellProgress(const QJsonObject &run)
{
    const qint64 rows = run.value(u"rows").toInteger();
    const QString step = run.value(u"step").toString();
    Q_EMIT progressed(rows, 0);
    if (step == u"comparing")
        Q_EMIT told(tr("It is in, and is compared with InfluxDB: %n rows read.", nullptr, int(rows)));
    else if (step == u"writing")
        Q_EMIT told(tr("%n rows were read, and are taken.", nullptr, int(rows)));
    else
        Q_EMIT told(tr("InfluxDB is read: %n rows so far.", nullptr, int(rows)));
}

void ImportJob::takeRun(const QJsonObject &run)
{
    const QString state = run.value(u"state").toString();
    const QJsonObject error = run.value(u"error").toObject();
    const QJsonObject report = run.value(u"report").toObject();
    if (state == u"done")
        m_result.addReport(report);
    if (m_isCancelled)
        takeBack();
    else if (state == u"cancelled")
        end(End::Cancelled, tr("%1 was cancelled elsewhere; nothing was changed.").arg(title()));
    else if (state != u"done")
        failThere(error);
    else if (!error.isEmpty())
        succeed(tr("It could not be compared with InfluxDB afterwards: %1")
                    .arg(oneLine(error.value(u"message").toString())));
    else if (const auto different = report.value(u"differences").toArray().size(); different > 0)
        succeed(tr(
            "%n of them differ from what InfluxDB said when it was read again; what still writes there may be why. Import it again.",
            nullptr, int(different)));
    else
        succeed();
}

/// Nothing was written.
void ImportJob::failThere(const QJsonObject &error)
{
    m_errorWord = error.value(u"code").toString();
    const QString advice = influxAdvice(m_errorWord);
    const QString message = tr("%1 failed: %2.").arg(title(), oneLine(error.value(u"message").toString()));
    end(End::Failed, advice.isEmpty() ? message : message + u' ' + advice);
}

void ImportJob::succeed(const QString &more)
{
    const QString message = tr("%1: %2").arg(title(), m_result.summary());
    end(End::Done, more.isEmpty() ? message : message + u' ' + more);
}

/// A request without an answer may have been done all the same.
void ImportJob::fail(const Error &why)
{
    if (m_run && why.code == ErrorCode::Conflict)
        return end(
            End::Failed,
            tr("Another import from InfluxDB is under way in this book. Wait for its end, or cancel it where it was begun."));
    QString message = tr("%1 failed: %2").arg(title(), oneLine(why.message));
    if (!m_task.isPreview && why.code == ErrorCode::Unavailable)
        message += u' '
            + tr("Whether it was written is not known; the list of imports tells, once the book answers again.");
    else if (!m_task.isPreview && !m_result.operations.empty())
        message += u' ' + tr("What came before that was written: %1").arg(m_result.summary());
    if (m_isHeld)
        message += u' ' + tr("Import it again to say what shall become of what it lacks.");
    end(End::Failed, message);
}

void ImportJob::cancel()
{
    if (m_isEnded || m_isCancelled)
        return;
    m_isCancelled = true;
    m_steps.clear();
    if (m_run)
        m_run->cancel();
    if (m_task.isPreview)
        end(End::Cancelled, tr("The preview was cancelled."));
}

/// The newest first. Comes when no request is under way.
void ImportJob::takeBack()
{
    if (m_result.operations.empty()) {
        end(End::Cancelled, tr("%1 was cancelled; nothing was changed.").arg(title()));
        return;
    }
    whenAnswered(m_source->revert(m_result.operations.back()), this, [this](const Result<ChangedRow> &done) {
        if (!done) {
            end(End::Failed,
                tr("%1 was written before it could be cancelled, and cannot be taken back: %2")
                    .arg(title(), oneLine(done.error().message)));
            return;
        }
        m_result.operations.pop_back();
        takeBack();
    });
}

void ImportJob::end(End end, const QString &message)
{
    if (std::exchange(m_isEnded, true))
        return;
    Q_EMIT finished(end, message);
}

} // namespace hearthbook
