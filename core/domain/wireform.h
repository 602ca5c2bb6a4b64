#pragma once

#include "core/domain/jsonwriter.h"

#include <QStringList>

#include <array>

namespace hearthbook {

/// Bit i: the i-th key of the record's form is written.
using FieldMask = quint64;
inline constexpr FieldMask allFields = ~FieldMask(0);

/// The mask of the keys of `known` that are named; nothing where a name is unknown, which `unknown` then tells.
inline std::optional<FieldMask> maskOf(const QStringList &known, const QStringList &wanted, QString *unknown = nullptr)
{
    FieldMask mask = 0;
    for (const QString &name : wanted) {
        const qsizetype at = known.indexOf(name);
        if (at < 0) {
            if (unknown)
                *unknown = name;
            return std::nullopt;
        }
        mask |= FieldMask(1) << at;
    }
    return mask;
}

/// The keys of a record's JSON form. names() is specialised where the form stands.
template<typename Record>
struct RecordFields
{
    /// All keys in wire order.
    static QStringList names();
};

/// One member of a record's JSON form.
template<typename Record>
struct WireField
{
    QByteArrayView key;
    void (*write)(JsonWriter &json, const Record &record);
};

/// A member as it stands.
template<typename Record, auto Member>
constexpr WireField<Record> plainField(QByteArrayView key)
{
    return { key, [](JsonWriter &json, const Record &record) { json.value(record.*Member); } };
}

/// A member that holds JSON text.
template<typename Record, auto Member>
constexpr WireField<Record> jsonField(QByteArrayView key)
{
    return { key, [](JsonWriter &json, const Record &record) { json.raw(record.*Member); } };
}

/// The members of a record in the order of its form, without the braces around them.
template<typename Record, std::size_t N>
void writeMembers(JsonWriter &json, const std::array<WireField<Record>, N> &form, const Record &record,
                  FieldMask fields = allFields)
{
    static_assert(N <= 64);
    for (std::size_t i = 0; i < N; ++i) {
        if (fields >> i & 1) {
            json.key(form[i].key);
            form[i].write(json, record);
        }
    }
}

/// The whole object.
template<typename Record, std::size_t N>
void writeForm(JsonWriter &json, const std::array<WireField<Record>, N> &form, const Record &record, FieldMask fields)
{
    json.beginObject();
    writeMembers(json, form, record, fields);
    json.endObject();
}

template<typename Record, std::size_t N>
QStringList keysOf(const std::array<WireField<Record>, N> &form)
{
    QStringList names;
    for (const WireField<Record> &field : form)
        names += QString::fromLatin1(field.key);
    return names;
}

} // namespace hearthbook
