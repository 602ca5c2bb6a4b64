#pragma once

#include "core/domain/result.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace hearthbook {

/// One message of Home Assistant's WebSocket API (developers.home-assistant.io/docs/api/websocket).
struct ServerMessage
{
    enum class Type {
        AuthRequired,
        AuthOk,
        AuthInvalid,
        Result,
        Event,
        Pong,
        Other ///< of a later release: to be passed over
    };

    Type type = Type::Other;
    qint64 id = 0;            ///< of the command it belongs to; 0: none
    bool success = false;     ///< of a Result
    QByteArray result = {};   ///< of a successful Result: JSON text
    QString errorCode = {};   ///< of a failed Result, as "unknown_command"
    QString text = {};        ///< for people: of a failure, or why access is refused
};

/// Reads a text frame: one message or, coalesced, an array of them. Errors: InvalidInput or MalformedInput where it is
/// neither; TooLarge.
Result<std::vector<ServerMessage>> readFrame(const QByteArray &frame);

} // namespace hearthbook
