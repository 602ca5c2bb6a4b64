#pragma once

#include "core/source/metadatasource.h"
#include "ui/models/column.h"

#include <functional>

namespace hearthbook {

/// What is chosen in a list, and how it is shown there.
struct ChosenRows
{
    RowKind kind = {};
    int count = 0;
    QJsonObject current = {}; ///< empty: it was not read yet, or is no row
    std::function<std::optional<std::vector<QJsonObject>>()> read = {}; ///< nothing while some are under way
    std::vector<Column> columns = {}; ///< in their order
    AreaNames areas = {};
    MetadataSource *source = nullptr;
};

} // namespace hearthbook
