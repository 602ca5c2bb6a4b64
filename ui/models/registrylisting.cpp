#include "ui/models/registrylisting.h"

#include <QJsonArray>
#include <QJsonObject>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const QJsonValue &rows)
{
    return QJsonDocument(rows.toArray()).toJson(QJsonDocument::Compact);
}

bool isEntity(const QJsonValue &row)
{
    return row[u"entity_id"].isString();
}

/// Every release sends a device with one of these beside its id.
bool isDevice(const QJsonValue &row)
{
    const bool hasId = row[u"id"].isString() || row[u"device_id"].isString();
    return hasId && !isEntity(row)
        && (row[u"identifiers"].isArray() || row[u"connections"].isArray() || row[u"name"].isString());
}

/// The first row tells of the others.
std::optional<RegistryListing> listingOf(const QJsonArray &rows)
{
    if (rows.isEmpty())
        return std::nullopt;
    RegistryListing listing;
    if (isEntity(rows.first()))
        listing.entities = textOf(rows);
    else if (isDevice(rows.first()))
        listing.devices = textOf(rows);
    else
        return std::nullopt;
    return listing;
}

std::optional<RegistryListing> listingOf(const QJsonObject &lists)
{
    RegistryListing listing;
    if (lists.value(u"devices").isArray())
        listing.devices = textOf(lists.value(u"devices"));
    if (lists.value(u"entities").isArray())
        listing.entities = textOf(lists.value(u"entities"));
    if (listing.devices.isNull() && listing.entities.isNull())
        return std::nullopt;
    return listing;
}

} // namespace

std::optional<RegistryListing> registryListing(const QJsonDocument &file)
{
    if (file.isArray())
        return listingOf(file.array());
    const QJsonObject object = file.object();
    if (object.value(u"key").toString().startsWith(u"core."_s))
        return listingOf(object.value(u"data").toObject());
    if (object.value(u"result").isArray())
        return listingOf(object.value(u"result").toArray());
    return listingOf(object);
}

} // namespace hearthbook
