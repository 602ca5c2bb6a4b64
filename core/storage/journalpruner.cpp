#include "core/storage/journalpruner.h"

#include "core/storage/historyindex.h"

#include <algorithm>

namespace hearthbook {

namespace {

/// Up to where every reader of the journal has read.
constexpr char readSeq[] = "SELECT min(value) FROM meta WHERE key IN ('history_seq', 'webhook_seq')";

/// Whether a row goes by its age or by how many came after it.
class Judgement
{
public:
    Judgement(const JournalBounds &bounds, qint64 newest)
        : m_since(bounds.since ? bounds.since->toString() : QString()),
          m_last(bounds.rows > 0 ? newest - bounds.rows : -1)
    {
    }

    bool lets(qint64 number, const QString &at) const { return number <= m_last || at < m_since; }

private:
    QString m_since;
    qint64 m_last;
};

} // namespace

Result<int> JournalPruner::step(const JournalBounds &bounds, int most)
{
    const Result<int> changes = removeChanges(bounds, most);
    const Result<int> operations = changes ? removeOperations(bounds, most) : changes;
    return operations ? Result<int>(std::max(*changes, *operations)) : operations;
}

Result<int> JournalPruner::removeChanges(const JournalBounds &bounds, int most)
{
    const qint64 newest = m_connection.number("SELECT max(seq) FROM changes");
    const qint64 mostSeq = std::min({ newest - 1, bounds.needed, m_connection.number(readSeq) });
    const Judgement judgement(bounds, newest);
    Statement oldest = m_connection.statement("SELECT seq, at, key FROM changes WHERE seq <= ? ORDER BY seq LIMIT ?");
    oldest.bind(mostSeq).bind(most);
    HistoryIndex history(m_connection);
    qint64 last = 0;
    int removed = 0;
    for (Result<bool> row = oldest.step(); !row || *row; row = oldest.step()) {
        if (!row)
            return failure(row);
        const qint64 seq = oldest.integer();
        if (!judgement.lets(seq, oldest.text()))
            break;
        if (const Result<void> forgotten = history.forget(oldest.utf8(), seq); !forgotten)
            return failure(forgotten);
        last = seq;
        ++removed;
    }
    if (removed == 0)
        return 0;
    const Result<void> done = m_connection.statement("DELETE FROM changes WHERE seq <= ?").bind(last).run();
    return done ? Result<int>(removed) : failure(done);
}

/// One that changed something goes with its last change; the newest one stays, for the numbers go on from it.
Result<int> JournalPruner::removeOperations(const JournalBounds &bounds, int most)
{
    const qint64 newest = m_connection.number("SELECT max(id) FROM operations");
    const qint64 mostId = std::min(newest - 1,
                                   m_connection.number("SELECT value FROM meta WHERE key = 'webhook_operation'"));
    const qint64 firstSeq = m_connection.number("SELECT min(seq) FROM changes");
    const Judgement judgement(bounds, newest);
    Statement oldest = m_connection.statement(
        "SELECT id, at, changes, ifnull(last_seq, 0) FROM operations WHERE id <= ? ORDER BY id LIMIT ?");
    oldest.bind(mostId).bind(most);
    qint64 last = 0;
    int removed = 0;
    for (Result<bool> row = oldest.step(); !row || *row; row = oldest.step()) {
        if (!row)
            return failure(row);
        const qint64 id = oldest.integer();
        const bool isDue = judgement.lets(id, oldest.text());
        const bool hasChanges = oldest.integer() > 0;
        const bool isGone = oldest.integer() < firstSeq;
        if (hasChanges ? !isGone : !isDue)
            break;
        last = id;
        ++removed;
    }
    if (removed == 0)
        return 0;
    const Result<void> done = m_connection.statement("DELETE FROM operations WHERE id <= ?").bind(last).run();
    return done ? Result<int>(removed) : failure(done);
}

} // namespace hearthbook
