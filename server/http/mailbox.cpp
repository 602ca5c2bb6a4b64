#include "server/http/mailbox.h"

#include "server/http/problem.h"

#include <QMetaObject>
#include <QObject>

#include <atomic>
#include <utility>

namespace hearthbook {

namespace {

/// What the copies of one Completion share.
class LateAnswer
{
public:
    LateAnswer(std::shared_ptr<Mailbox> mailbox, quint64 connection, quint64 exchange)
        : m_mailbox(std::move(mailbox)), m_connection(connection), m_exchange(exchange)
    {
    }

    ~LateAnswer()
    {
        if (!m_given.load())
            give(problem(500, {}, Request()));
    }
    Q_DISABLE_COPY_MOVE(LateAnswer)

    void give(Response response)
    {
        if (!m_given.exchange(true))
            m_mailbox->post({ m_connection, m_exchange, std::move(response) });
    }

private:
    std::shared_ptr<Mailbox> m_mailbox;
    quint64 m_connection;
    quint64 m_exchange;
    std::atomic<bool> m_given = false;
};

} // namespace

Completion Mailbox::completion(quint64 connection, quint64 exchange)
{
    auto late = std::make_shared<LateAnswer>(shared_from_this(), connection, exchange);
    return [late = std::move(late)](Response response) { late->give(std::move(response)); };
}

std::function<void()> Mailbox::waker(quint64 connection, quint64 exchange)
{
    return [self = shared_from_this(), connection, exchange] { self->post({ connection, exchange, {} }); };
}

void Mailbox::post(Letter letter)
{
    const std::lock_guard lock(m_mutex);
    if (!m_context)
        return;
    m_letters.push_back(std::move(letter));
    if (m_letters.size() == 1)
        QMetaObject::invokeMethod(m_context, m_deliver, Qt::QueuedConnection);
}

std::vector<Mailbox::Letter> Mailbox::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_letters, {});
}

void Mailbox::close()
{
    const std::lock_guard lock(m_mutex);
    m_context = nullptr;
    m_letters.clear();
}

} // namespace hearthbook
