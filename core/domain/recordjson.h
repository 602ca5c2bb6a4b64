#pragma once

#include "core/domain/area.h"
#include "core/domain/device.h"
#include "core/domain/entity.h"
#include "core/domain/integration.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/label.h"

#include <QStringList>

namespace hearthbook {

/// The JSON form of the records: keys, their order and their fall-backs. The only place that knows it.
/// Keys of the old data-api come first, in its order; ours follow.

/// Bit i: the i-th key of the record's form is written.
using FieldMask = quint64;
inline constexpr FieldMask allFields = ~FieldMask(0);

template<typename Record>
struct RecordFields
{
    /// All keys in wire order.
    static QStringList names();
    /// The mask of the named keys; nothing where a name is unknown, which `unknown` then tells.
    static std::optional<FieldMask> mask(const QStringList &wanted, QString *unknown = nullptr);
};

void writeJson(JsonWriter &json, const Device &device, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Entity &entity, FieldMask fields = allFields);
void writeJson(JsonWriter &json, const Area &area);
void writeJson(JsonWriter &json, const Integration &integration);
void writeJson(JsonWriter &json, const Label &label);

extern template struct RecordFields<Device>;
extern template struct RecordFields<Entity>;

} // namespace hearthbook
