#include "core/storage/devicemover.h"

#include "core/domain/textrules.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t count = ownedDeviceFields.size();

QByteArray column(std::size_t at)
{
    const std::string_view name = deviceFields[ownedDeviceFields[at]].column;
    return QByteArray(name.data(), qsizetype(name.size()));
}

/// `disabled_by`, where nothing is a value.
constexpr bool meansSomethingEmpty(std::size_t at)
{
    return at + 1 == count;
}

bool isEmpty(std::string_view value)
{
    return value.empty() || value == "[]";
}

bool isEmpty(const std::optional<std::string> &value)
{
    return !value || isEmpty(std::string_view(*value));
}

std::string_view view(const std::optional<std::string> &value)
{
    return value ? std::string_view(*value) : std::string_view();
}

std::optional<std::string> owning(std::string_view value)
{
    return value.data() == nullptr ? std::nullopt : std::optional(std::string(value));
}

QString string(const std::string &id)
{
    return text(id);
}

} // namespace

DeviceMover::DeviceMover(Connection &connection)
    : m_connection(connection), m_aliases(connection, "device", "devices", "device_id")
{
}

Result<OwnedValues> DeviceMover::owned(const std::string &deviceId)
{
    Statement query = m_connection.statement(
        "SELECT name_by_user, area_id, labels, disabled_by, fed_name_by_user, fed_area_id, fed_labels, fed_disabled_by,"
        " notes FROM devices WHERE device_id = ?");
    const Result<bool> row = query.bindUtf8(deviceId).step();
    if (!row)
        return failure(row);
    if (!*row)
        return failure(ErrorCode::NotFound, u"Device %1 not found"_s.arg(string(deviceId)));
    OwnedValues values;
    for (std::size_t i = 0; i < count; ++i) {
        values.inForce[i] = owning(query.column(int(i)));
        values.fed[i] = owning(query.column(int(count + i)));
    }
    values.notes = owning(query.column(int(2 * count)));
    return values;
}

Result<void> DeviceMover::rename(const std::string &from, const std::string &to, const Timestamp &now)
{
    const Result<void> done = renumber(from, to, now);
    return done ? m_aliases.rename(string(from), string(to), now) : done;
}

Result<void> DeviceMover::renumber(const std::string &from, const std::string &to, const Timestamp &now)
{
    // Entities refer to the old id until the next statement.
    Result<void> done = m_connection.execute("PRAGMA defer_foreign_keys = ON");
    if (done)
        done = m_connection.statement("UPDATE devices SET device_id = ?2, updated_at = ?3 WHERE device_id = ?1")
                   .bindUtf8(from)
                   .bindUtf8(to)
                   .bind(now)
                   .run();
    if (done)
        done = repoint(from, to);
    return done ? m_connection.execute("PRAGMA defer_foreign_keys = OFF") : done;
}

Result<void> DeviceMover::absorb(const std::string &from, const std::string &to, const Timestamp &now)
{
    const Result<OwnedValues> values = owned(from);
    if (!values)
        return failure(values);
    Result<void> done = giveOwned(to, *values);
    if (done)
        done = m_connection
                   .statement("UPDATE devices SET created_at = min(created_at, (SELECT created_at FROM devices WHERE"
                              " device_id = ?1)) WHERE device_id = ?2")
                   .bindUtf8(from)
                   .bindUtf8(to)
                   .run();
    if (done)
        done = repoint(from, to);
    if (done)
        done = m_aliases.rename(string(from), string(to), now);
    return done ? m_connection.statement("DELETE FROM devices WHERE device_id = ?").bindUtf8(from).run() : done;
}

Result<void> DeviceMover::repoint(const std::string &from, const std::string &to)
{
    for (const char *sql : { "UPDATE entities SET device_id = ?2 WHERE device_id = ?1",
                             "UPDATE devices SET via_device_id = ?2 WHERE via_device_id = ?1",
                             "UPDATE devices SET parent_device_id = ?2 WHERE parent_device_id = ?1" }) {
        const Result<void> done = m_connection.statement(sql).bindUtf8(from).bindUtf8(to).run();
        if (!done)
            return done;
    }
    return {};
}

/// The feeder's last value is not journalled: it is nobody's data.
Result<void> DeviceMover::keepOwned(const DevicePatch &row)
{
    for (std::size_t i = 0; i < count; ++i) {
        const std::size_t field = ownedDeviceFields[i];
        if (meansSomethingEmpty(i) || !row.has(field) || !isEmpty(row.values[field]))
            continue;
        const Result<void> done = m_connection
                                      .statement("UPDATE devices SET fed_" + column(i) + " = ?2 WHERE device_id = ?1")
                                      .bindUtf8(row.id)
                                      .bindUtf8(row.values[field])
                                      .run();
        if (!done)
            return done;
    }
    return {};
}

Result<void> DeviceMover::giveOwned(const std::string &deviceId, const OwnedValues &values)
{
    const Result<OwnedValues> present = owned(deviceId);
    if (!present)
        return failure(present);
    OwnedValues next = *present;
    for (std::size_t i = 0; i < count; ++i) {
        const bool free = present->inForce[i] == present->fed[i]; // nobody set it here
        const bool given = values.inForce[i] != values.fed[i];
        const bool fills = !meansSomethingEmpty(i) && isEmpty(present->inForce[i]);
        if (free && (given || fills))
            next.inForce[i] = values.inForce[i];
    }
    if (isEmpty(present->notes))
        next.notes = values.notes;
    if (next.inForce == present->inForce && next.notes == present->notes)
        return {};
    Statement update = m_connection.statement(
        "UPDATE devices SET name_by_user = ?2, area_id = ?3, labels = ?4, disabled_by = ?5, notes = ?6 WHERE device_id = ?1");
    update.bindUtf8(deviceId);
    for (const std::optional<std::string> &value : next.inForce)
        update.bindUtf8(view(value));
    return update.bindUtf8(view(next.notes)).run();
}

} // namespace hearthbook
