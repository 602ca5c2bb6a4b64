#include "core/storage/threadstart.h"

#include <future>

namespace hearthbook {

Result<void> startThread(std::thread &thread, std::function<void(const ThreadOpened &opened)> run)
{
    std::promise<Result<void>> opened;
    std::future<Result<void>> result = opened.get_future();
    thread = std::thread([run = std::move(run), &opened] {
        run([&opened](Result<void> value) { opened.set_value(std::move(value)); });
    });
    return result.get();
}

} // namespace hearthbook
