#pragma once

#include "core/storage/connection.h"

#include <QStringList>

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace hearthbook {

class ListSearch;
struct ListStatement;

/// Keys of lists in orders that no index gives, the last few: without them a page far down a list sorts all rows again.
/// They hold as long as the journal stands where it stood. Thread: any.
class ListOrders
{
public:
    /// The page's keys, as a JSON array. Call it in a snapshot of
    /// a connection that only reads. Errors: Busy, Corrupt.
    Result<QString> page(Connection &connection, const ListStatement &list, const ListSearch &search);

private:
    /// One after another in one piece: 100,000 of them take 4 MB.
    struct Keys
    {
        std::string text = {};
        std::vector<std::size_t> ends = {};
    };
    struct Order
    {
        QByteArray version = {}; ///< of the journal and the schema
        QByteArray text = {};
        QStringList values = {};
        std::shared_ptr<const Keys> keys = {};
    };

    std::shared_ptr<const Keys> kept(const Order &wanted);
    void keep(Order order);
    static Result<std::shared_ptr<const Keys>> read(Connection &connection, const ListStatement &list,
                                                    const ListSearch &search);

    std::mutex m_mutex;
    std::deque<Order> m_orders; ///< used last first
};

} // namespace hearthbook
