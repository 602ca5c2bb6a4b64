#include "server/api/answercache.h"

namespace hearthbook {

namespace {

/// What an entry takes beside its body and key: headers, hash node, allocator.
constexpr qint64 overhead = 400;

qint64 sizeOf(const QByteArray &key, const Response &response)
{
    return response.body.size() + key.size() + overhead;
}

} // namespace

std::optional<Response> AnswerCache::find(const CommitStamp &stamp, const QByteArray &key)
{
    const std::lock_guard lock(m_mutex);
    if (m_stamp != stamp) {
        m_stamp = stamp;
        m_answers.clear();
        m_bytes = 0;
        return std::nullopt;
    }
    const auto found = m_answers.constFind(key);
    return found == m_answers.constEnd() ? std::nullopt : std::optional(*found);
}

void AnswerCache::put(const CommitStamp &stamp, const QByteArray &key, const Response &response)
{
    const qint64 size = sizeOf(key, response);
    if (size > m_limit / 8)
        return;
    const std::lock_guard lock(m_mutex);
    if (m_stamp != stamp)
        return;
    if (const auto former = m_answers.constFind(key); former != m_answers.constEnd())
        m_bytes -= sizeOf(key, *former);
    if (m_bytes + size > m_limit) {
        m_answers.clear();
        m_bytes = 0;
    }
    m_answers.insert(key, response);
    m_bytes += size;
}

qint64 AnswerCache::bytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_bytes;
}

} // namespace hearthbook
