#pragma once

#include "ui/pages/listdesign.h"

namespace hearthbook {

/// What the pages of devices, entities and areas show: the one place that knows their columns.
ListDesign deviceDesign();
ListDesign entityDesign();
ListDesign areaDesign();

} // namespace hearthbook
