#pragma once

#include "ui/keystore.h"

#include <QSettings>

namespace hearthbook {

class Theme;

/// What the window works with and keeps things in. Outlives it.
struct Desk
{
    Theme &theme;
    QSettings &settings;
    KeyStore &keys;
    QString draftFolder = {}; ///< what is typed and not saved is kept here; empty: it is not kept
};

} // namespace hearthbook
