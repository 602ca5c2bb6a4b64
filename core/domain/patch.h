#pragma once

#include "core/domain/fields.h"

#include <QString>
#include <QtGlobal>

#include <array>
#include <string_view>

namespace hearthbook {

/// One row as a feeder sent it. An absent field keeps the stored value, a null one clears it. The views are UTF-8 and
/// point into the listing they were read from: 5,000 rows of 15 strings cost no conversion (docs/adr/0003).
template<std::size_t N>
struct RowPatch
{
    static constexpr std::size_t fieldCount = N;

    qsizetype index = 0;                            ///< place in the listing, for reports
    std::string_view id = {};
    quint32 present = 0;                            ///< bit i: field i was sent
    std::array<std::string_view, N> values = {};    ///< null where data() is null

    bool has(std::size_t field) const { return present >> field & 1; }
    bool isNull(std::size_t field) const { return values[field].data() == nullptr; }
    void set(std::size_t field, std::string_view value)
    {
        values[field] = value;
        present |= quint32(1) << field;
    }
};

using DevicePatch = RowPatch<deviceFields.size()>;
using EntityPatch = RowPatch<entityFields.size()>;

/// Most remarks that an answer lists; more are only counted. An answer must not be larger than what was sent.
inline constexpr std::size_t maxRemarks = 10'000;

/// A remark on one row of a listing: why it was refused, or what was changed in it.
struct RowRemark
{
    qsizetype index = 0;
    QString id = {};     ///< shortened to maxIdBytes
    QString reason = {};
};

} // namespace hearthbook
