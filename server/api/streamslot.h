#pragma once

#include <QtGlobal>

#include <atomic>
#include <memory>

namespace hearthbook {

/// One of the long answers of a kind that go on at the same time, for as long as this lives. Thread: any.
class StreamSlot
{
public:
    /// Nothing where `most` go on already. `taken` counts those of the kind.
    static std::unique_ptr<StreamSlot> take(std::shared_ptr<std::atomic<int>> taken, int most);
    ~StreamSlot() { --*m_taken; }
    Q_DISABLE_COPY_MOVE(StreamSlot)

private:
    explicit StreamSlot(std::shared_ptr<std::atomic<int>> taken) : m_taken(std::move(taken)) { }

    std::shared_ptr<std::atomic<int>> m_taken;
};

} // namespace hearthbook
