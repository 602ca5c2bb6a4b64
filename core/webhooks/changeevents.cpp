#include "core/webhooks/changeevents.h"

#include "core/domain/jsondocument.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// A side of a change: the old values or the row as it is now. Empty text is an object without members.
class Side
{
public:
    static Result<Side> read(const QByteArray &text, const Change &change)
    {
        Side side;
        if (text.isEmpty())
            return side;
        Result<JsonDocument> document = JsonDocument::parse(text);
        if (!document || !document->root().is_object())
            return failure(ErrorCode::Corrupt, u"Row %1 of the journal cannot be read"_s.arg(change.seq));
        side.m_document = std::move(*document);
        return side;
    }

    /// The text of a member; empty where there is none.
    QString text(std::string_view key) const
    {
        std::string_view value;
        if (!m_document || m_document->root()[key].get_string().get(value) != simdjson::SUCCESS)
            return {};
        return hearthbook::text(value);
    }

    /// Whether the member is there and null.
    bool isNull(std::string_view key) const { return m_document && m_document->root()[key].is_null(); }

private:
    std::optional<JsonDocument> m_document;
};

QString eventName(const Change &change, const Side &before)
{
    if (change.kind == u"preferences"_s)
        return u"preferences.updated"_s;
    if (change.kind != u"device"_s && change.kind != u"entity"_s)
        return {};
    if (change.action == u"create"_s)
        return change.kind + u".created"_s;
    if (change.action == u"remove"_s)
        return change.kind + u".removed"_s;
    if (change.action != u"update"_s)
        return {};
    const QString oldId = change.kind == u"entity"_s ? before.text("entity_id") : QString();
    const bool renamed = !oldId.isEmpty() && oldId != change.key;
    return change.kind + (renamed ? u".renamed"_s : u".updated"_s);
}

void addNew(QStringList &list, const QString &value)
{
    if (!value.isEmpty() && !list.contains(value))
        list += value;
}

QString domainOf(const QString &entityId)
{
    const QByteArray id = entityId.toUtf8();
    return entityId.isEmpty() ? QString() : text(entityDomain(view(id)));
}

QByteArray dataOf(const Change &change, const QByteArray &current)
{
    JsonWriter json(change.before.size() + current.size() + 128);
    json.beginObject().member("key", change.key).member("action", change.action);
    json.key("before").raw(change.before.isEmpty() ? QByteArrayView("null") : QByteArrayView(change.before));
    if (!current.isEmpty())
        json.key(change.kind.toLatin1()).raw(current);
    return json.endObject().take();
}

} // namespace

Result<std::optional<ChangeEvent>> changeEvent(const Change &change, const QByteArray &current)
{
    const Result<Side> before = Side::read(change.before, change);
    if (!before)
        return failure(before);
    const Result<Side> now = Side::read(current, change);
    if (!now)
        return failure(now);
    ChangeEvent made;
    made.event.name = eventName(change, *before);
    if (made.event.name.isEmpty())
        return std::nullopt;
    if (change.kind != u"preferences"_s) {
        made.event.subject = EventSubject::Registry;
        addNew(made.event.areaIds, now->text("area_id"));
        addNew(made.event.areaIds, before->text("area_id"));
    }
    if (change.kind == u"entity"_s) {
        addNew(made.event.domains, domainOf(change.key));
        addNew(made.event.domains, domainOf(before->text("entity_id")));
        const QString device = now->text("device_id");
        if (now->isNull("area_id") || before->isNull("area_id"))
            made.inheritedFrom = device.isEmpty() ? before->text("device_id") : device;
    }
    made.data = dataOf(change, current);
    return made;
}

} // namespace hearthbook
