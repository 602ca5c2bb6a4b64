#pragma once

#include "core/source/bookserver.h"
#include "ui/keystore.h"

#include <functional>
#include <memory>

namespace hearthbook {

class DeskSettings;
class Theme;

/// Makes a server for the file of a book, which does not run yet. `path`: the file's.
using ServerMaker = std::function<std::unique_ptr<BookServer>(const QString &path)>;

/// What the window works with and keeps things in. Outlives it.
struct Desk
{
    Theme &theme;
    DeskSettings &settings;
    KeyStore &keys;
    QString draftFolder = {}; ///< what is typed and not saved is kept here; empty: it is not kept
    ServerMaker makeServer = {}; ///< empty: the window runs none
};

} // namespace hearthbook
