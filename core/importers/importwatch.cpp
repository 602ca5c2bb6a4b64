#include "core/importers/importwatch.h"

namespace hearthbook {

ImportWatch::Progress ImportWatch::progress() const
{
    const std::lock_guard lock(m_mutex);
    return { m_step, m_measurement, m_rows };
}

void ImportWatch::cancel()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isCancelled = true;
    }
    Q_EMIT cancelled();
}

bool ImportWatch::beginWriting()
{
    const std::lock_guard lock(m_mutex);
    if (m_isCancelled)
        return false;
    begin(Step::Writing);
    return true;
}

void ImportWatch::beginComparing()
{
    const std::lock_guard lock(m_mutex);
    begin(Step::Comparing);
    m_rows = 0;
}

void ImportWatch::begin(Step step)
{
    m_step = step;
    m_measurement.clear();
}

void ImportWatch::beginMeasurement(const QString &measurement)
{
    const std::lock_guard lock(m_mutex);
    m_measurement = measurement;
}

} // namespace hearthbook
