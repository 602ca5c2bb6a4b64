#include "ui/bookkey.h"

#include "core/source/whenanswered.h"

#include <utility>

namespace hearthbook {

BookKey::BookKey(Profile profile, Channel &channel, KeyStore &keys, QObject *parent)
    : QObject(parent), m_profile(std::move(profile)), m_channel(channel), m_keys(keys)
{
    connect(&channel, &Channel::stateChanged, this, [this](ChannelState state) {
        if (state == ChannelState::Open)
            keep();
    });
}

void BookKey::open(const TypedKey &typed)
{
    if (!typed.key.isEmpty())
        use(typed);
    if (!typed.key.isEmpty() || !m_profile.hasKey) {
        m_channel.open();
        return;
    }
    whenAnswered(m_keys.read(m_profile.id), this, [this](const Result<QByteArray> &key) { take(key); });
}

void BookKey::take(const Result<QByteArray> &key)
{
    if (key && !key->isEmpty())
        m_channel.setKey(*key);
    else
        m_trouble = key ? tr("The keyring no longer has the key.") : key.error().message;
    m_channel.open();
}

void BookKey::use(const TypedKey &typed)
{
    m_typed = typed;
    m_channel.setKey(typed.key);
}

void BookKey::keep()
{
    m_trouble.clear();
    const TypedKey typed = std::exchange(m_typed, {});
    if (typed.key.isEmpty() || !typed.isKept)
        return;
    whenAnswered(m_keys.write(m_profile.id, typed.key), this, [this](const Result<void> &written) {
        if (written)
            Q_EMIT kept();
        else
            Q_EMIT failed(tr("The API key is not kept, and will be asked for again. %1").arg(written.error().message));
    });
}

} // namespace hearthbook
