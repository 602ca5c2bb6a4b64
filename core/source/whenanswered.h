#pragma once

#include <QFutureWatcher>
#include <QObject>

namespace hearthbook {

/// Calls `use` with what the future brings, on the thread of `context`, and not at all where that is gone by then, or the
/// future was given up. QFuture::then(context, …) is not for this: in Qt 6.4 its context must outlive the future.
template<typename T, typename Use>
void whenAnswered(const QFuture<T> &future, QObject *context, const Use &use)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcher<T>::finished, context, [watcher, use] {
        watcher->deleteLater();
        if (!watcher->isCanceled())
            use(watcher->result());
    });
    watcher->setFuture(future);
}

} // namespace hearthbook
