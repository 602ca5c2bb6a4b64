#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <functional>

namespace hearthbook {

/// A body that is made while it is sent, so that its length is not known and need not fit the memory. Asked for more as the
/// client takes what it got. Thread: the connection's, unless said otherwise.
class BodyStream
{
public:
    struct Piece
    {
        QByteArray bytes = {}; ///< some 64 KiB at most; empty and not the last: nothing to say now
        bool isLast = false;
    };

    virtual ~BodyStream() = default;

    /// Called once, before next(). `wake` has next() asked again after it had nothing to say; it may be called in any
    /// thread, also when the client is gone.
    virtual void begin(const std::function<void()> &wake) { Q_UNUSED(wake) }

    /// What comes next. After an error the connection is cut, so that the client does not take the body for whole.
    virtual Result<Piece> next() = 0;

    /// Whether it may be compressed: not where each piece has to arrive as soon as it is said.
    virtual bool canBePacked() const { return false; }

    /// What is sent when nothing was for a while, so that a peer that is gone is noticed; empty: nothing.
    virtual QByteArray heartbeat() { return {}; }

    /// The server stops: a body without an end of its own ends with the next piece.
    virtual void stop() { }
};

} // namespace hearthbook
