#include "core/webhooks/secret.h"

#include <sodium.h>

namespace hearthbook {

namespace {

/// libsodium chooses its random source here; once is enough, from any thread.
void initialise()
{
    static const int answer = sodium_init();
    if (answer < 0)
        qFatal("libsodium cannot be initialised");
}

} // namespace

Secret::~Secret()
{
    if (!m_bytes.empty())
        sodium_memzero(m_bytes.data(), m_bytes.size());
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    Secret taken(std::move(other));
    m_bytes.swap(taken.m_bytes);
    return *this;
}

Secret Secret::random(qsizetype size)
{
    initialise();
    Secret made = ofSize(size);
    randombytes_buf(made.data(), std::size_t(size));
    return made;
}

Secret Secret::ofSize(qsizetype size)
{
    Secret made;
    made.m_bytes.resize(std::size_t(size));
    return made;
}

} // namespace hearthbook
