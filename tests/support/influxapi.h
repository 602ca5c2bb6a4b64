#pragma once

#include "core/influx/influxservice.h"
#include "core/influx/lineprotocol.h"
#include "tests/support/apifixture.h"

#include <QTest>

namespace hearthbook::test {

/// The whole API with an InfluxDB behind it, as `serve` joins them.
class InfluxApi
{
public:
    explicit InfluxApi(InfluxOptions options) : m_service(std::move(options), { .pingInterval = std::chrono::hours(1) })
    {
        InfluxControl &control = m_api.context().influx;
        control.isSetUp = true;
        control.numbers = [this] { return m_service.numbers(); };
        control.ask = [this](const InfluxAsking &asking) { m_service.ask(asking); };
        m_service.start();
    }

    ApiFixture &api() { return m_api; }
    InfluxService &service() { return m_service; }

    /// Runs the event loop meanwhile: that is where scripted servers live.
    ApiAnswer get(const QByteArray &target)
    {
        std::future<ApiAnswer> answer = std::async(std::launch::async, [&] { return m_api.get(target); });
        const auto ready = [&answer] { return answer.wait_for(std::chrono::seconds(0)) == std::future_status::ready; };
        if (!QTest::qWaitFor(ready, 30'000))
            qFatal("no answer to %s", target.constData());
        return answer.get();
    }

private:
    ApiFixture m_api;
    InfluxService m_service; ///< goes first
};

/// A moment before now.
inline Timestamp ago(std::chrono::seconds time)
{
    return { Timestamp::now().microseconds - std::chrono::microseconds(time).count() };
}

} // namespace hearthbook::test
