#include "core/storage/journaldays.h"

#include "core/storage/journal.h"

namespace hearthbook {

namespace {

/// Finds rows of the journal by their time, which has no index, in the order of their numbers, which has.
class JournalSearch
{
public:
    JournalSearch(Connection &connection, const JournalSpan &span)
        : m_connection(connection), m_from(span.first), m_end(span.last + 1)
    {
    }

    /// The first number whose row is of `time` or later; that after the newest where there is none. Times only grow from call to call.
    Result<qint64> firstSince(const Timestamp &time)
    {
        qint64 end = m_end;
        while (m_from < end) {
            const qint64 middle = m_from + (end - m_from) / 2;
            Statement row = m_connection.statement("SELECT at >= ? FROM changes WHERE seq >= ? ORDER BY seq LIMIT 1");
            const Result<bool> found = row.bind(time).bind(middle).step();
            if (!found)
                return failure(found);
            if (!*found || row.flag())
                end = middle;
            else
                m_from = middle + 1;
        }
        return m_from;
    }

private:
    Connection &m_connection;
    qint64 m_from;
    qint64 m_end;
};

Timestamp beginOf(QDate day, const QTimeZone &zone)
{
    return Timestamp::fromDateTime(day.startOfDay(zone));
}

} // namespace

Result<std::vector<DayChanges>> changesOfDays(Connection &connection, QDate last, int days, const QTimeZone &zone)
{
    const Result<JournalSpan> span = Journal(connection).span();
    if (!span)
        return failure(span);
    JournalSearch search(connection, *span);
    QDate day = last.addDays(1 - days);
    Result<qint64> from = search.firstSince(beginOf(day, zone));
    std::vector<DayChanges> found;
    for (; day <= last; day = day.addDays(1)) {
        const Result<qint64> next = from ? search.firstSince(beginOf(day.addDays(1), zone)) : from;
        if (!next)
            return failure(next);
        found.push_back({ day, *next - *from });
        from = next;
    }
    return found;
}

} // namespace hearthbook
