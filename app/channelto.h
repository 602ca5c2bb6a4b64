#pragma once

#include "core/source/channel.h"

#include <memory>

namespace hearthbook {

/// The way to a book by its place: the path of a file, or a server's address. Thread: the GUI's.
std::unique_ptr<Channel> channelTo(const QString &place);

} // namespace hearthbook
