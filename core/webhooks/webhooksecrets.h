#pragma once

#include "core/storage/databaseoptions.h"
#include "core/storage/webhookstore.h"
#include "core/webhooks/secretbox.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>

namespace hearthbook {

/// Seals and opens the webhook secrets of one database with the key beside it. The key is made when the first secret is
/// sealed, and only while the database holds none; else it must be there already. Without the right key everything here
/// says Unavailable, and the key file is looked for again the next time; so it is when it was changed or removed since, lest
/// something be sealed that nobody can open after a restart. Thread: any.
class WebhookSecrets
{
public:
    /// Looks at nothing yet.
    WebhookSecrets(DatabaseOptions database, QString keyFile);

    /// Where the key of a database lies unless set otherwise.
    static QString defaultKeyFile(const QString &database);

    /// Whether the key is there; false where none is needed yet. Makes none. Errors: Unavailable; the message says what is
    /// wrong without a path, the log names the file.
    Result<bool> check();
    /// The same over a connection that is there already: opening one takes milliseconds.
    Result<bool> check(WebhookStore &webhooks);

    /// Looks at the key file anew the next time: the database is another, which may need another key.
    void forget();

    /// Errors: as check().
    Result<QByteArray> seal(const QString &webhookId, const Secret &secret);
    /// Errors: as check(); Corrupt, see SecretBox::open().
    Result<Secret> open(const QString &webhookId, QByteArrayView sealed);
    /// See SecretBox::fingerprint(). Errors: as check().
    Result<QByteArray> fingerprint(QByteArrayView bytes);

private:
    using Box = std::shared_ptr<const SecretBox>;
    enum class IfMissing { Leave, Make };

    using Samples = std::function<Result<std::vector<SealedSecret>>()>;

    Result<Box> box(IfMissing ifMissing);
    Result<Box> box(IfMissing ifMissing, const Samples &samples);
    Result<Box> findBox(IfMissing ifMissing, const Samples &samples) const;
    void report(const Error &error);
    std::filesystem::file_time_type fileTime() const;

    const DatabaseOptions m_database;
    const QString m_keyFile;
    std::mutex m_mutex;
    Box m_box;
    std::filesystem::file_time_type m_boxTime; ///< of the file that `m_box` came from
    QString m_reported; ///< what the log was told last
};

} // namespace hearthbook
