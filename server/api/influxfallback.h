#pragma once

#include "server/api/api.h"
#include "server/api/handlers.h"

#include <QDeadlineTimer>

#include <mutex>

namespace hearthbook {

/// Reads of the registry that the database cannot answer, from InfluxDB (database.read_fallback): its points make a
/// book in memory, and the same handler reads that. One book is made at a time, for all who wait then. InfluxDB has
/// `answerLimit` for it; where it failed, nobody waits for it again within `pause`. Thread: any.
class InfluxFallback : public std::enable_shared_from_this<InfluxFallback>
{
public:
    using Ask = std::function<void(const InfluxAsking &)>;

    static constexpr std::chrono::seconds answerLimit { 10 };
    static constexpr std::chrono::milliseconds defaultPause { 10'000 };

    /// `ask`: InfluxControl::ask.
    explicit InfluxFallback(Ask ask, std::chrono::milliseconds pause = defaultPause)
        : m_ask(std::move(ask)), m_pause(pause)
    {
    }
    Q_DISABLE_COPY_MOVE(InfluxFallback)

    /// Answers with the header X-Data-Source and without an ETag; with `own`, the database's failure, where InfluxDB fails too.
    void answer(const Request &request, ReadHandler handler, Response own, Completion completion);

private:
    struct Waiting
    {
        Request request = {};
        ReadHandler handler = {};
        Response own = {};
        Completion completion = {};
    };

    enum class Turn { Wait, Load, Refused };

    Turn enqueue(Waiting &one);
    void load();
    void answerAll(const Result<std::unique_ptr<Store>> &book);
    std::vector<Waiting> takeWaiting(bool failed);

    const Ask m_ask;
    const std::chrono::milliseconds m_pause;
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
    QDeadlineTimer m_refusedUntil;
    bool m_loading = false;
};

/// A route that reads the registry, as reading(); with a fallback where there is one.
std::variant<SyncHandler, AsyncHandler> readingRegistry(ApiContext &context, ReadHandler handler,
                                                        Keep keep = Keep::Answer);

} // namespace hearthbook
