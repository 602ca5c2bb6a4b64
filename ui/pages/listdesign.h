#pragma once

#include "core/source/rowkind.h"
#include "ui/models/grouping.h"
#include "ui/models/rowedit.h"
#include "ui/pages/pagekind.h"
#include "ui/widgets/facetpanel.h"

namespace hearthbook {

/// What one list page shows.
struct ListDesign
{
    PageKind page = {};
    RowKind kind = {};
    QString name = {}; ///< the field that names a row
    std::vector<Column> columns = {};
    std::vector<FacetField> facets = {};
    std::vector<Column> details = {};
    std::vector<EditField> edits = {}; ///< what of a row is the user's to change
    QString none = {}; ///< why there may be nothing, and what to do
    std::vector<Grouping> groupings = {}; ///< of devices
    RowKind opens = {};       ///< rows that Enter on one of these shows: those that name it; no kind: none
    QString openedBy = {};    ///< the field by which they do
};

} // namespace hearthbook
