#include "app/influx.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

InfluxOptions influxOptions(const Settings &settings)
{
    return { .url = settings.url(u"influxdb.url"),
             .org = settings.text(u"influxdb.org"),
             .bucket = settings.text(u"influxdb.bucket"),
             .token = settings.secret(u"influxdb.token"),
             .username = settings.text(u"influxdb.username"),
             .password = settings.secret(u"influxdb.password"),
             .caFile = settings.text(u"influxdb.ca_file"),
             .connectTimeout = settings.duration(u"influxdb.connect_timeout"),
             .answerTimeout = settings.duration(u"influxdb.answer_timeout"),
             .bodyLimit = settings.bytes(u"influxdb.body_limit") };
}

BackgroundInflux::BackgroundInflux(const Settings &settings)
    : m_options(influxOptions(settings)), m_answersReads(settings.text(u"database.read_fallback") == u"influx")
{
    if (m_options.isSetUp())
        m_service = std::make_unique<InfluxService>(m_options);
}

Result<void> BackgroundInflux::check() const
{
    if (m_answersReads && !m_service)
        return failure(ErrorCode::InvalidInput,
                       u"database.read_fallback is influx, but no InfluxDB is set up (influxdb.url)"_s);
    return {};
}

void BackgroundInflux::start()
{
    if (m_service)
        m_service->start();
}

void BackgroundInflux::stop()
{
    if (m_service)
        m_service->stop();
}

InfluxControl BackgroundInflux::control()
{
    InfluxControl control;
    control.url = m_options.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!m_service)
        return control;
    control.isSetUp = true;
    control.answersReads = m_answersReads;
    control.options = m_options;
    control.numbers = [this] { return m_service->numbers(); };
    control.ask = [this](const InfluxAsking &asking) { m_service->ask(asking); };
    return control;
}

} // namespace hearthbook
