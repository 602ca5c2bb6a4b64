#pragma once

#include "server/http/bodybudget.h"

#include <QtGlobal>

#include <algorithm>
#include <chrono>
#include <memory>

namespace hearthbook {

/// How much one client may ask for. Tests use small ones.
struct HttpLimits
{
    using Milliseconds = std::chrono::milliseconds;

    int lineBytes = 16 * 1024;                 ///< request line; above it 414
    int headBytes = 64 * 1024;                 ///< request line and headers, also trailers; above it 431
    qint64 bodyBytes = qint64(64) << 20;       ///< body without its framing; above it 413
    int connections = 1000;                    ///< open ones; above it 503 with Retry-After
    Milliseconds headTimeout { 30'000 };       ///< from the first byte of a head to its end; then 408
    Milliseconds bodyTimeout { 30'000 };       ///< without a byte of the body; then 408
    Milliseconds idleTimeout { 75'000 };       ///< between requests; then closed without a word
    Milliseconds writeTimeout {
        60'000
    };      ///< without the client taking a byte of the answer, 64 KiB of a stream; then cut
    Milliseconds heartbeat { 15'000 };         ///< of a stream that has nothing to say
    Milliseconds lingerTimeout { 2'000 }; ///< after a refused request: to read and drop what the client still sends
    qint64 pendingOutput =
        qint64(1) << 20; ///< unsent answers, bytes; above it no further request of that client is read

    /// Shared by all copies.
    std::shared_ptr<BodyBudget> bodies = std::make_shared<BodyBudget>();
    /// Bytes of the bodies of all requests under way; above it 503.
    qint64 allBodies() const { return std::max(qint64(256) << 20, 4 * bodyBytes); }
};

} // namespace hearthbook
