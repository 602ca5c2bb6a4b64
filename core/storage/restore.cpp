#include "core/storage/restore.h"

#include "core/storage/apikeystore.h"
#include "core/storage/backup.h"
#include "core/storage/operation.h"
#include "core/storage/rows.h"
#include "core/storage/transaction.h"

#include <QDir>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// So often a write may come between keeping and replacing.
constexpr int tries = 5;
const QString folderBegin = u".hearthbook-restore-"_s;

/// A process that died in the middle leaves its folder.
void removeLeft(const QString &folder)
{
    const auto filters = QDir::Dirs | QDir::Hidden | QDir::NoSymLinks;
    for (const QString &name : QDir(folder).entryList({ folderBegin + u'*' }, filters))
        QDir(folder + u'/' + name).removeRecursively();
}

Result<BookFacts> lookAt(const QString &backup, Proof proof)
{
    if (proof == Proof::Manifest)
        return verifyBackup(backup).map([](const BackupManifest &manifest) { return manifest.facts; });
    const Result<std::unique_ptr<BackupFile>> file = BackupFile::open(backup);
    const Result<BookFacts> facts = file ? (*file)->check() : failure(file);
    if (!facts)
        return failure(facts.error().code, u"The file %1 cannot be restored: %2"_s.arg(backup, facts.error().message));
    return facts;
}

Result<void> checkSchema(const QString &backup, const BookFacts &facts)
{
    const Result<QList<Migration>> known = shippedMigrations();
    if (!known)
        return failure(known);
    if (facts.schema == 0)
        return failure(ErrorCode::NotADatabase, u"The file %1 is no book of Hearthbook's"_s.arg(backup));
    if (facts.schema > known->size())
        return failure(
            ErrorCode::SchemaNewer,
            u"The backup %1 has schema version %2, this program knows %3 at most: it was written by a later Hearthbook"_s
                .arg(backup)
                .arg(facts.schema)
                .arg(known->size()));
    return {};
}

bool hasTable(Connection &connection, const QString &name)
{
    Statement query = connection.statement("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ?");
    const Result<bool> row = query.bind(name).step();
    return row && *row && query.integer() > 0;
}

/// How a delivery stands in the file that is replaced.
Result<void> takeState(Connection &to, Connection *present, const QString &id)
{
    Statement update = to.statement(
        "UPDATE webhook_deliveries SET state = ?, attempts = max(attempts, ?), next_attempt_at = ?,"
        " finished_at = ? WHERE delivery_id = ?");
    if (present) {
        Statement found = present->statement(
            "SELECT state, attempts, next_attempt_at, finished_at FROM webhook_deliveries WHERE delivery_id = ?");
        const Result<bool> row = found.bind(id).step();
        if (!row)
            return failure(row);
        if (*row) {
            const QString state = found.text();
            const qint64 attempts = found.integer();
            const std::optional<Timestamp> next = found.optionalTimestamp();
            return update.bind(state).bind(attempts).bind(next).bind(found.optionalTimestamp()).bind(id).run();
        }
    }
    return update.bind(u"failed"_s).bind(0).bindNull().bind(Timestamp::now()).bind(id).run();
}

} // namespace

StagedBook::StagedBook(const QString &folder)
    : m_folder(folder + u'/' + folderBegin + u"XXXXXX"_s), m_path(m_folder.filePath(u"metadata.db"_s))
{
}

Result<std::unique_ptr<StagedBook>> StagedBook::make(const QString &backup, Proof proof, const QString &folder,
                                                     const QString &actor)
{
    const Result<BookFacts> facts = lookAt(backup, proof);
    const Result<void> known = facts ? checkSchema(backup, *facts) : failure(facts);
    if (!known)
        return failure(known);
    removeLeft(folder);
    std::unique_ptr<StagedBook> staged(new StagedBook(folder));
    staged->m_facts = *facts;
    if (!staged->m_folder.isValid())
        return failure(ErrorCode::Unavailable, u"No file can be made in the folder %1"_s.arg(folder));
    Result<void> done = staged->copy(backup);
    if (done)
        done = staged->renew(actor);
    if (!done)
        return failure(done);
    return staged;
}

Result<void> StagedBook::copy(const QString &backup)
{
    {
        const Result<std::unique_ptr<BackupFile>> file = BackupFile::open(backup);
        const Result<void> copied = file ? writeCopy((*file)->handle(), m_path) : failure(file);
        if (!copied)
            return copied;
    }
    DatabaseOptions options;
    options.path = m_path;
    options.cacheSize = -8000;
    const Result<SchemaStatus> migrated = migrateDatabase(options);
    Result<std::unique_ptr<Store>> store = migrated ? Store::open(options) : failure(migrated);
    if (!store)
        return failure(store);
    m_store = std::move(*store);
    return {};
}

