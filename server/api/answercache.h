#pragma once

#include "server/http/response.h"

#include <QHash>

#include <optional>

namespace hearthbook {

/// Answers that are kept as long as the database stays as it was when they were made. Belongs to one thread, beside the
/// connection whose data version it is asked with; so an answer is never stale, whoever wrote meanwhile.
class AnswerCache
{
public:
    /// `bytes`: how much it may hold; 0 keeps nothing.
    explicit AnswerCache(qint64 bytes) : m_limit(bytes) { }

    /// Forgets everything when `version` is another than last time. Call before find() and put().
    void see(qint64 version);

    const Response *find(const QByteArray &key) const;

    /// Keeps an answer; when it is full, the others go first. Answers over a quarter of the limit are not kept.
    void put(const QByteArray &key, const Response &response);

    qint64 bytes() const { return m_bytes; }

private:
    QHash<QByteArray, Response> m_answers;
    qint64 m_limit;
    qint64 m_bytes = 0;
    qint64 m_version = -1;
};

} // namespace hearthbook
