#pragma once

#include "core/domain/registrylabel.h"
#include "core/storage/upsert.h"

#include <span>

namespace hearthbook {

/// The label registry. Thread: the connection's.
class LabelStore
{
public:
    explicit LabelStore(Connection &connection) : m_connection(connection) { }

    /// By label id.
    Result<std::vector<RegistryLabel>> list();

    /// Adds or changes labels. Runs in the caller's transaction. Errors: StorageFull, Busy, Corrupt.
    Result<UpsertReport> upsert(std::span<const RegistryLabel> labels);

    Result<void> remove(const std::string &labelId);

private:
    Connection &m_connection;
};

} // namespace hearthbook
