#pragma once

#include "core/importers/importplan.h"
#include "core/storage/foreigndatabase.h"

#include <memory>

namespace hearthbook {

/// What an import reads.
enum class ImportKind {
    Webhooks,     ///< webhooks.json
    LocalStorage, ///< a dump of a browser's storage
    Database,     ///< metadata.db, webhooks.db, sports_teams.db, another book of Hearthbook
    Ndjson        ///< an export of a book
};

/// The word of the command line and the API: "webhooks", "local-storage", "database", "ndjson".
QString importKindWord(ImportKind kind);
/// Reads importKindWord(); nothing where the word is unknown.
std::optional<ImportKind> importKindOf(QStringView word);

/// The file that is imported. It is only read, also while its own program runs.
class SourceFile
{
public:
    /// Errors: Unavailable where it cannot be opened at all. What is in it plan() tells.
    static Result<SourceFile> open(ImportKind kind, const QString &path);
    /// The same for bytes that are no file; a database is not read this way.
    static SourceFile ofBytes(ImportKind kind, const QByteArray &bytes);

    ImportKind kind() const { return m_kind; }
    const QString &path() const { return m_path; }

    /// What it holds. `userId`: whose browser it was.
    ImportPlan plan(const QString &userId, const WebhookTools &tools) const;

    /// Copies it beside itself, `<path>.backup-<UTC time>`, readable by its owner alone, and gives the copy's path. The copy
    /// has the very bytes that plan() read; one with the same bytes that is there already is enough, databases apart.
    /// Errors: Unavailable, StorageFull.
    Result<QString> copy() const;

private:
    ImportPlan read(const QString &userId, const WebhookTools &tools) const;

    SourceFile(ImportKind kind, QString path) : m_kind(kind), m_path(std::move(path)) { }

    Result<QString> copyBytes() const;

    ImportKind m_kind;
    QString m_path;
    QByteArray m_bytes;
    std::unique_ptr<ForeignDatabase> m_database;
    QString m_unreadable; ///< why a database is none
};

} // namespace hearthbook
