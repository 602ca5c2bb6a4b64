#pragma once

#include "core/source/metadatasource.h"

#include <functional>

namespace hearthbook {

/// One bar of a chart.
struct Bar
{
    QString label = {}; ///< one line, plain
    qint64 count = 0;
    std::optional<QString>
        value = {}; ///< of the field that was counted, "" for none; nothing where it stands for several
    QString name = {}; ///< how the bar is called where the label is too short for it; empty: as the label

    const QString &fullName() const { return name.isEmpty() ? label : name; }
    bool operator==(const Bar &) const = default;
};

/// The values that occur most, those of all others together, and how many rows have none; `none` is the label of these.
/// `counts`: as a facet has them. `nameOf` makes of a value what people call it.
std::vector<Bar> topBars(const std::vector<ValueCount> &counts, qint64 total, const QString &none,
                         const std::function<QString(const QString &)> &nameOf);

/// All bars in a sentence, for those who hear them.
QString barsInWords(const std::vector<Bar> &bars);

} // namespace hearthbook
