#pragma once

#include <QString>

#include <array>
#include <optional>

namespace hearthbook {

/// What a book can take over.
enum class ImportSource {
    Webhooks,     ///< the old webhooks.json
    LocalStorage, ///< a browser's storage of the old dashboard
    Database,     ///< metadata.db, webhooks.db, sports_teams.db, or another book
    Registry,     ///< Home Assistant's device or entity registry
    Book,         ///< an export of a book, as NDJSON
    InfluxDb      ///< no file: the book asks it
};

/// In the order in which they are offered.
inline constexpr std::array importSources {
    ImportSource::Webhooks, ImportSource::LocalStorage, ImportSource::Database,
    ImportSource::Registry, ImportSource::Book,         ImportSource::InfluxDb
};

/// "Webhooks of webhooks.json", and a sentence that says what comes of it.
QString importTitle(ImportSource source);
QString importSentence(ImportSource source);
/// Where such a file is found: a few sentences. Plain text.
QString importAdvice(ImportSource source);
/// What to run, as in a terminal, to get what `importAdvice` tells of, or to import without this window; may be empty.
QString importCommand(ImportSource source);
/// What a file chooser shows; empty where there is no file.
QString importFileFilter(ImportSource source);

/// The word of the REST API, as in POST /api/imports/{word}; empty where that does not take it.
QString importWord(ImportSource source);
/// The same of the kind that a report names; nothing where it is another.
std::optional<ImportSource> importSourceOf(const QString &word);

} // namespace hearthbook
