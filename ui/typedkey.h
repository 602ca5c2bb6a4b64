#pragma once

#include <QByteArray>

namespace hearthbook {

/// An API key as the user typed it.
struct TypedKey
{
    QByteArray key = {};  ///< empty: none was typed
    bool isKept = false;  ///< goes into the keyring as soon as the server takes it
};

} // namespace hearthbook
