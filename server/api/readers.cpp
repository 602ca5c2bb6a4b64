#include "server/api/readers.h"

namespace hearthbook {

namespace {

struct Local
{
    quint64 generation = 0; ///< which Readers it was made by
    std::unique_ptr<Reader> reader;
};

thread_local Local local;

quint64 nextGeneration()
{
    static std::atomic<quint64> last = 0;
    return ++last;
}

} // namespace

Readers::Readers(DatabaseOptions options, qint64 cacheBytes, int threads)
    : m_options(std::move(options)), m_cacheBytes(cacheBytes / qMax(1, threads)), m_generation(nextGeneration())
{
    m_options.readOnly = true;
}

Result<Reader *> Readers::local()
{
    Local &mine = hearthbook::local;
    if (mine.generation == m_generation)
        return mine.reader.get();
    Result<std::unique_ptr<Store>> store = Store::open(m_options);
    if (!store)
        return failure(store);
    mine.reader = std::make_unique<Reader>(std::move(*store), AnswerCache(m_cacheBytes));
    mine.generation = m_generation;
    return mine.reader.get();
}

void Readers::closeLocal()
{
    hearthbook::local = {};
}

} // namespace hearthbook
