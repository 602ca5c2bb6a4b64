#include "server/api/answercache.h"

namespace hearthbook {

namespace {

/// What an entry takes beside its body and key: headers, hash node, allocator.
constexpr qint64 overhead = 400;

} // namespace

void AnswerCache::see(qint64 version)
{
    if (version == m_version)
        return;
    m_version = version;
    m_answers.clear();
    m_bytes = 0;
}

const Response *AnswerCache::find(const QByteArray &key) const
{
    const auto found = m_answers.constFind(key);
    return found == m_answers.constEnd() ? nullptr : &*found;
}

void AnswerCache::put(const QByteArray &key, const Response &response)
{
    const qint64 size = response.body.size() + key.size() + overhead;
    if (size > m_limit / 4)
        return;
    if (const auto former = m_answers.constFind(key); former != m_answers.constEnd())
        m_bytes -= former->body.size() + key.size() + overhead;
    if (m_bytes + size > m_limit) {
        m_answers.clear();
        m_bytes = 0;
    }
    m_answers.insert(key, response);
    m_bytes += size;
}

} // namespace hearthbook
