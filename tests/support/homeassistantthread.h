#pragma once

#include "tests/support/scriptedhomeassistant.h"

#include <QThread>

#include <optional>

namespace hearthbook::test {

/// A scripted Home Assistant that answers while the test waits for another process. Thread: the test's.
class HomeAssistantThread
{
public:
    explicit HomeAssistantThread(HomeScript script, quint16 port = 0)
    {
        m_thread.start();
        m_here.moveToThread(&m_thread);
        ask([&] { m_home = std::make_unique<ScriptedHomeAssistant>(std::move(script), port); });
    }
    ~HomeAssistantThread()
    {
        ask([this] { m_home.reset(); });
        m_thread.quit();
        m_thread.wait();
    }
    Q_DISABLE_COPY_MOVE(HomeAssistantThread)

    /// Runs `work(home)` in the other thread and gives what it gives.
    template<typename Work>
    auto with(Work work)
    {
        using Given = std::invoke_result_t<Work, ScriptedHomeAssistant &>;
        if constexpr (std::is_void_v<Given>) {
            ask([&] { work(*m_home); });
        } else {
            std::optional<Given> result;
            ask([&] { result = work(*m_home); });
            return *result;
        }
    }

    quint16 port()
    {
        return with([](ScriptedHomeAssistant &home) { return home.port(); });
    }
    int connections()
    {
        return with([](ScriptedHomeAssistant &home) { return home.connections(); });
    }
    int count(const QByteArray &command)
    {
        return with([&](ScriptedHomeAssistant &home) { return home.count(command); });
    }
    /// `http://127.0.0.1:PORT` or `https://…`, as HA_HTTP_URL has it.
    QString address()
    {
        const bool tls = with([](ScriptedHomeAssistant &home) { return !home.script().certificate.isEmpty(); });
        return QStringLiteral("%1://127.0.0.1:%2")
            .arg(tls ? QStringLiteral("https") : QStringLiteral("http"))
            .arg(port());
    }

private:
    template<typename Work>
    void ask(Work work)
    {
        QMetaObject::invokeMethod(&m_here, work, Qt::BlockingQueuedConnection);
    }

    QThread m_thread;
    QObject m_here; ///< lives in the thread
    std::unique_ptr<ScriptedHomeAssistant> m_home;
};

} // namespace hearthbook::test
