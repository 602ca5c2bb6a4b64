#pragma once

#include "core/domain/change.h"
#include "core/storage/listquery.h"

#include <vector>

namespace hearthbook {

/// The journal: what happened to every row, in order. Rows are written by triggers and by UpdateJournal; this class
/// tells them who writes, and reads what they wrote. Thread: the connection's.
class Journal
{
public:
    explicit Journal(Connection &connection) : m_connection(connection) { }

    /// Rows after `since`, oldest first.
    Result<std::vector<Change>> list(qint64 since, int limit);

    /// What page() and operationPage() can be asked by.
    static const std::vector<ListField> &changeFields();
    static const std::vector<ListField> &operationFields();

    /// A page of the journal, oldest first unless sorted by `-seq`. Filters may name any column of `changes`; see also
    /// changesOf(). Errors: those of ListStatement::make().
    Result<Page<Change>> page(const ListQuery &query);
    /// A page of the operations, oldest first unless sorted by `-operation_id`. Errors: as page().
    Result<Page<Operation>> operationPage(const ListQuery &query);
    Result<std::optional<Operation>> findOperation(qint64 id);

    /// Operations after `since` that changed something and whose `what` ends with one of `suffixes`, oldest first.
    Result<std::vector<Operation>> operations(qint64 since, const QStringList &suffixes);

    /// Errors: Busy, Corrupt.
    Result<JournalSpan> span();
    qint64 lastSeq();
    qint64 lastOperation();
    std::optional<Timestamp> lastChange();

    /// Random, and another one after every restore. Errors: Busy, Corrupt.
    Result<QString> epoch();
    /// `<epoch>-<seq>-<presence>`: as long as it stays the same, every list answers the same.
    QByteArray version();

    /// To be called when a transaction has begun, or an ended operation was rolled back: others may have written.
    void forget() { m_known = false; }
    /// Names the writer of what follows in this transaction. Errors: as for any write.
    Result<void> begin(const Origin &origin);
    /// The operation that begin() began gets its row even if it changes nothing: somebody is told its number.
    void keep() { m_kept = true; }
    /// Gives the operation that begin() began another name than its origin's.
    void rename(const QString &what) { m_what = what; }
    /// Ends what begin() began: the operation gets its row if it changed anything. Others may begin after it.
    Result<void> end(const Origin &origin);
    /// Names nobody any more: what other programs write is their own. To be called before COMMIT.
    Result<void> close();
    /// Journals a change within the operation that the row itself does not show: of a webhook's secret.
    Result<void> note(const QString &kind, const QString &key);
    /// The operation that begin() began; it gets its row only if it changes anything.
    qint64 operation() const { return m_operation; }

private:
    Connection &m_connection;
    bool m_known = false; ///< whether the next two hold
    qint64 m_seq = 0; ///< the newest row before the operation
    qint64 m_operation = 0;
    Timestamp m_at = {};
    bool m_kept = false;
    QString m_what = {}; ///< empty: as the origin says
};

} // namespace hearthbook
