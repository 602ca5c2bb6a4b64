#include "server/api/streamslot.h"

namespace hearthbook {

std::unique_ptr<StreamSlot> StreamSlot::take(std::shared_ptr<std::atomic<int>> taken, int most)
{
    const bool free = ++*taken <= most;
    std::unique_ptr<StreamSlot> slot(new StreamSlot(std::move(taken)));
    return free ? std::move(slot) : nullptr;
}

} // namespace hearthbook
