#include "core/source/rowkind.h"

#include "core/source/apicall.h"
#include "core/source/bookevent.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

QString rowPath(const RowKind &kind, const QString &key)
{
    return kind.path + u'/' + percentEncoded(key);
}

const RowKind &deviceRows()
{
    static const RowKind kind { u"/api/devices"_s, u"devices"_s, u"device_id"_s, u"device"_s };
    return kind;
}

const RowKind &entityRows()
{
    static const RowKind kind { u"/api/entities"_s, u"entities"_s, u"entity_id"_s, u"entity"_s };
    return kind;
}

const RowKind &areaRows()
{
    static const RowKind kind { u"/api/areas"_s, u"areas"_s, u"area_id"_s,
                                u"area"_s,       false,      { u"device"_s, u"entity"_s } };
    return kind;
}

bool concerns(const RowKind &kind, const BookEvent &event)
{
    if (event.kind == kind.kind)
        return true;
    const QJsonObject before = event.data.value(u"before").toObject();
    const bool moved = event.action() != u"update" || before.contains(u"area_id")
        || before.contains(u"parent_device_id");
    return moved && kind.counted.contains(event.kind);
}

const RowKind &webhookRows()
{
    static const RowKind kind { u"/api/webhooks"_s, u"webhooks"_s, u"webhook_id"_s, u"webhook"_s };
    return kind;
}

RowKind deliveryRows(const QString &webhookId)
{
    return { rowPath(webhookRows(), webhookId) + u"/deliveries"_s, u"deliveries"_s, u"delivery_id"_s, u"delivery"_s };
}

} // namespace hearthbook
