#pragma once

#include "core/storage/connection.h"

#include <span>
#include <string>

namespace hearthbook {

/// Devices and entities that a whole listing lacked: they stay in the book as gone, and are removed later. Runs in the
/// caller's transaction and operation; the triggers journal each row. Thread: the connection's.
class GoneRows
{
public:
    explicit GoneRows(Connection &connection) : m_connection(connection) { }

    /// Mark the rows that are not gone already.
    Result<void> markDevices(std::span<const std::string> ids, const Timestamp &at);
    Result<void> markEntities(std::span<const std::string> ids, const Timestamp &at);

    /// Rows that are gone since `since` or later.
    Result<qint64> countDevices(const Timestamp &since);
    Result<qint64> countEntities(const Timestamp &since);

    /// What removeBefore() did.
    struct Removed
    {
        qint64 devices = 0;
        qint64 entities = 0;
    };

    /// Removes at most `most` rows that are gone since before `limit`, entities first. An entity whose device goes and that is
    /// not due itself stays, without a device. Errors: as for any write.
    Result<Removed> removeBefore(const Timestamp &limit, int most);

private:
    Result<void> mark(const QByteArray &sql, std::span<const std::string> ids, const Timestamp &at);
    Result<qint64> count(const QByteArray &sql, const Timestamp &since);
    Result<std::vector<std::string>> due(const QByteArray &sql, const Timestamp &limit, int most);
    Result<void> eachId(const QByteArray &sql, std::span<const std::string> ids);

    Connection &m_connection;
};

} // namespace hearthbook
