#pragma once

#include "core/storage/connection.h"
#include "core/storage/migrations.h"

#include <functional>
#include <optional>

namespace hearthbook {

/// What `hearthbookd migrate status` prints.
struct SchemaStatus
{
    int version = 0;                      ///< of the file; 0: no Hearthbook schema yet
    int shipped = 0;                      ///< of the program
    QList<Migration> pending = {};
    bool empty = false;                   ///< the file holds no table at all
    std::optional<QString> copy = {};     ///< where the copy was made, after apply()
};

/// Brings a file to the program's schema. The schema is reached by migrations only; going back is restoring the copy.
class Migrator
{
public:
    /// `prepare` runs inside the transaction of the first migration, before it: adoption of a foreign file.
    using Prepare = std::function<Result<void>(Connection &)>;
    Migrator(Connection &connection, QList<Migration> migrations, Prepare prepare = {});

    /// Compares file and program. Errors: SchemaNewer; SchemaChanged for a gap or a changed old migration.
    Result<SchemaStatus> status();

    /// Applies what is pending, each in a transaction of its own, after a copy `<file>.before-NNNN-<UTC>` of a file that
    /// is not empty. A failed migration leaves the version before it and names its statement; where it was the first, the
    /// file is as it was and the copy is removed again.
    Result<SchemaStatus> apply();

private:
    struct Applied
    {
        int number = 0;
        QString name = {};
        QString checksum = {};
    };

    Result<QList<Applied>> applied();
    Result<void> compare(const QList<Applied> &applied) const;
    Result<QString> makeCopy(int firstPending);
    Result<void> applyOne(const Migration &migration);
    Result<void> runStatements(const Migration &migration);
    Result<void> record(const Migration &migration);
    qint64 danglingReferences();

    Connection &m_connection;
    QList<Migration> m_migrations;
    Prepare m_prepare;
};

} // namespace hearthbook
