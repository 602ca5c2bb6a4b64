#pragma once

#include "core/source/channel.h"

namespace hearthbook {

/// A book that can be opened, as the user keeps it. Two may have the same place. The API key is not in it: see KeyStore.
struct Profile
{
    QString id = {}; ///< never changes; names its key in the keyring and its file of drafts
    QString name = {}; ///< as the user calls it
    QString place = {}; ///< the path of a file, or the address of a server
    bool isReadOnly = false; ///< opened only to read
    bool hasKey = false; ///< its API key is in the keyring

    bool isServer() const { return isServerAddress(place); }
    bool operator==(const Profile &) const = default;
};

} // namespace hearthbook
