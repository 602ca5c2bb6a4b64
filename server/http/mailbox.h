#pragma once

#include "server/http/route.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

class QObject;

namespace hearthbook {

/// Late answers, and word of streams that woke up, on their way to an HTTP thread. Outlives that thread: what is posted after close() is dropped.
class Mailbox : public std::enable_shared_from_this<Mailbox>
{
public:
    /// The exchange it belongs to, and its answer; without one its stream has more to say.
    struct Letter
    {
        quint64 connection = 0;
        quint64 exchange = 0;
        std::optional<Response> response = {};
    };

    /// `deliver` runs in the thread of `context`, once for all letters that came meanwhile.
    Mailbox(QObject *context, std::function<void()> deliver) : m_context(context), m_deliver(std::move(deliver)) { }

    /// The Completion of one exchange. Its first call counts; dropping it uncalled answers 500. Thread: any.
    Completion completion(quint64 connection, quint64 exchange);

    /// What a stream of that exchange wakes its connection with. Thread: any.
    std::function<void()> waker(quint64 connection, quint64 exchange);

    /// Thread: any.
    void post(Letter letter);

    /// What came since the last call. Thread: the context's.
    std::vector<Letter> take();

    /// Nothing is delivered any more. Thread: the context's.
    void close();

private:
    std::mutex m_mutex;
    QObject *m_context = nullptr;
    std::function<void()> m_deliver;
    std::vector<Letter> m_letters;
};

} // namespace hearthbook
