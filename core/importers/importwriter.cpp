#include "core/importers/importwriter.h"

#include "core/domain/preferencesjson.h"
#include "core/importers/bookwriter.h"
#include "core/importers/registrywriter.h"
#include "core/importers/webhooksecretwriter.h"

#include <QSet>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Brings the entries of a plan into a store, one after the other.
class ImportWriter
{
public:
    ImportWriter(Store &store, const WebhookTools &tools, ImportMode mode)
        : m_store(store), m_tools(tools), m_writes(mode == ImportMode::Write)
    {
    }

    Result<Outcome> take(const WebhookEntry &entry);
    Result<Outcome> take(const PreferenceEntry &entry);

private:
    Result<Outcome> add(const WebhookEntry &entry);
    Result<Outcome> change(const WebhookEntry &entry, const Webhook &stored);

    Store &m_store;
    const WebhookTools &m_tools;
    bool m_writes;
    QSet<QString> m_newUsers; ///< whose row this import added
};

/// The stored row with what a source says of it.
Webhook merged(Webhook stored, const Webhook &source)
{
    stored.url = source.url;
    stored.events = source.events;
    stored.team = source.team;
    if (stored.enabled != source.enabled)
        stored.disabledReason.reset();
    stored.enabled = source.enabled;
    return stored;
}

bool isSame(const Webhook &a, const Webhook &b)
{
    return a.url == b.url && a.events == b.events && a.team == b.team && a.enabled == b.enabled;
}

bool isSame(const Preferences &a, const Preferences &b)
{
    return a.selectedTeams == b.selectedTeams && a.notificationSettings == b.notificationSettings;
}

Result<Outcome> ImportWriter::take(const WebhookEntry &entry)
{
    const Result<std::optional<Webhook>> stored = m_store.webhooks().find(entry.webhook.webhookId);
    if (!stored)
        return failure(stored);
    return *stored ? change(entry, **stored) : add(entry);
}

Result<Outcome> ImportWriter::add(const WebhookEntry &entry)
{
    if (!m_writes)
        return Outcome::Added;
    const Result<QByteArray> sealed = m_tools.seal(entry.webhook.webhookId, entry.secret);
    if (!sealed)
        return failure(sealed);
    const Result<Webhook> written = m_store.webhooks().insert(entry.webhook, *sealed);
    return written ? Result<Outcome>(Outcome::Added) : failure(written);
}

Result<Outcome> ImportWriter::change(const WebhookEntry &entry, const Webhook &stored)
{
    const Webhook wanted = merged(stored, entry.webhook);
    const bool sameRow = isSame(stored, wanted);
    WebhookSecretWriter secrets(m_store, m_tools);
    const Result<bool> sameSecret = secrets.has(entry.webhook.webhookId, entry.secret);
    if (!sameSecret)
        return failure(sameSecret);
    if (sameRow && *sameSecret)
        return Outcome::Unchanged;
    if (m_writes && !sameRow) {
        const Result<Webhook> written = m_store.webhooks().update(wanted);
        if (!written)
            return failure(written);
    }
    const Result<void> secret = m_writes && !*sameSecret
        ? secrets.change(entry.webhook.webhookId, entry.secret, sameRow)
        : Result<void>();
    return secret ? Result<Outcome>(Outcome::Changed) : failure(secret);
}

Result<Outcome> ImportWriter::take(const PreferenceEntry &entry)
{
    const Result<Preferences> stored = m_store.preferences().find(entry.userId);
    const Result<Preferences> wanted = stored ? patched(*stored, entry.patch) : stored;
    if (!wanted)
        return failure(wanted);
    const bool known = stored->createdAt && !m_newUsers.contains(entry.userId);
    if (known && isSame(*stored, *wanted))
        return Outcome::Unchanged;
    const Result<Preferences> written = m_writes ? m_store.preferences().write(*wanted) : wanted;
    if (!written)
        return failure(written);
    if (!known)
        m_newUsers.insert(entry.userId);
    return known ? Outcome::Changed : Outcome::Added;
}

/// What cannot be taken for its own values alone is rejected; everything else ends the import.
template<typename Entries, typename Id>
Result<void> takeAll(ImportWriter &writer, ImportReport &report, const Entries &entries, Id id)
{
    for (const auto &entry : entries) {
        const Result<Outcome> outcome = writer.take(entry);
        if (outcome)
            report.entries.push_back({ id(entry), *outcome, {} });
        else if (outcome.error().code == ErrorCode::InvalidInput)
            report.entries.push_back({ id(entry), Outcome::Rejected, reasonOf(outcome.error()) });
        else
            return failure(outcome);
    }
    return {};
}

Result<qint64> keep(Store &store, const ImportReport &report, const QByteArray &hash)
{
    return store.imports().add({ report.at, report.kind, report.dryRun, report.operation, hash, report.toJson() });
}

} // namespace

Result<FinishedImport> runImport(Store &store, const ImportPlan &plan, const WebhookTools &tools, ImportReport report,
                                 ImportMode mode)
{
    ImportWriter writer(store, tools, mode);
    report.at = Timestamp::now();
    report.dryRun = mode != ImportMode::Write;
    const Result<QString> epoch = store.journal().epoch();
    if (!epoch)
        return failure(epoch);
    report.epoch = *epoch;
    const qint64 before = store.journal().lastSeq();
    Result<void> done = completeRegistry(
        store, plan.registry, report.dryRun ? RegistryCompleter::Mode::Look : RegistryCompleter::Mode::Write, report);
    if (done)
        done = takeBook(store, plan.book, tools, mode, report);
    if (done)
        done = takeAll(writer, report, plan.webhooks,
                       [](const WebhookEntry &entry) { return entry.webhook.webhookId; });
    if (done)
        done = takeAll(writer, report, plan.preferences, [](const PreferenceEntry &entry) { return entry.id; });
    if (!done)
        return failure(done);
    report.entries.insert(report.entries.end(), plan.left.begin(), plan.left.end());
    if (!report.dryRun && store.journal().lastSeq() > before) // former ids are not journalled
        report.operation = store.journal().operation();
    FinishedImport finished { std::move(report), {} };
    if (mode == ImportMode::Look)
        return finished;
    const Result<qint64> id = keep(store, finished.report, plan.hash);
    if (!id)
        return failure(id);
    finished.id = *id;
    return finished;
}

Origin importOrigin(const QString &actor, const QString &kind)
{
    return { actor, u"import"_s, u"import."_s + kind };
}

} // namespace hearthbook
