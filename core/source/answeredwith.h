#pragma once

#include <QFuture>
#include <QPromise>

namespace hearthbook {

/// A future that has its answer already. Stands for QtFuture::makeReadyFuture(), which Qt 6.8 warns of, and for
/// makeReadyValueFuture(), which Qt 6.4 does not have.
template<typename T>
QFuture<T> answeredWith(T answer)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(answer));
    promise.finish();
    return promise.future();
}

} // namespace hearthbook
