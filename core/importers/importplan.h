#pragma once

#include "core/domain/jsondocument.h"
#include "core/domain/preferences.h"
#include "core/domain/webhook.h"
#include "core/importers/importreport.h"
#include "core/importers/registryplan.h"
#include "core/storage/bookstore.h"

#include <functional>

namespace hearthbook {

/// What importing webhooks needs of core/webhooks, which this part may not include: handed in by app and server.
struct WebhookTools
{
    /// The URL in the form that is stored. Error: its message says why it cannot be a target, without repeating it.
    std::function<Result<QString>(const QString &url)> checkUrl = {};
    /// Error: where there is no key to seal with.
    std::function<Result<QByteArray>(const QString &webhookId, const QByteArray &secret)> seal = {};
    /// Whether `sealed` holds `secret`; false too where it cannot be opened.
    std::function<bool(const QString &webhookId, const QByteArray &sealed, const QByteArray &secret)> isSecret = {};
    /// A secret for a webhook whose source has none.
    std::function<QByteArray()> newSecret = {};
};

/// A row of a book, checked.
struct BookEntry
{
    BookRow row = {}; ///< its JSON lives as long as the plan
    QString id = {}; ///< its keys, joined by a dot
    qint64 line = 0; ///< where it stands; 0: not in a file of lines
    std::optional<QString> deviceId = {}; ///< of an entity
    std::optional<QString> registryId = {}; ///< of an entity
    std::optional<QByteArray> secret = {}; ///< of a webhook, in plain text
};

/// A webhook as a source has it, checked.
struct WebhookEntry
{
    Webhook webhook = {};
    QByteArray secret = {}; ///< in plain text, UTF-8
};

/// What a source says of one user, checked.
struct PreferenceEntry
{
    QString id = {}; ///< in the report
    QString userId = {};
    PreferencesPatch patch = {};
};

/// What a source holds, read and checked, before anything is written.
struct ImportPlan
{
    std::vector<WebhookEntry> webhooks = {}; ///< of each id one
    std::vector<PreferenceEntry> preferences = {};
    RegistryPlan registry = {};
    std::vector<BookEntry> book = {}; ///< of each id one, each kind after those that it refers to
    QByteArray bookText = {}; ///< what `book` has its JSON in
    std::vector<ImportEntry> left = {}; ///< rejected or ignored
    QByteArray hash = {}; ///< SHA-256 of what was read, hexadecimal
    bool unreadable = false; ///< `left` is one entry that says why nothing could be read at all

    /// Entries that cannot be taken; of a file with more of them nothing is: each has its line in the report, which is kept.
    static constexpr std::size_t mostLeft = 50'000;
    bool hasTooManyLeft() const { return left.size() > mostLeft; }

    void reject(const QString &id, const QString &reason) { left.push_back({ id, Outcome::Rejected, reason }); }
    void ignore(const QString &id, const QString &reason) { left.push_back({ id, Outcome::Ignored, reason }); }
};

/// A plan of nothing but the reason why.
ImportPlan unreadablePlan(const QString &reason);

/// SHA-256, hexadecimal.
QByteArray sourceHash(const QByteArray &bytes);

/// Parses a file's text; a byte order mark is passed over. Error: why it is no JSON object.
Result<JsonDocument> readJsonFile(const QByteArray &text);

/// What is wrong with a value, in a sentence: the first item of an error, as "selected_teams.nfl: Input should be a valid
/// list", or its message.
QString reasonOf(const Error &error);

/// Whether something is wrong with a row alone; any other error ends the import.
bool isOfTheRow(ErrorCode code);

} // namespace hearthbook
