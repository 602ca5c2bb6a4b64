#pragma once

#include "core/source/channel.h"

#include <memory>

namespace hearthbook {

/// The way to a book by its place: the path of a file, or a server's address. `isReadOnly`: a file is not changed at all, see
/// LocalBook::open(); a server does as it likes. Thread: the GUI's.
std::unique_ptr<Channel> channelTo(const QString &place, bool isReadOnly = false);

} // namespace hearthbook
