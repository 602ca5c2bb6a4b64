#pragma once

#include "core/domain/area.h"
#include "core/domain/device.h"
#include "core/domain/entity.h"
#include "core/domain/integration.h"
#include "core/domain/label.h"
#include "core/domain/service.h"
#include "core/domain/wireform.h"

namespace hearthbook {

/// The JSON form of the records: keys, their order and their fall-backs. The only place that knows it.
/// Keys of the old data-api come first, in its order; ours follow.

void writeJson(JsonWriter &json, const Device &device, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Entity &entity, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Area &area, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Integration &integration, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Label &label, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const ListedService &service, FieldMask fields = allFields);

template<>
QStringList RecordFields<Device>::names();
template<>
QStringList RecordFields<Entity>::names();
template<>
QStringList RecordFields<Area>::names();
template<>
QStringList RecordFields<Integration>::names();
template<>
QStringList RecordFields<Label>::names();
template<>
QStringList RecordFields<ListedService>::names();

} // namespace hearthbook
