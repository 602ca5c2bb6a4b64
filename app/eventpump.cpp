#include "app/eventpump.h"

#include "app/localbook.h"
#include "server/http/bodystream.h"

#include <condition_variable>
#include <mutex>

namespace hearthbook {

/// Rung when there may be something to read.
struct EventPump::Bell
{
    std::mutex mutex = {};
    std::condition_variable rung = {};
    bool isRung = false;
    bool isStopped = false;

    void ring(bool stop = false)
    {
        const std::scoped_lock lock(mutex);
        isRung = true;
        isStopped = isStopped || stop;
        rung.notify_one();
    }

    /// False once it was stopped.
    bool wait()
    {
        std::unique_lock lock(mutex);
        rung.wait(lock, [this] { return isRung; });
        isRung = false;
        return !isStopped;
    }
};

namespace {

std::shared_ptr<BodyStream> eventsOf(LocalBook &book)
{
    Request request;
    request.setTarget("/api/events");
    request.headers.append("host", "localhost");
    std::shared_ptr<BodyStream> stream;
    book.answer(request, [&stream](const Response &response) { stream = response.stream; });
    return stream;
}

} // namespace

EventPump::EventPump(std::shared_ptr<LocalBook> book, Tell tell)
    : m_bell(std::make_shared<Bell>()), m_tell(std::move(tell)),
      m_thread([this, held = std::move(book)] { run(*held); })
{
}

EventPump::~EventPump()
{
    m_bell->ring(true);
    m_thread.join();
}

void EventPump::run(LocalBook &book)
{
    const std::shared_ptr<BodyStream> stream = eventsOf(book);
    if (!stream)
        return;
    stream->begin([bell = m_bell] { bell->ring(); });
    EventReader reader;
    do {
        for (;;) {
            const Result<BodyStream::Piece> piece = stream->next();
            if (!piece || piece->isLast)
                return;
            if (piece->bytes.isEmpty())
                break;
            if (const std::vector<BookEvent> events = reader.read(piece->bytes); !events.empty())
                m_tell(events);
        }
    } while (m_bell->wait());
}

} // namespace hearthbook
