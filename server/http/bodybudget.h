#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>
#include <utility>

namespace hearthbook {

/// The memory that the bodies of all requests under way take together: one client alone may send a body of the limit, a
/// thousand of them may not. Thread: any.
class BodyBudget
{
public:
    /// False where `bytes` more would be more than `most` in all.
    bool take(qint64 bytes, qint64 most);
    void give(qint64 bytes) { m_taken -= bytes; }
    qint64 taken() const { return m_taken; }

private:
    std::atomic<qint64> m_taken = 0;
};

/// What one request has of it; given back with the object. Bodies up to `free` bytes take nothing: small requests are
/// answered however many large ones wait. Thread: one.
class BodyShare
{
public:
    static constexpr qint64 free = 64 * 1024;
    static constexpr qint64 step = 1024 * 1024; ///< so much is taken at once

    BodyShare(std::shared_ptr<BodyBudget> budget, qint64 most) : m_budget(std::move(budget)), m_most(most) { }
    ~BodyShare() { release(); }
    Q_DISABLE_COPY_MOVE(BodyShare)

    /// True where a body of `bytes` bytes is covered.
    bool cover(qint64 bytes);
    void release();

private:
    std::shared_ptr<BodyBudget> m_budget;
    qint64 m_most;
    qint64 m_held = 0;
};

} // namespace hearthbook
