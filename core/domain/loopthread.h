#pragma once

#include <QThread>

namespace hearthbook {

/// Calls the `stop()` of a loop that lives on `thread`, there, then ends the thread; waits for both. Not from that thread.
template<typename Loop>
void stopThere(Loop &loop, QThread &thread)
{
    const auto end = [&loop, &thread] {
        loop.stop();
        thread.quit();
    };
    QMetaObject::invokeMethod(&loop, end, Qt::QueuedConnection);
    thread.wait();
}

} // namespace hearthbook
