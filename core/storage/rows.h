#pragma once

#include "core/storage/statement.h"

#include <type_traits>
#include <vector>

namespace hearthbook {

/// All rows of a bound query, each made by `read(query)`. Error: that of the step that failed.
template<typename Read>
auto readRows(Statement &query, Read read) -> Result<std::vector<std::invoke_result_t<Read, Statement &>>>
{
    std::vector<std::invoke_result_t<Read, Statement &>> rows;
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return failure(row);
        if (!*row)
            return rows;
        rows.push_back(read(query));
    }
}

} // namespace hearthbook
