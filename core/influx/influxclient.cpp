#include "core/influx/influxclient.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

InfluxClient::InfluxClient(InfluxOptions options, InfluxStatus &status, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_status(status),
      m_network(std::make_unique<QNetworkAccessManager>())
{
}

/// Calls go before the network that they use.
InfluxClient::~InfluxClient()
{
    qDeleteAll(findChildren<InfluxCall *>(Qt::FindDirectChildrenOnly));
}

InfluxCall *InfluxClient::begin(InfluxCall::What what, InfluxCall::Done done)
{
    auto *call = new InfluxCall(*m_network, m_options, m_status, what, this);
    call->m_done = std::move(done);
    return call;
}

InfluxCall *InfluxClient::query(const InfluxQuery &query, TakeInfluxRow take, InfluxCall::Done done)
{
    InfluxCall *call = begin(InfluxCall::What::Query, std::move(done));
    call->m_query = query;
    call->m_take = std::move(take);
    call->start(query.limit);
    return call;
}

InfluxCall *InfluxClient::write(const QByteArray &lines, InfluxCall::Done done, const QString &bucket)
{
    InfluxCall *call = begin(InfluxCall::What::Write, std::move(done));
    call->m_lines = lines;
    call->m_bucket = bucket;
    call->start({});
    return call;
}

InfluxCall *InfluxClient::ping(InfluxCall::Done done, std::chrono::milliseconds limit)
{
    InfluxCall *call = begin(InfluxCall::What::Ping, std::move(done));
    call->m_query = { .influxQl = u"SHOW MEASUREMENTS LIMIT 1"_s, .flux = u"|> range(start: -1s) |> limit(n: 1)"_s };
    call->m_take = [](const InfluxRow &) -> Result<bool> { return true; };
    call->start(limit);
    return call;
}

} // namespace hearthbook
