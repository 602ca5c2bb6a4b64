#pragma once

#include "core/storage/connection.h"

#include <vector>

namespace hearthbook {

/// One import that was run, as it is kept.
struct StoredImport
{
    Timestamp at = {};
    QString kind = {};                    ///< "webhooks", "local-storage", "database"
    bool dryRun = false;                  ///< nothing was written but this row
    std::optional<qint64> operation = {}; ///< what an undo names; nothing where nothing changed
    QByteArray sourceHash = {};           ///< of the bytes that were imported, hexadecimal
    QByteArray report = {};               ///< JSON object
};

/// Reports of imports. Thread: the connection's.
class ImportStore
{
public:
    explicit ImportStore(Connection &connection) : m_connection(connection) { }

    /// Of more imports than this the oldest are forgotten, the newest real one of each kind excepted.
    static constexpr int kept = 100;

    /// Adds the row, forgets the oldest ones and the secrets that operations of more than 30 days ago replaced. Gives the
    /// id, which is never given again. Runs in the caller's transaction.
    Result<qint64> add(const StoredImport &import);

    /// What a list shows of an import.
    struct Summary
    {
        qint64 id = 0;
        std::optional<QString> actor = {}; ///< who ran it; nothing where nothing changed
        QByteArray report = {}; ///< JSON object, without its entries
    };

    /// All that are kept, newest first.
    Result<std::vector<Summary>> list();

    /// The report, or nothing where there is none of that id.
    Result<std::optional<QByteArray>> report(qint64 id);

    /// Whether exactly these bytes were imported already, dry runs apart.
    Result<bool> isKnown(const QString &kind, const QByteArray &sourceHash);

private:
    Result<void> prune(qint64 newest);

    Connection &m_connection;
};

} // namespace hearthbook
