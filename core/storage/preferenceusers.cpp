#include "core/storage/preferenceusers.h"

#include "core/storage/rows.h"

namespace hearthbook {

Result<QStringList> preferenceUsers(Connection &connection, qint64 limit)
{
    Statement query = connection.statement("SELECT user_id FROM user_preferences ORDER BY user_id LIMIT ?");
    return readRows(query.bind(limit), [](Statement &row) { return row.text(); })
        .map([](const std::vector<QString> &users) { return QStringList(users.begin(), users.end()); });
}

} // namespace hearthbook
