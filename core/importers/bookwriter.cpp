#include "core/importers/bookwriter.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"
#include "core/importers/bookline.h"
#include "core/importers/webhooksecretwriter.h"
#include "core/storage/bookkinds.h"

#include <QSet>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Taken
{
    Outcome outcome = Outcome::Unchanged;
    QString remark = {};
};

class BookWriter
{
public:
    BookWriter(Store &store, const WebhookTools &tools, bool writes)
        : m_store(store), m_book(store.connection()), m_tools(tools), m_writes(writes)
    {
    }

    /// Errors: InvalidInput and Conflict where the row cannot be stored.
    Result<Taken> take(BookEntry entry);

private:
    Result<Taken> add(const BookEntry &entry);
    Result<Taken> change(const BookEntry &entry);
    Result<QString> renamed(BookEntry &entry);
    Result<QString> fitEntity(BookEntry &entry, bool known);
    Result<bool> isDevice(const QString &deviceId);
    Result<QString> addSecret(const BookEntry &entry);
    Result<bool> hasSameSecret(const BookEntry &entry);
    Result<void> changeWebhook(const BookEntry &entry, bool sameRow, bool sameSecret);

    Store &m_store;
    BookStore m_book;
    const WebhookTools &m_tools;
    bool m_writes;
    QSet<QString> m_newDevices; ///< that a dry run would have added
};

/// A new row must say what it cannot do without.
QString missingColumn(const BookRow &row)
{
    const Result<JsonDocument> document = JsonDocument::parse(row.json);
    for (const BookColumn &column : row.kind->columns) {
        simdjson::dom::element value;
        if (column.isNeeded() && document && document->root()[view(column.name)].get(value) != simdjson::SUCCESS)
            return QString::fromLatin1(column.name);
    }
    return {};
}

bool isOf(const BookEntry &entry, QStringView kind)
{
    return entry.row.kind->kind == kind;
}

Result<Taken> BookWriter::take(BookEntry entry)
{
    const Result<QString> renaming = renamed(entry);
    const Result<bool> known = renaming ? m_book.exists(entry.row) : failure(renaming);
    if (!known)
        return failure(known);
    const Result<QString> fitting = isOf(entry, u"entity") ? fitEntity(entry, *known) : QString();
    if (!fitting)
        return failure(fitting);
    Result<Taken> taken = *known ? change(entry) : add(entry);
    if (taken && taken->remark.isEmpty() && taken->outcome != Outcome::Unchanged)
        taken->remark = fitting->isEmpty() ? *renaming : *fitting;
    return taken;
}

/// A former id stands for the present one; gives what there is to say of that.
Result<QString> BookWriter::renamed(BookEntry &entry)
{
    const Result<std::optional<QString>> present = m_book.presentId(*entry.row.kind, entry.id);
    if (!present)
        return failure(present);
    if (!*present)
        return QString();
    entry.row.json = withMember(entry.row.json, entry.row.kind->columns.front().name, *present);
    return u"taken as %1, which is its id now"_s.arg(**present);
}

Result<Taken> BookWriter::add(const BookEntry &entry)
{
    if (const QString missing = missingColumn(entry.row); !missing.isEmpty())
        return failure(ErrorCode::InvalidInput, u"%1 is missing"_s.arg(missing));
    const Result<void> done = m_writes ? m_book.insert(entry.row) : Result<void>();
    if (!done)
        return failure(done);
    if (!m_writes && isOf(entry, u"device"))
        m_newDevices.insert(entry.id);
    const Result<QString> remark = isOf(entry, u"webhook") ? addSecret(entry) : QString();
    return remark ? Result<Taken>(Taken { Outcome::Added, *remark }) : failure(remark);
}

