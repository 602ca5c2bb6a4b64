#pragma once

#include "core/domain/device.h"
#include "core/domain/entity.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/preferences.h"
#include "core/domain/webhook.h"
#include "core/storage/journal.h"
#include "server/http/response.h"

#include <optional>

namespace hearthbook {

/// How a time stands in a tag. Revisions begin at 1 again where a row is removed and comes back, and go back where a backup is restored;
/// the time of the last change does not.
QByteArray tagTime(const std::optional<Timestamp> &time);

/// `"<revision>-<last_seen seconds>-<entities>-<updated_at>"`: the count is in the answer and changes without the row.
QByteArray etagOf(const Device &device);

/// `"<revision>-<updated_at>"`.
QByteArray etagOf(const Entity &entity);

/// `"<revision>-<updated_at>"`; `"0-0"` for a user without a row.
QByteArray etagOf(const Preferences &preferences);

/// `"<revision>-<updated_at>-<counters>"`: counters change without the row.
QByteArray etagOf(const Webhook &webhook);

/// Of the text itself, for answers that change without the journal.
QByteArray contentEtag(QByteArrayView text);

/// `"<epoch>-<seq>-<presence>"`, for every list.
QByteArray listEtag(Journal &journal);

/// 304: the client has it already.
Response notModified(const QByteArray &etag);

/// 200 with what was written and its tag; takes the text.
Response taggedResponse(JsonWriter &json, const QByteArray &etag);

} // namespace hearthbook
