#pragma once

#include <cstdint>

namespace hearthbook::test {

/// What faultshim makes of the system's calls; a file that the test and the server have mapped. Its path is FAULTSHIM_CONTROL.
struct FaultControl
{
    std::int64_t clockOffset = 0; ///< seconds that the clock of day is ahead
    std::int32_t writeError = 0; ///< errno of every write to the database's files; 0: they work
};

} // namespace hearthbook::test
