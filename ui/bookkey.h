#pragma once

#include "core/source/channel.h"
#include "ui/keystore.h"
#include "ui/profile.h"
#include "ui/typedkey.h"

namespace hearthbook {

/// Brings the API key of a profile to its channel: from the keyring, or as the user typed it; and keeps it there once the server took it.
/// Thread: GUI.
class BookKey : public QObject
{
    Q_OBJECT

public:
    /// Channel and key store outlive it.
    BookKey(Profile profile, Channel &channel, KeyStore &keys, QObject *parent = nullptr);

    /// Opens the channel: with the key that was typed, else with the keyring's where the profile has one there, else without.
    void open(const TypedKey &typed = {});
    /// Goes on where a key is wanted.
    void use(const TypedKey &typed);
    /// Why the keyring did not give the key, as a sentence; empty where nothing is wrong.
    const QString &trouble() const { return m_trouble; }

Q_SIGNALS:
    /// From now on the keyring has the key.
    void kept();
    /// The key is in use, and could not be kept: it will be asked for again.
    void failed(const QString &message);

private:
    void take(const Result<QByteArray> &key);
    void keep();

    Profile m_profile;
    Channel &m_channel;
    KeyStore &m_keys;
    TypedKey m_typed; ///< waits until the server takes it
    QString m_trouble;
};

} // namespace hearthbook
