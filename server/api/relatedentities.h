#pragma once

#include "core/storage/store.h"
#include "server/http/response.h"

namespace hearthbook {

/// `{success, <key>: id, entities: […], count}` in HomeIQ's form (contract section 5): each entity with what its device
/// tells of it. With key `entity_id` the list is called `siblings` and lacks the entity itself. No filter: no entities.
Result<Response> relatedEntities(Store &store, QByteArrayView key, const QString &id,
                                 const std::optional<ListQuery::Filter> &filter);

} // namespace hearthbook
