#pragma once

#include "core/storage/backupfolder.h"
#include "core/storage/store.h"

#include <QTemporaryDir>

namespace hearthbook {

/// Whether a file that has no manifest may be restored: one that another program copied.
enum class Proof { Manifest, None };

/// A backup made ready to take the place of a database: verified, in a file of its own, with the present schema, another epoch, and an
/// outbox of which nothing is sent that was sent since. Thread: one.
class StagedBook
{
public:
    /// `folder` is where the file lies until it is destroyed. Who restores stands in the journal. Errors: those of verifyBackup();
    /// SchemaNewer; NotADatabase where it is no book; StorageFull, Unavailable.
    static Result<std::unique_ptr<StagedBook>> make(const QString &backup, Proof proof, const QString &folder,
                                                    const QString &actor);

    /// Each delivery that waits in the backup becomes what it is by now in `present`, the file that is replaced; without one, or where that
    /// does not know it, it counts as given up: it may have been sent.
    Result<void> settleDeliveries(Connection *present);

    /// The keys are those of `present`: one that was revoked since the backup stays revoked, one that was made since goes on. Without it, or
    /// where it knows no keys, those of the backup stay.
    Result<void> keepKeys(Connection *present);

    /// Puts it in place of the contents of `live`: see replaceContents().
    Result<void> putInto(Connection &live, const std::function<bool()> &mayGoOn);

    /// Closes it and tells the file, for whoever wants to work on that.
    QString release();

    const QString &epoch() const { return m_epoch; }
    qint64 seq() const { return m_seq; }
    /// As the backup's manifest has it; without one, as the file was.
    const BookFacts &facts() const { return m_facts; }

private:
    explicit StagedBook(const QString &folder);
    Result<void> copy(const QString &backup);
    Result<void> renew(const QString &actor);
    Result<void> fitPages(Connection &live);

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Store> m_store;
    BookFacts m_facts;
    QString m_epoch;
    qint64 m_seq = 0;
};

/// What a restore did.
struct Restoration
{
    std::optional<Backup> kept = {}; ///< what was there before; nothing where that was empty
    QString epoch = {};
    qint64 seq = 0;
};

/// Keeps what `live` holds as a backup and puts the staged book in its place; a write that comes between the two is in the kept one or
/// begins it anew. Waits for nobody who reads. Errors: Corrupt where what is there cannot be kept; Busy, StorageFull, Unavailable.
/// Thread: the connection's, which must not be in a transaction.
Result<Restoration> replaceBook(Connection &live, StagedBook &staged, const BackupFolder &keptIn);

} // namespace hearthbook
