#include "core/source/rowkind.h"

#include <QUrl>

namespace hearthbook {

using namespace Qt::StringLiterals;

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
    static const RowKind kind { u"/api/areas"_s, u"areas"_s, u"area_id"_s, u"area"_s };
    return kind;
}

const RowKind &webhookRows()
{
    static const RowKind kind { u"/api/webhooks"_s, u"webhooks"_s, u"webhook_id"_s, u"webhook"_s };
    return kind;
}

RowKind deliveryRows(const QString &webhookId)
{
    const QString webhook = QString::fromLatin1(QUrl::toPercentEncoding(webhookId));
    return { u"/api/webhooks/%1/deliveries"_s.arg(webhook), u"deliveries"_s, u"delivery_id"_s, u"delivery"_s };
}

} // namespace hearthbook
