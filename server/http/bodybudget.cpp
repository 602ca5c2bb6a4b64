#include "server/http/bodybudget.h"

namespace hearthbook {

bool BodyBudget::take(qint64 bytes, qint64 most)
{
    qint64 taken = m_taken;
    do {
        if (taken + bytes > most)
            return false;
    } while (!m_taken.compare_exchange_weak(taken, taken + bytes));
    return true;
}

bool BodyShare::cover(qint64 bytes)
{
    if (bytes <= free || bytes <= m_held)
        return true;
    const qint64 more = (bytes - m_held + step - 1) / step * step;
    if (!m_budget->take(more, m_most))
        return false;
    m_held += more;
    return true;
}

void BodyShare::release()
{
    if (m_held > 0)
        m_budget->give(std::exchange(m_held, 0));
}

} // namespace hearthbook
