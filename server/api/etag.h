#pragma once

#include "core/domain/device.h"
#include "core/domain/entity.h"
#include "core/storage/journal.h"

namespace hearthbook {

/// `"<revision>-<last_seen seconds>-<entities>"`: the count is in the answer and changes without the row. If-Match
/// compares the revision alone.
QByteArray etagOf(const Device &device);

/// `"<revision>"`.
QByteArray etagOf(const Entity &entity);

/// `"<epoch>-<seq>-<presence>"`, for every list.
QByteArray listEtag(Journal &journal);

} // namespace hearthbook
