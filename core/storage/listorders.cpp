#include "core/storage/listorders.h"

#include "core/domain/jsonwriter.h"
#include "core/storage/journal.h"
#include "core/storage/liststatement.h"

#include <algorithm>

namespace hearthbook {

namespace {

constexpr std::size_t mostOrders = 4;

/// The schema's number is another where a whole file was copied over this one, which may have brought the journal's back.
QByteArray versionOf(Connection &connection)
{
    return Journal(connection).version() + '-' + QByteArray::number(connection.number("PRAGMA schema_version"));
}

} // namespace

std::shared_ptr<const ListOrders::Keys> ListOrders::kept(const Order &wanted)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_orders.begin(), m_orders.end(), [&wanted](const Order &order) {
        return order.version == wanted.version && order.text == wanted.text && order.values == wanted.values;
    });
    if (found == m_orders.end())
        return nullptr;
    std::rotate(m_orders.begin(), found, found + 1);
    return m_orders.front().keys;
}

/// What is of another version is of no use to anybody any more.
void ListOrders::keep(Order order)
{
    const std::scoped_lock lock(m_mutex);
    std::erase_if(m_orders, [&order](const Order &old) { return old.version != order.version; });
    m_orders.push_front(std::move(order));
    if (m_orders.size() > mostOrders)
        m_orders.pop_back();
}

Result<std::shared_ptr<const ListOrders::Keys>> ListOrders::read(Connection &connection, const ListStatement &list,
                                                                 const ListSearch &search)
{
    auto keys = std::make_shared<Keys>();
    const QString searched = search.allKeys();
    Statement query = connection.variedStatement(list.orderText);
    list.bindConditions(query, searched);
    for (Result<bool> row = query.step(); !row || *row; row = query.step()) {
        if (!row)
            return failure(row);
        keys->text += query.column(0);
        keys->ends.push_back(keys->text.size());
    }
    return keys;
}

Result<QString> ListOrders::page(Connection &connection, const ListStatement &list, const ListSearch &search)
{
    Order order { .version = versionOf(connection), .text = list.orderText, .values = list.values };
    order.keys = kept(order);
    if (!order.keys) {
        const Result<std::shared_ptr<const Keys>> keys = read(connection, list, search);
        if (!keys)
            return failure(keys);
        order.keys = *keys;
        keep(order);
    }
    const std::vector<std::size_t> &ends = order.keys->ends;
    JsonWriter json;
    json.beginArray();
    const auto first = std::min(std::size_t(list.offset), ends.size());
    for (std::size_t i = first; i < std::min(first + std::size_t(list.limit), ends.size()); ++i) {
        const std::size_t begin = i == 0 ? 0 : ends[i - 1];
        json.utf8({ order.keys->text.data() + begin, qsizetype(ends[i] - begin) });
    }
    return QString::fromUtf8(json.endArray().take());
}

} // namespace hearthbook
