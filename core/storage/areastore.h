#pragma once

#include "core/domain/area.h"
#include "core/domain/label.h"
#include "core/storage/listquery.h"
#include "core/storage/upsert.h"

#include <span>

namespace hearthbook {

/// Areas and labels: those of the registry, and those that devices and entities merely name. Thread: the connection's.
class AreaStore
{
public:
    explicit AreaStore(Connection &connection) : m_connection(connection) { }

    /// What list() and labels() can be asked by.
    static const std::vector<ListField> &listFields();
    static const std::vector<ListField> &labelFields();

    /// Areas with what is in them, by id unless sorted. Errors: InvalidInput (see ListStatement::make).
    Result<Page<Area>> list(const ListQuery &query);

    /// Labels that entities carry, by label unless sorted. Errors: as list().
    Result<Page<Label>> labels(const ListQuery &query);

    /// Adds or changes areas of the registry (name, floor, icon). Runs in the caller's transaction.
    Result<UpsertReport> upsert(std::span<const Area> areas);

    /// Removes an area from the registry; what is in it goes on naming it.
    Result<void> remove(const std::string &areaId);

private:
    Connection &m_connection;
};

} // namespace hearthbook
