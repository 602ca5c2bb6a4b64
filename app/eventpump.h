#pragma once

#include "core/source/bookevent.h"

#include <functional>
#include <memory>
#include <thread>
#include <vector>

namespace hearthbook {

class LocalBook;

/// Reads a local book's stream of events on a thread of its own, as a client of a server would.
class EventPump
{
public:
    using Tell = std::function<void(const std::vector<BookEvent> &)>;

    /// `tell` is called on the pump's thread.
    EventPump(std::shared_ptr<LocalBook> book, Tell tell);
    ~EventPump();
    Q_DISABLE_COPY_MOVE(EventPump)

private:
    struct Bell;

    void run(LocalBook &book);

    std::shared_ptr<Bell> m_bell; ///< the stream may ring it when the pump is gone
    Tell m_tell;
    std::thread m_thread;
};

} // namespace hearthbook
