#pragma once

#include "ui/pages/listpage.h"

namespace hearthbook {

/// What the pages of devices and entities show: the one place that knows their columns.
ListDesign deviceDesign();
ListDesign entityDesign();

} // namespace hearthbook
