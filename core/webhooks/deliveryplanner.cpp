#include "core/webhooks/deliveryplanner.h"

#include "core/domain/preferencesjson.h"
#include "core/domain/recordjson.h"
#include "core/storage/registrysync.h"
#include "core/webhooks/outbox.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcPlanner, "hearthbook.webhooks")

template<typename Record>
Result<QByteArray> jsonOf(const Result<std::optional<Record>> &record)
{
    if (!record)
        return failure(record);
    if (!*record)
        return QByteArray();
    JsonWriter json(1000);
    writeJson(json, **record);
    return json.take();
}

/// The row that a change was made to, as it is now; empty where it is gone.
Result<QByteArray> currentRow(Store &store, const Change &change)
{
    if (change.kind == u"device"_s)
        return jsonOf(store.devices().find(change.key));
    if (change.kind == u"entity"_s)
        return jsonOf(store.entities().find(change.key));
    if (change.kind == u"preferences"_s && change.action != u"remove"_s) {
        const Result<Preferences> preferences = store.preferences().find(change.key);
        if (!preferences)
            return failure(preferences);
        JsonWriter json(500);
        writeJson(json, *preferences);
        return json.take();
    }
    return QByteArray();
}

/// A row that another program made unreadable must not hold up all that come after it.
Result<std::optional<ChangeEvent>> readable(Result<std::optional<ChangeEvent>> event)
{
    if (event || event.error().code != ErrorCode::Corrupt)
        return event;
    qCWarning(lcPlanner, "Nobody is told: %s", qPrintable(event.error().message));
    return std::optional<ChangeEvent>();
}

/// A listing waits for somebody's word. One that was let through meanwhile is told by its source alone.
Result<std::optional<ChangeEvent>> heldEvent(Store &store, const Change &change)
{
    if (change.action == u"remove"_s)
        return std::optional<ChangeEvent>();
    const Result<std::optional<HeldListing>> held = store.held().find(change.key);
    if (!held)
        return failure(held);
    JsonWriter json(300);
    writeJson(json, held->value_or(HeldListing { change.key, change.at, {} }));
    return ChangeEvent { { .name = u"sync.held"_s }, json.take() };
}

/// Hearthbook disabled a webhook itself: the others may want to know.
Result<std::optional<ChangeEvent>> disabledEvent(Store &store, const Change &change)
{
    if (change.action != u"update"_s || !change.before.contains("\"enabled\":1"))
        return std::optional<ChangeEvent>();
    const Result<std::optional<Webhook>> webhook = store.webhooks().find(change.key);
    if (!webhook)
        return failure(webhook);
    if (!*webhook || (*webhook)->enabled || !(*webhook)->disabledReason)
        return std::optional<ChangeEvent>();
    JsonWriter json(200);
    json.beginObject().member("webhook_id", change.key).member("reason", (*webhook)->disabledReason).endObject();
    return ChangeEvent { { .name = u"webhook.disabled"_s }, json.take() };
}

} // namespace

Result<bool> DeliveryPlanner::step(Store &store)
{
    const qint64 position = store.deliveries().position();
    const Result<std::vector<Change>> changes = store.journal().list(position, stepRows);
    if (!changes)
        return failure(changes);
    if (changes->empty())
        return false;
    forgetOtherBook(store);
    if (const Result<void> looked = m_ahead.advance(store, position); !looked)
        return failure(looked);
    for (const Change &change : *changes) {
        const Result<void> taken = take(store, change);
        if (!taken)
            return failure(taken);
    }
    const bool more = changes->size() == std::size_t(stepRows);
    const Result<void> told = more ? Result<void>() : takeOperations(store);
    if (!more)
        m_ahead.clear();
    const Result<void> stored = told ? store.deliveries().setPosition(changes->back().seq) : told;
    return stored ? Result<bool>(more) : failure(stored);
}

