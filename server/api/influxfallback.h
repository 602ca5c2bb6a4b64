#pragma once

#include "server/api/api.h"
#include "server/api/handlers.h"

#include <mutex>

namespace hearthbook {

/// Reads of devices and entities that the database cannot answer, from InfluxDB (database.read_fallback): its points make a
/// book in memory, and the same handler reads that. One book is made at a time, for all who wait then. Thread: any.
class InfluxFallback : public std::enable_shared_from_this<InfluxFallback>
{
public:
    explicit InfluxFallback(const ApiContext &context) : m_context(context) { }
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

    void load();
    void answerAll(const Result<std::unique_ptr<Store>> &book);
    std::vector<Waiting> takeWaiting();

    const ApiContext &m_context;
    std::mutex m_mutex;
    std::vector<Waiting> m_waiting;
    bool m_loading = false;
};

/// A route that reads devices or entities, as reading(); with a fallback where there is one.
std::variant<SyncHandler, AsyncHandler> readingRegistry(ApiContext &context, ReadHandler handler);

} // namespace hearthbook
