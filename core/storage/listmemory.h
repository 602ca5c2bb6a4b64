#pragma once

#include "core/storage/listorders.h"
#include "core/storage/searchindex.h"

namespace hearthbook {

/// What lists of one database remember, shared by the connections of a process. Thread: any.
struct ListMemory
{
    SearchIndex search;
    ListOrders orders;
};

} // namespace hearthbook
