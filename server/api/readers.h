#pragma once

#include "core/storage/store.h"
#include "server/api/answercache.h"

namespace hearthbook {

/// What HTTP threads read with: a store for each thread that asks, made when it first asks, so that readers never wait for
/// each other, nor for the writer; and the answers they keep, for all of them.
class Readers
{
public:
    /// `cacheBytes`: for the kept answers.
    Readers(DatabaseOptions options, qint64 cacheBytes);
    Q_DISABLE_COPY_MOVE(Readers)

    /// This thread's. Errors: those of Connection::open; Unavailable while the file is not the one that was opened.
    Result<Store *> local();
    AnswerCache &cache() { return m_cache; }
    /// How they open the database.
    const DatabaseOptions &options() const { return m_options; }

    /// Closes this thread's connection; call as the thread ends.
    static void closeLocal();

private:
    DatabaseOptions m_options;
    AnswerCache m_cache;
    quint64 m_generation;
};

} // namespace hearthbook
