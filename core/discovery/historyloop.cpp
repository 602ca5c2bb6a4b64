#include "core/discovery/historyloop.h"

#include "core/discovery/snapshotreader.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcHistory, "hearthbook.history")

/// The same points would be refused again.
bool isRefusal(const Error &error)
{
    return error.code == ErrorCode::InvalidInput || error.code == ErrorCode::TooLarge;
}

} // namespace

HistoryLoop::HistoryLoop(Context context, InfluxStatus &status, HistoryInbox &inbox)
    : m_context(std::move(context)), m_status(status), m_inbox(inbox), m_schedule(-1, m_context.random), m_retry(this)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &HistoryLoop::begin);
}

HistoryLoop::~HistoryLoop() = default;

void HistoryLoop::look()
{
    if (!m_stopped && !m_points && !m_retry.isActive())
        begin();
}

void HistoryLoop::stop()
{
    m_stopped = true;
    m_retry.stop();
    m_points.reset();
    m_client.reset();
}

/// With the newest snapshot there is.
void HistoryLoop::begin()
{
    if (std::optional<HistorySnapshot> newer = m_inbox.take()) {
        if (m_snapshot)
            m_inbox.noteLost();
        m_snapshot = std::move(newer);
    }
    if (!m_snapshot)
        return;
    Result<RegistrySnapshot> read = readSnapshot(m_snapshot->lists);
    if (!read) {
        m_refused = failure(read);
        return ended();
    }
    if (!m_client)
        m_client = std::make_unique<InfluxClient>(m_context.options, m_status);
    m_points = std::make_unique<HistoryPoints>(std::move(*read), m_snapshot->time);
    m_refused = {};
    writePiece();
}

void HistoryLoop::writePiece()
{
    const QByteArray lines = m_points->next(pieceLines);
    if (lines.isEmpty())
        return ended();
    m_client->write(lines, [this](const Result<void> &result) {
        if (!result && !isRefusal(result.error()))
            return failed(result.error());
        if (!result)
            m_refused = result;
        writePiece();
    });
}

/// All pieces were sent.
void HistoryLoop::ended()
{
    const bool wasBehind = m_inbox.status().error.has_value();
    if (m_refused) {
        m_inbox.noteWritten(m_snapshot->time);
        if (wasBehind)
            qCInfo(lcHistory, "The history of the registries is written again");
    } else {
        noteFailure(m_refused.error());
        m_inbox.noteLost();
    }
    m_schedule.reset();
    m_snapshot.reset();
    m_points.reset();
    tell(m_refused);
    look();
}

/// The snapshot, or a newer one, is tried again later.
void HistoryLoop::failed(const Error &error)
{
    noteFailure(error);
    m_points.reset();
    m_retry.start(m_schedule.next().value());
    tell(failure(error.code, error.message));
}

void HistoryLoop::noteFailure(const Error &error)
{
    if (m_inbox.noteFailure(error.message))
        qCWarning(lcHistory).noquote() << u"The history of the registries is not written: %1"_s.arg(error.message);
}

void HistoryLoop::tell(const Result<void> &result)
{
    if (m_context.tried)
        m_context.tried(result);
}

} // namespace hearthbook
