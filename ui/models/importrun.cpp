#include "ui/models/importrun.h"

#include "core/source/whenanswered.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto interval = 250ms;
constexpr auto pause = 1s; ///< where the book does not answer
constexpr int mostMissed = 5;

QString pathOf(const QJsonObject &run)
{
    return u"/api/imports/runs/"_s + percentEncoded(run.value(u"id").toString());
}

} // namespace

ImportRun::ImportRun(MetadataSource &source, Orphan orphan, QObject *parent)
    : QObject(parent), m_source(&source), m_orphan(orphan)
{
    m_next.setSingleShot(true);
    connect(&m_next, &QTimer::timeout, this, &ImportRun::look);
}

/// It may have been begun without us knowing of it yet.
ImportRun::~ImportRun()
{
    if (m_isEnded || m_orphan == Orphan::GoesOn || !m_source || !m_begun.isValid())
        return;
    whenAnswered(m_begun, m_source, [source = m_source](const Result<ChangedRow> &answer) {
        if (answer && source)
            cancelThere(*source, answer->row);
    });
}

void ImportRun::begin(const ApiCall &call)
{
    m_begun = m_source->send(call);
    whenAnswered(m_begun, this, [this](const Result<ChangedRow> &answer) {
        if (!answer)
            return end(failure(answer));
        if (m_isCancelled && m_source)
            cancelThere(*m_source, answer->row);
        take(answer);
    });
}

void ImportRun::cancel()
{
    m_isCancelled = true;
    if (m_source && m_run && !m_run->isEmpty())
        cancelThere(*m_source, *m_run);
}

void ImportRun::cancelThere(MetadataSource &source, const QJsonObject &run)
{
    source.send({ .method = "DELETE", .path = pathOf(run) });
}

void ImportRun::take(const Result<ChangedRow> &answer)
{
    const bool isMissed = !answer && answer.error().code == ErrorCode::Unavailable && ++m_missed <= mostMissed;
    if (isMissed)
        return m_next.start(pause);
    if (!answer)
        return end(failure(answer));
    m_missed = 0;
    if (answer->row.value(u"state").toString() != u"running")
        return end(answer->row);
    m_run = answer->row;
    m_next.start(interval);
    Q_EMIT progressed();
}

void ImportRun::look()
{
    if (m_source && m_run)
        whenAnswered(m_source->send({ .path = pathOf(*m_run) }), this,
                     [this](const Result<ChangedRow> &answer) { take(answer); });
}

void ImportRun::end(const Result<QJsonObject> &run)
{
    m_run = run;
    m_isEnded = true;
    Q_EMIT ended();
}

} // namespace hearthbook
