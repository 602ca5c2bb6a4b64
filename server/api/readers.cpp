#include "server/api/readers.h"

#include "core/storage/databasestate.h"

#include <atomic>

namespace hearthbook {

namespace {

struct Local
{
    quint64 generation = 0; ///< which Readers it was made by
    std::unique_ptr<Store> store;
};

thread_local Local local;

quint64 nextGeneration()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

Readers::Readers(DatabaseOptions options, qint64 cacheBytes)
    : m_options(std::move(options)), m_cache(cacheBytes), m_generation(nextGeneration())
{
    m_options.readOnly = true;
}

Result<Store *> Readers::local()
{
    if (m_options.state && m_options.state->areFilesLost())
        return tl::unexpected(m_options.state->lost().value_or(DatabaseTrouble()).error);
    Local &mine = hearthbook::local;
    if (mine.generation == m_generation)
        return mine.store.get();
    Result<std::unique_ptr<Store>> store = Store::open(m_options);
    if (!store)
        return failure(store);
    mine.store = std::move(*store);
    mine.generation = m_generation;
    return mine.store.get();
}

void Readers::closeLocal()
{
    hearthbook::local = {};
}

} // namespace hearthbook
