#pragma once

#include "app/commands/discovercommand.h"
#include "app/database.h"
#include "core/discovery/bulkposter.h"
#include "core/discovery/discoveryloop.h"
#include "core/storage/removalguard.h"

namespace hearthbook {

/// What became of a listing that `discover` made.
struct ListingOutcome
{
    DiscoveryCounts counts = {};
    QStringList lines = {};    ///< to be printed
    int code = 0;              ///< to end with, if this was the last one
    bool applied = false;      ///< it is in a database, not held
};

/// Where `discover` puts listings. Thread: one with an event loop.
class ListingSink
{
public:
    using Done = std::function<void(const Result<ListingOutcome> &)>;

    virtual ~ListingSink() = default;

    /// `done` runs once, perhaps at once.
    virtual void put(const RegistryLists &lists, Done done) = 0;

protected:
    ListingSink() = default;
    Q_DISABLE_COPY_MOVE(ListingSink)
};

/// Writes to a store, beside a server that may run on the same file.
class StoreSink : public ListingSink
{
public:
    StoreSink(OpenedStore store, const RemovalGuard &guard) : m_store(std::move(store)), m_guard(guard) { }
    void put(const RegistryLists &lists, Done done) override;

    /// Takes the listing that is held there. Errors: NotFound where none is.
    Result<ListingOutcome> approve();

private:
    Result<ListingOutcome> write(const RegistryLists &lists);

    OpenedStore m_store;
    RemovalGuard m_guard;
};

/// Hands the listing to another server.
class ServerSink : public ListingSink
{
public:
    explicit ServerSink(BulkPoster::Target target) : m_poster(std::move(target)) { }
    void put(const RegistryLists &lists, Done done) override;

private:
    BulkPoster m_poster;
};

} // namespace hearthbook