/// After a restore webhooks are others, and the journal says nothing of it.
void DeliveryPlanner::forgetOtherBook(Store &store)
{
    const QString book = store.journal().epoch().value_or(QString())
        + QString::number(store.connection().number("PRAGMA schema_version"));
    if (book == m_book)
        return;
    m_book = book;
    m_subscriptions = {};
    m_ahead = {};
}

Result<void> DeliveryPlanner::take(Store &store, const Change &change)
{
    if (change.kind == u"webhook"_s) {
        const Result<void> refreshed = m_subscriptions.refresh(store, change.key);
        const Result<std::optional<ChangeEvent>> disabled = refreshed ? disabledEvent(store, change)
                                                                      : failure(refreshed);
        if (!disabled)
            return failure(disabled);
        return *disabled ? send(store, **disabled, momentOf(change)) : Result<void>();
    }
    if (change.kind == u"sync"_s) {
        const Result<std::optional<ChangeEvent>> held = heldEvent(store, change);
        if (!held)
            return failure(held);
        return *held ? send(store, **held, momentOf(change)) : Result<void>();
    }
    // The name first: most events nobody listens to, and their rows need not be read.
    const Result<std::optional<ChangeEvent>> named = readable(changeEvent(change, {}));
    if (!named || !*named)
        return named ? Result<void>() : failure(named);
    const auto listeners = m_subscriptions.listeners(store, (*named)->event.name);
    if (!listeners)
        return failure(listeners);
    if ((*listeners)->empty())
        return {};
    const Result<QByteArray> current = currentRow(store, change);
    if (!current)
        return failure(current);
    Result<std::optional<ChangeEvent>> event = readable(changeEvent(change, *current));
    if (!event || !*event)
        return event ? Result<void>() : failure(event);
    const Result<void> placed = placeInDevice(store, change, **event);
    return placed ? send(store, **event, momentOf(change)) : placed;
}

/// An entity without an area of its own is where its device is, or was; so is a device that was removed since.
Result<void> DeliveryPlanner::placeInDevice(Store &store, const Change &change, ChangeEvent &told)
{
    const bool isDevice = change.kind == u"device"_s;
    if (told.inheritedFrom.isEmpty() && (!isDevice || change.action != u"update"_s))
        return {};
    const QString id = isDevice ? change.key : told.inheritedFrom;
    const Result<std::optional<Device>> device = store.devices().find(id);
    if (!device)
        return failure(device);
    if (*device && isDevice)
        return {};
    const Result<std::optional<QString>> area = *device ? store.devices().effectiveArea(**device)
                                                        : m_ahead.lastArea(store, id);
    if (!area)
        return failure(area);
    if (*area)
        told.event.areaIds += **area;
    return {};
}

Result<void> DeliveryPlanner::takeOperations(Store &store)
{
    const qint64 position = store.deliveries().operationPosition();
    const qint64 last = store.journal().lastOperation();
    if (last == position)
        return {};
    const Result<std::vector<Operation>> operations = store.journal().operations(
        position, { u".bulk_upsert"_s, u".bulk_replace"_s, syncOperation.toString(), approveOperation.toString() });
    if (!operations)
        return failure(operations);
    for (const Operation &operation : *operations) {
        JsonWriter json(160);
        json.beginObject().member("operation", operation.id).member("what", operation.what);
        const Result<void> sent = send(
            store, { { .name = u"sync.completed"_s }, json.member("changes", operation.changes).endObject().take() },
            { operation.at, operation.lastSeq, {} });
        if (!sent)
            return sent;
    }
    return store.deliveries().setOperationPosition(last);
}

Result<void> DeliveryPlanner::send(Store &store, const ChangeEvent &told, const Moment &moment)
{
    const auto listeners = m_subscriptions.listeners(store, told.event.name);
    if (!listeners)
        return failure(listeners);
    for (const auto &[id, webhook] : **listeners) {
        if (!wants(webhook, told.event) || m_ahead.isNewer(id, moment.place))
            continue;
        const Result<QString> stored = deliver(store, webhook, told.event.name, moment.at, told.data, moment.seq);
        if (!stored)
            return failure(stored);
    }
    return {};
}

} // namespace hearthbook