/// Numbers come round again from here on: another epoch tells them apart. Nobody is told once more of what the journal says already.
Result<void> StagedBook::renew(const QString &actor)
{
    const Result<void> done = runOperation(
        *m_store, { actor, u"backup"_s, u"backup.restore"_s }, [this]() -> Result<void> {
            m_store->journal().keep();
            Result<void> renewed = m_store->connection()
                                       .statement(
                                           "UPDATE meta SET value = lower(hex(randomblob(8))) WHERE key = 'epoch'")
                                       .run();
            if (renewed)
                renewed = m_store->deliveries().setPosition(m_store->journal().lastSeq());
            return renewed ? m_store->deliveries().setOperationPosition(m_store->journal().operation()) : renewed;
        });
    if (!done)
        return done;
    const Result<QString> epoch = m_store->journal().epoch();
    if (!epoch)
        return failure(epoch);
    m_epoch = *epoch;
    m_seq = m_store->journal().lastSeq();
    return {};
}

Result<void> StagedBook::settleDeliveries(Connection *present)
{
    const bool isKnown = present && hasTable(*present, u"webhook_deliveries"_s);
    std::vector<QString> waiting;
    {
        Statement query = m_store->connection().statement(
            "SELECT delivery_id FROM webhook_deliveries WHERE state = 'pending'");
        Result<std::vector<QString>> ids = readRows(query, [](Statement &row) { return row.text(); });
        if (!ids)
            return failure(ids);
        waiting = std::move(*ids);
    }
    Result<Transaction> transaction = Transaction::begin(m_store->connection());
    if (!transaction)
        return failure(transaction);
    for (const QString &id : waiting) {
        if (const Result<void> taken = takeState(m_store->connection(), isKnown ? present : nullptr, id); !taken)
            return taken;
    }
    return transaction->commit();
}

Result<void> StagedBook::keepKeys(Connection *present)
{
    if (!present || !hasTable(*present, u"api_keys"_s))
        return {};
    const Result<std::vector<ApiKey>> keys = ApiKeyStore(*present).list();
    Result<Transaction> transaction = keys ? Transaction::begin(m_store->connection()) : failure(keys);
    if (!transaction)
        return failure(transaction);
    const Result<void> taken = ApiKeyStore(m_store->connection()).takeOver(*keys);
    return taken ? transaction->commit() : taken;
}

/// In WAL mode a file keeps the size of its pages; an old one may have another.
Result<void> StagedBook::fitPages(Connection &live)
{
    Connection &mine = m_store->connection();
    const qint64 wanted = live.number("PRAGMA page_size");
    if (wanted == mine.number("PRAGMA page_size"))
        return {};
    return mine.execute("PRAGMA journal_mode=DELETE; PRAGMA page_size=" + QByteArray::number(wanted) + "; VACUUM");
}

Result<void> StagedBook::putInto(Connection &live, const std::function<bool()> &mayGoOn)
{
    const Result<void> fits = fitPages(live);
    return fits ? replaceContents(live.handle(), m_store->connection().handle(), mayGoOn) : fits;
}

QString StagedBook::release()
{
    m_store.reset();
    return m_path;
}

Result<Restoration> replaceBook(Connection &live, StagedBook &staged, const BackupFolder &keptIn)
{
    DatabaseOptions options = live.options();
    options.readOnly = true;
    Result<void> done;
    for (int i = 0; i < tries; ++i) {
        const Result<std::unique_ptr<Connection>> present = Connection::open(options);
        if (!present)
            return failure(present);
        const qint64 version = (*present)->number("PRAGMA data_version");
        Restoration restoration { {}, staged.epoch(), staged.seq() };
        if ((*present)->number("SELECT count(*) FROM sqlite_master") > 0) {
            const Result<Backup> kept = keptIn.create(**present, BackupReason::Restore);
            if (!kept)
                return failure(kept);
            restoration.kept = *kept;
        }
        done = staged.settleDeliveries(present->get());
        if (done)
            done = staged.keepKeys(present->get());
        if (done)
            done = staged.putInto(live, [&] { return (*present)->number("PRAGMA data_version") == version; });
        if (done)
            return restoration;
        if (done.error().code != ErrorCode::Conflict)
            break;
        if (restoration.kept)
            keptIn.remove(restoration.kept->name);
    }
    if (done.error().code == ErrorCode::Conflict)
        return failure(ErrorCode::Busy, u"Other programs write to the database all the time; stop them first"_s);
    return failure(done);
}

} // namespace hearthbook
