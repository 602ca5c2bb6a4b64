#pragma once

#include "core/domain/patch.h"
#include "core/storage/connection.h"
#include "core/storage/updatejournal.h"

#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace hearthbook {

/// What happened to one row.
enum class RowOutcome {
    Inserted,
    Updated,
    Returned, ///< updated, and it was gone
    Touched,  ///< only presence or the feeder's last value was written: not a change
    Unchanged
};

/// What a bulk upsert did. inserted + updated + unchanged rows are stored as sent.
struct UpsertReport
{
    qsizetype inserted = 0;
    qsizetype updated = 0;
    qsizetype unchanged = 0;
    qsizetype returned = 0; ///< of the updated: they were gone
    std::vector<RowRemark> rejected = {}; ///< rows that could not be stored
    std::vector<RowRemark> warnings = {}; ///< rows that were stored with a change, as a device nobody knows left out

    qsizetype stored() const { return inserted + updated + unchanged; }
    void count(RowOutcome outcome);
};

/// What an upsert of one statement did, by the revision that it gave; 0 where it wrote nothing.
constexpr RowOutcome writtenOutcome(qint64 revision)
{
    return revision == 0 ? RowOutcome::Unchanged : revision == 1 ? RowOutcome::Inserted : RowOutcome::Updated;
}

/// A remark on the row, for the report.
template<std::size_t N>
RowRemark remark(const RowPatch<N> &row, const QString &reason)
{
    return { row.index, QString::fromUtf8(row.id.data(), qsizetype(row.id.size())), reason };
}

/// The moments that a bulk upsert writes and compares with.
struct UpsertTimes
{
    Timestamp now = {};
    Timestamp presenceLimit = {}; ///< an older last_seen is written anew
};

/// What a source of old rows says of a row beside its fields. Counts where the row is new.
struct OldRow
{
    std::optional<Timestamp> createdAt = {}; ///< nothing: now
    std::optional<Timestamp> lastSeen = {};  ///< of a device; nothing: never
    bool disabled = false;                   ///< of an entity: it was, nobody knows by whom
};

/// What is no change, and so in no journal, but seen in lists or exports, was written: of RowOutcome::Touched rows. In the
/// caller's transaction. Errors: as for any write.
Result<void> raisePresence(Connection &connection);

/// How a table of registry rows is upserted. `fields` are the columns that feeders send.
struct UpsertTable
{
    QByteArray name = {};
    QByteArray key = {};
    QByteArray kind = {}; ///< in the journal
    std::span<const Field> fields = {};
    bool presence = false; ///< has last_seen
    bool entity = false; ///< has domain and disabled, which follow from the id and disabled_by
};

/// Writes rows as feeders send them: reads the stored row, compares, and writes the columns that differ and no others.
/// So an unchanged row costs one look-up, and an update touches no index of a column that stays. Statements are kept by
/// the set of columns they write, of which real listings have few. Thread: the connection's.
class RowUpsert
{
public:
    RowUpsert(Connection &connection, UpsertTable table);

    /// `values` in the order of the fields, null where data() is null; bit i of `present`: field i was sent.
    Result<RowOutcome> write(std::string_view id, quint32 present, std::span<const std::string_view> values,
                             const UpsertTimes &times);

    /// Whether complete() only looks.
    enum class Mode { Look, Write };

    /// Adds the row where there is none, and fills what a known one lacks: null or empty where the row has a value, unless it is
    /// the user's and they cleared what a feeder had sent. Everything else stays: values, disabled_by and hidden_by, gone_at,
    /// last_seen, what feeders sent last. With Look it only tells what would happen.
    Result<RowOutcome> complete(std::string_view id, quint32 present, std::span<const std::string_view> values,
                                const OldRow &old, Mode mode);

    /// SQLite's code of the last refused row, for those who can repair it; 0 after success.
    int constraint() const { return m_constraint; }

private:
    struct Row
    {
        std::string_view id;
        quint32 present;
        std::span<const std::string_view> values;
        const OldRow *old = nullptr; ///< of a row that is completed
    };

    /// The columns to be written.
    struct Difference
    {
        quint32 fields = 0; ///< bit i: field i gets a new value in force
        quint32 fed = 0; ///< bit i: the feeder's last value of field i
        bool disabled = false;
        bool returned = false; ///< the row was gone
        bool seen = false; ///< last_seen is old

        bool journalled() const { return fields != 0 || disabled || returned; }
        quint64 key() const;
    };

    using Statements = std::unordered_map<quint64, std::unique_ptr<PreparedStatement>>;

    Difference compare(const Statement &stored, const Row &row, const UpsertTimes &times) const;
    Difference gaps(const Statement &stored, const Row &row) const;
    void noteOldValues(const Statement &stored, const Difference &difference);
    Result<RowOutcome> insert(const Row &row, const UpsertTimes &times);
    Result<RowOutcome> update(qint64 rowId, const Row &row, const Difference &difference, const UpsertTimes &times);
    QByteArray insertText(quint32 present) const;
    QByteArray updateText(const Difference &difference) const;
    Result<void> run(Statement &statement);
    Result<void> noteUnknownDisabler(std::string_view id);
    static bool sendsDisabled(const Row &row, std::size_t field) { return row.values[field].data() != nullptr; }

    Connection &m_connection;
    UpsertTable m_table;
    std::size_t m_disabledBy = 0;
    PreparedStatement m_find;
    UpdateJournal m_journal;
    Statements m_inserts;
    Statements m_updates;
    int m_constraint = 0;
};

} // namespace hearthbook
