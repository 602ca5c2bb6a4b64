#pragma once

#include "core/storage/store.h"
#include "server/api/answercache.h"

#include <atomic>

namespace hearthbook {

/// What one HTTP thread reads with.
struct Reader
{
    Reader(std::unique_ptr<Store> own, AnswerCache kept) : store(std::move(own)), cache(std::move(kept)) { }

    std::unique_ptr<Store> store;
    AnswerCache cache;
};

/// A Reader for each thread that asks, made when it first asks: readers never wait for each other, nor for the writer.
class Readers
{
public:
    /// `cacheBytes`: for the kept answers of all `threads` together.
    Readers(DatabaseOptions options, qint64 cacheBytes, int threads);
    Q_DISABLE_COPY_MOVE(Readers)

    /// This thread's. Errors: those of Connection::open.
    Result<Reader *> local();

    /// Closes this thread's connection; call as the thread ends.
    static void closeLocal();

private:
    DatabaseOptions m_options;
    qint64 m_cacheBytes;
    quint64 m_generation;
};

} // namespace hearthbook
