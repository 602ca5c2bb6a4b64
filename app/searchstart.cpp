#include "app/searchstart.h"

#include "core/storage/listmemory.h"
#include "core/storage/transaction.h"

namespace hearthbook {

namespace {

/// What goes wrong here goes wrong again for the first search, which says so.
void readSearchIndex(DatabaseOptions options)
{
    options.readOnly = true;
    const Result<std::unique_ptr<Connection>> connection = Connection::open(options);
    if (!connection)
        return;
    const Snapshot snapshot(**connection);
    std::ignore = options.lists->search.follow(**connection);
}

} // namespace

void SearchStart::start()
{
    m_thread = std::thread([options = m_options] { readSearchIndex(options); });
}

void SearchStart::stop()
{
    if (m_thread.joinable())
        m_thread.join();
}

} // namespace hearthbook