Result<Taken> BookWriter::change(const BookEntry &entry)
{
    const Result<bool> sameRow = m_book.isSame(entry.row);
    const Result<bool> sameSecret = sameRow ? hasSameSecret(entry) : sameRow;
    if (!sameSecret)
        return failure(sameSecret);
    if (*sameRow && *sameSecret)
        return Taken();
    Result<void> done;
    if (m_writes && isOf(entry, u"webhook"))
        done = changeWebhook(entry, *sameRow, *sameSecret);
    else if (m_writes)
        done = m_book.update(entry.row);
    return done ? Result<Taken>(Taken { Outcome::Changed, {} }) : failure(done);
}

/// A device that nobody knows is left out, as in a listing; then the stored one stays.
Result<QString> BookWriter::fitEntity(BookEntry &entry, bool known)
{
    const Result<std::optional<QString>> holder = m_book.registryHolder(entry.row);
    if (!holder)
        return failure(holder);
    if (*holder)
        return failure(ErrorCode::Conflict, u"registry_id is that of entity %1"_s.arg(**holder));
    if (!entry.deviceId)
        return QString();
    const Result<std::optional<QString>> present = m_book.presentId(*bookKind(u"device"_s), *entry.deviceId);
    const Result<bool> device = present ? isDevice(present->value_or(*entry.deviceId)) : failure(present);
    if (!device)
        return failure(device);
    if (!*device || *present)
        entry.row.json = withMember(entry.row.json, "device_id", *present);
    if (*device)
        return QString();
    return known ? u"device_id: no device %1 is known, the present one stays"_s.arg(*entry.deviceId)
                 : u"device_id: no device %1 is known, taken without"_s.arg(*entry.deviceId);
}

Result<bool> BookWriter::isDevice(const QString &deviceId)
{
    return m_newDevices.contains(deviceId) ? true : m_book.isDevice(deviceId);
}

/// Gives what there is to say of it.
Result<QString> BookWriter::addSecret(const BookEntry &entry)
{
    const Result<bool> kept = m_book.hasSecret(entry.id);
    if (!kept)
        return failure(kept);
    WebhookSecretWriter secrets(m_store, m_tools);
    if (!entry.secret && *kept)
        return u"the secret that it had here before is in force again"_s;
    const QByteArray secret = entry.secret ? *entry.secret : m_tools.newSecret();
    const Result<void> done = m_writes ? secrets.change(entry.id, secret, false) : Result<void>();
    if (!done)
        return failure(done);
    return entry.secret ? QString() : u"it has a new secret: rotate it to see one, and give that to the receiver"_s;
}

Result<bool> BookWriter::hasSameSecret(const BookEntry &entry)
{
    return entry.secret ? WebhookSecretWriter(m_store, m_tools).has(entry.id, *entry.secret) : Result<bool>(true);
}

Result<void> BookWriter::changeWebhook(const BookEntry &entry, bool sameRow, bool sameSecret)
{
    const Result<std::optional<Webhook>> before = m_store.webhooks().find(entry.id);
    Result<void> done = before ? Result<void>() : failure(before);
    if (done && !sameRow)
        done = m_book.update(entry.row);
    if (done && !sameRow && *before && !(*before)->enabled)
        done = m_store.webhooks().forgetFailing(entry.id);
    if (done && !sameSecret)
        done = WebhookSecretWriter(m_store, m_tools).change(entry.id, *entry.secret, sameRow);
    return done;
}

} // namespace

Result<void> takeBook(Store &store, const std::vector<BookEntry> &entries, const WebhookTools &tools, ImportMode mode,
                      ImportReport &report)
{
    BookWriter writer(store, tools, mode == ImportMode::Write);
    for (const BookEntry &entry : entries) {
        const Result<Taken> taken = writer.take(entry);
        if (taken)
            report.entries.push_back({ entry.id, taken->outcome, taken->remark });
        else if (isOfTheRow(taken.error().code))
            report.entries.push_back({ linePlace(entry.line), Outcome::Rejected,
                                       u"%1 %2: %3"_s.arg(entry.row.kind->kind, entry.id, reasonOf(taken.error())) });
        else
            return failure(taken);
    }
    return {};
}

} // namespace hearthbook
