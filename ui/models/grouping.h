#pragma once

#include "ui/models/column.h"

namespace hearthbook {

/// A field by whose values the rows of a list can be grouped.
struct Grouping
{
    QString field = {};
    QString title = {}; ///< as "Area"
    CellForm form = CellForm::Text;
    QString none = {};  ///< what the group of rows without a value is called
    QString icon = {};  ///< the name of a file in resources/icons
};

} // namespace hearthbook
