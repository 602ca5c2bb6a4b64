#include "core/influx/influxloop.h"

#include "core/influx/influxerrors.h"

#include <QLoggingCategory>

#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcInflux, "hearthbook.influx")

Result<void> notRunning()
{
    return failure(ErrorCode::Unavailable, u"InfluxDB is not asked any more: the server is stopping"_s);
}

} // namespace

/// A question under way.
struct InfluxLoop::Running
{
    InfluxCall::Done done = {};
    std::vector<InfluxCall *> calls = {}; ///< null: it has ended
    std::size_t left = 0;
};

InfluxLoop::InfluxLoop(InfluxOptions options, Rhythm rhythm, InfluxStatus &status)
    : m_options(std::move(options)), m_rhythm(rhythm), m_status(status), m_next(this)
{
    connect(&m_next, &QTimer::timeout, this, &InfluxLoop::ping);
}

InfluxLoop::~InfluxLoop() = default;

void InfluxLoop::start()
{
    m_client = std::make_unique<InfluxClient>(m_options, m_status);
    m_next.start(m_rhythm.pingInterval);
    ping();
}

void InfluxLoop::ping()
{
    if (std::exchange(m_pinging, true))
        return;
    m_client->ping(
        [this](const Result<void> &result) {
            m_pinging = false;
            noteState(result);
        },
        m_rhythm.pingLimit);
}

/// A failure is told when it comes, not with every ping that meets it again.
void InfluxLoop::noteState(const Result<void> &pinged)
{
    const QString said = pinged ? QString() : pinged.error().message;
    if (m_said == said)
        return;
    m_said = said;
    if (pinged)
        qCInfo(lcInflux).noquote() << u"%1 answers"_s.arg(influxName(m_options));
    else
        qCWarning(lcInflux).noquote() << said;
}

void InfluxLoop::ask(const InfluxAsking &asking)
{
    if (!m_client)
        return asking.done(notRunning());
    const auto running = std::make_shared<Running>(Running { .done = asking.done, .left = asking.parts.size() });
    m_running.insert(running);
    if (asking.parts.empty())
        return finish(running, {});
    for (const InfluxAsking::Part &part : asking.parts) {
        InfluxQuery query = part.query;
        if (query.limit.count() == 0)
            query.limit = m_options.answerTimeout;
        running->calls.push_back(
            m_client->query(query, part.take, [this, running, at = running->calls.size()](const Result<void> &result) {
                ended(running, at, result);
            }));
    }
}

void InfluxLoop::ended(const std::shared_ptr<Running> &running, std::size_t part, const Result<void> &result)
{
    running->calls[part] = nullptr;
    --running->left;
    if (!result || running->left == 0)
        finish(running, result);
}

void InfluxLoop::finish(const std::shared_ptr<Running> &running, const Result<void> &result)
{
    for (InfluxCall *&call : running->calls) {
        if (InfluxCall *open = std::exchange(call, nullptr))
            open->cancel();
    }
    m_running.erase(running);
    running->done(result);
}

void InfluxLoop::stop()
{
    m_next.stop();
    for (const std::shared_ptr<Running> &running : std::exchange(m_running, {}))
        finish(running, notRunning());
    m_client.reset();
}

} // namespace hearthbook
