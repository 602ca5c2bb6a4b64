#pragma once

#include "core/storage/walindex.h"
#include "server/http/response.h"

#include <QHash>

#include <mutex>
#include <optional>

namespace hearthbook {

/// Answers that are kept as long as the database stays as it was when they were made; one for all threads. Each asks with
/// the stamp that its own connection sees, so an answer is never stale, whoever wrote meanwhile. Thread: any.
class AnswerCache
{
public:
    /// `bytes`: how much it may hold; 0 keeps nothing.
    explicit AnswerCache(qint64 bytes) : m_limit(bytes) { }

    /// The answer kept under that stamp. Another stamp than last time forgets all answers.
    std::optional<Response> find(const CommitStamp &stamp, const QByteArray &key);

    /// Keeps an answer that was read after `stamp` was taken, unless others have come to another stamp meanwhile. When it
    /// is full, the others go first. Answers over an eighth of the limit are not kept.
    void put(const CommitStamp &stamp, const QByteArray &key, const Response &response);

    qint64 bytes() const;

private:
    mutable std::mutex m_mutex;
    QHash<QByteArray, Response> m_answers;
    qint64 m_limit;
    qint64 m_bytes = 0;
    CommitStamp m_stamp;
};

} // namespace hearthbook
