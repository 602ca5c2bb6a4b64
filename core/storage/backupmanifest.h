#pragma once

#include "core/domain/result.h"
#include "core/domain/timestamp.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace hearthbook {

class JsonWriter;

/// What a database holds, as far as a copy of it can be compared.
struct BookFacts
{
    qint64 schema = 0;   ///< version; 0: not a book of Hearthbook's
    qint64 seq = 0;      ///< of the newest row of the journal
    QString epoch = {};
    qint64 dangling = 0; ///< rows that refer to rows which do not exist: files of the old service may have some
    std::vector<std::pair<QString, qint64>> counts = {}; ///< rows by table, by name

    bool operator==(const BookFacts &) const = default;
    qint64 rows() const;
    /// Of that table; 0 where there is none.
    qint64 count(const QString &table) const;
};

/// Why a backup was made.
enum class BackupReason {
    Asked,    ///< somebody wanted one
    Schedule, ///< the server's own; these alone are thinned out
    Restore   ///< what a restore replaced
};

/// How the last check of a backup ended.
struct BackupVerdict
{
    Timestamp at = {};
    QString problem = {}; ///< empty: it is whole

    bool isGood() const { return problem.isEmpty(); }
};

/// What lies beside a backup and tells whether it is still what it was.
struct BackupManifest
{
    Timestamp createdAt = {};
    BackupReason reason = BackupReason::Asked;
    QString program = {}; ///< version of the program that made it
    qint64 bytes = 0;
    QString sha256 = {};  ///< of the file, lower-case hex
    BookFacts facts = {};
    BackupVerdict verdict = {};

    bool isGood() const { return verdict.isGood(); }
};

/// Where the manifest of a backup lies.
QString manifestPath(const QString &backup);

/// The members of a manifest, into an open object. `problem` and the verdict's time come last.
void writeMembers(JsonWriter &json, const BackupManifest &manifest);

/// One line of JSON that ends with the SHA-256 of what stands before it: no byte of it can change unnoticed.
QByteArray manifestText(const BackupManifest &manifest);

/// Error: Corrupt, where it is not as manifestText() wrote it.
Result<BackupManifest> readManifest(const QByteArray &text);

} // namespace hearthbook
