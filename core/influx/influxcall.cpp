#include "core/influx/influxcall.h"

#include "core/influx/fluxreader.h"
#include "core/influx/influxerrors.h"
#include "core/influx/influxqlreader.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// That something answers there, understood, and lets us in.
bool isAnswer(const Error &error)
{
    return error.code != ErrorCode::Unavailable && error.code != ErrorCode::MalformedInput
        && error.code != ErrorCode::Forbidden;
}

} // namespace

InfluxCall::InfluxCall(QNetworkAccessManager &network, const InfluxOptions &options, InfluxStatus &status, What what,
                       QObject *parent)
    : QObject(parent), m_network(network), m_options(options), m_status(status), m_what(what)
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        ended(failure(ErrorCode::Unavailable, u"%1 takes too long to answer"_s.arg(influxName(m_options))));
    });
}

InfluxCall::~InfluxCall() = default;

void InfluxCall::cancel()
{
    m_over = true;
    m_limit.stop();
    if (m_transfer)
        m_transfer->abandon();
    deleteLater();
}

Result<bool> InfluxCall::take(const InfluxRow &row)
{
    if (m_over)
        return false;
    return m_take(row);
}

/// The caller gets its answer when the event loop runs, never before.
void InfluxCall::start(std::chrono::milliseconds limit)
{
    m_clock.start();
    if (limit.count() > 0)
        m_limit.start(limit);
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_over)
                return;
            if (!m_options.isSetUp())
                ended(failure(ErrorCode::Unavailable, u"InfluxDB is not set up"_s));
            else if (m_what == What::Ping || !m_status.kind())
                ping();
            else
                send();
        },
        Qt::QueuedConnection);
}

/// A server that knows no /ping but answers is asked by what is set of it.
void InfluxCall::ping()
{
    m_transfer = std::make_unique<InfluxTransfer>(
        m_network, m_options, influxPing(m_options), nullptr,
        [this](const Result<InfluxAnswer> &answer) {
            if (answer)
                m_status.setKind(influxKindOf(answer->version, answer->build));
            else if (answer.error().code != ErrorCode::NotFound)
                return ended(failure(answer));
            else
                m_status.setKind(InfluxKind::Unknown);
            send();
        },
        nullptr);
}

void InfluxCall::send()
{
    const InfluxLanguage language = influxLanguage(m_status.kind().value_or(InfluxKind::Unknown), m_options);
    const TakeInfluxRow taker = [this](const InfluxRow &row) { return take(row); };
    const bool asks = m_what != What::Write;
    if (asks && language == InfluxLanguage::Flux)
        m_reader = std::make_unique<FluxReader>(taker);
    else if (asks)
        m_reader = std::make_unique<InfluxQlReader>(taker);
    forgetTransfer();
    m_transfer = std::make_unique<InfluxTransfer>(
        m_network, m_options,
        asks ? influxQuery(m_options, language, m_query) : influxWrite(m_options, language, m_lines, m_bucket),
        m_reader.get(),
        [this](const Result<InfluxAnswer> &answer) { ended(answer ? Result<void>() : Result<void>(failure(answer))); },
        nullptr);
}

/// It may be the one whose function is running.
void InfluxCall::forgetTransfer()
{
    if (!m_transfer)
        return;
    m_transfer->abandon();
    m_transfer.release()->deleteLater();
}

/// After a failure it is asked anew what answers there: it may have been another server that came up in its place.
void InfluxCall::ended(const Result<void> &result)
{
    if (m_over)
        return;
    m_over = true;
    m_limit.stop();
    forgetTransfer();
    if (m_what == What::Query)
        m_status.countQuery(result.has_value(), std::chrono::milliseconds(m_clock.elapsed()));
    m_status.setConnected(result || isAnswer(result.error()));
    if (!result)
        m_status.forgetKind();
    deleteLater();
    const Done done = std::move(m_done);
    if (done) // may delete the client, and this with it
        done(result);
}

} // namespace hearthbook
