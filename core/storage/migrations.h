#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QList>

namespace hearthbook {

/// One numbered SQL file, `0003_journal.sql`.
struct Migration
{
    int number = 0;
    QString name = {};   ///< the file name
    QByteArray sql = {};

    /// Lower-case hex SHA-256 of the text, kept when it is applied and compared at every start.
    QString checksum() const;
    /// The statements: parts between blank lines, without parts that are comments only.
    QList<QByteArray> statements() const;
};

/// The migrations embedded in the program, by number from 1 without a gap.
Result<QList<Migration>> shippedMigrations();

/// Reads a folder of migrations (tests use their own). Error: SchemaChanged for a gap or a wrong name.
Result<QList<Migration>> readMigrations(const QString &folder);

} // namespace hearthbook
