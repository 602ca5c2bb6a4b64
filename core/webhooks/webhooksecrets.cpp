#include "core/webhooks/webhooksecrets.h"

#include <QLoggingCategory>

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcSecrets, "hearthbook.webhooks.secrets")

/// One sealed secret might be damaged; that none of these opens has another reason.
constexpr int samples = 3;

Result<std::vector<SealedSecret>> sealedSamples(DatabaseOptions database)
{
    database.readOnly = true;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(database);
    if (!connection)
        return failure(connection);
    return WebhookStore(**connection).someSecrets(samples);
}

bool opensOne(const SecretBox &box, const std::vector<SealedSecret> &secrets)
{
    return std::any_of(secrets.begin(), secrets.end(), [&](const SealedSecret &secret) {
        return box.open(secret.webhookId, secret.sealed).has_value();
    });
}

/// For clients: what is wrong, without a path.
tl::unexpected<Error> withoutPath(const Error &error)
{
    const QString what = error.code == ErrorCode::NotFound ? u"is missing"_s
        : error.code == ErrorCode::Corrupt                 ? u"is not the right one"_s
                                                           : u"cannot be used"_s;
    return failure(ErrorCode::Unavailable, u"The key file of the webhook secrets %1; see the server's log"_s.arg(what));
}

} // namespace

WebhookSecrets::WebhookSecrets(DatabaseOptions database, QString keyFile)
    : m_database(std::move(database)), m_keyFile(std::move(keyFile))
{
}

QString WebhookSecrets::defaultKeyFile(const QString &database)
{
    return database + u".key"_s;
}

Result<WebhookSecrets::Box> WebhookSecrets::findBox(IfMissing ifMissing, const Samples &samples) const
{
    const Result<std::vector<SealedSecret>> sealed = samples();
    if (!sealed)
        return failure(sealed);
    const bool isFirst = sealed->empty();
    Result<SecretKey> key = isFirst && ifMissing == IfMissing::Make ? SecretKey::loadOrCreate(m_keyFile)
                                                                    : SecretKey::load(m_keyFile);
    if (!key && key.error().code == ErrorCode::NotFound && isFirst)
        return Box();
    if (!key)
        return failure(key);
    const auto box = std::make_shared<const SecretBox>(std::move(*key));
    if (!isFirst && !opensOne(*box, *sealed))
        return failure(ErrorCode::Corrupt,
                       u"The key file %1 is not the one that sealed this database's webhook secrets; bring back the "
                       "right one"_s.arg(m_keyFile));
    return box;
}

Result<WebhookSecrets::Box> WebhookSecrets::box(IfMissing ifMissing)
{
    return box(ifMissing, [this] { return sealedSamples(m_database); });
}

Result<WebhookSecrets::Box> WebhookSecrets::box(IfMissing ifMissing, const Samples &samples)
{
    const std::lock_guard lock(m_mutex);
    if (m_box && m_boxTime == fileTime())
        return m_box;
    m_box.reset();
    Result<Box> found = findBox(ifMissing, samples);
    if (!found) {
        report(found.error());
        return withoutPath(found.error());
    }
    m_box = *found;
    m_boxTime = fileTime();
    m_reported.clear();
    return m_box;
}

/// When its content changed; the least time where there is none. One system call, as every registration asks.
std::filesystem::file_time_type WebhookSecrets::fileTime() const
{
    std::error_code isMissing;
    return std::filesystem::last_write_time(m_keyFile.toStdU16String(), isMissing);
}

void WebhookSecrets::report(const Error &error)
{
    if (m_reported == error.message)
        return;
    m_reported = error.message;
    qCWarning(lcSecrets).noquote() << u"Webhook secrets cannot be used: %1"_s.arg(error.message);
}

void WebhookSecrets::forget()
{
    const std::lock_guard lock(m_mutex);
    m_box.reset();
}

Result<bool> WebhookSecrets::check()
{
    return box(IfMissing::Leave).map([](const Box &box) { return box != nullptr; });
}

Result<bool> WebhookSecrets::check(WebhookStore &webhooks)
{
    const Samples here = [&webhooks] { return webhooks.someSecrets(samples); };
    return box(IfMissing::Leave, here).map([](const Box &box) { return box != nullptr; });
}

Result<QByteArray> WebhookSecrets::seal(const QString &webhookId, const Secret &secret)
{
    return box(IfMissing::Make).map([&](const Box &box) { return box->seal(webhookId, secret); });
}

Result<Secret> WebhookSecrets::open(const QString &webhookId, QByteArrayView sealed)
{
    // Where something is sealed a key is never made.
    const Result<Box> found = box(IfMissing::Leave);
    if (!found)
        return failure(found);
    if (!*found)
        return withoutPath({ ErrorCode::NotFound, {}, {} });
    return (*found)->open(webhookId, sealed);
}

Result<QByteArray> WebhookSecrets::fingerprint(QByteArrayView bytes)
{
    return box(IfMissing::Make).map([&](const Box &box) { return box->fingerprint(bytes); });
}

} // namespace hearthbook
