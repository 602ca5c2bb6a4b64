#include "core/storage/legacyschema.h"

#include <QSet>
#include <QStringList>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct LegacyTable
{
    QString table;
    QString kind;         ///< in legacy_attributes; empty: further columns are left out
    QStringList required; ///< without these it is not the old system's; the first is the key
    QStringList known;    ///< what migration 0002 carries over
    QStringList beside;   ///< of these, what it drops where another column says the same better
};

QList<LegacyTable> legacyTables()
{
    return {
        { u"devices"_s,
          u"device"_s,
          { u"device_id"_s, u"name"_s },
          { u"manufacturer"_s, u"model"_s, u"sw_version"_s, u"area_id"_s, u"integration"_s, u"last_seen"_s,
            u"created_at"_s, u"name_by_user"_s, u"entry_type"_s, u"configuration_url"_s, u"suggested_area"_s,
            u"labels"_s, u"serial_number"_s, u"model_id"_s, u"config_entry_id"_s, u"via_device"_s },
          {} },
        { u"entities"_s,
          u"entity"_s,
          { u"entity_id"_s, u"device_id"_s, u"domain"_s },
          { u"platform"_s, u"unique_id"_s, u"area_id"_s, u"disabled"_s, u"created_at"_s, u"name"_s, u"name_by_user"_s,
            u"original_name"_s, u"icon"_s, u"aliases"_s, u"labels"_s, u"options"_s, u"config_entry_id"_s,
            u"updated_at"_s },
          { u"name"_s } },
        { u"services"_s,
          {},
          { u"domain"_s, u"service_name"_s },
          { u"name"_s, u"description"_s, u"fields"_s, u"target"_s, u"last_updated"_s },
          {} },
    };
}

Result<QStringList> columnsOf(Connection &connection, const QString &table)
{
    QStringList columns;
    Statement query = connection.statement("SELECT name FROM pragma_table_info(?)");
    query.bind(table);
    for (;;) {
        const Result<bool> row = query.step();
        if (!row)
            return failure(row);
        if (!*row)
            return columns;
        columns += query.text();
    }
}

QString quoted(const QString &name)
{
    return u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"';
}

/// A BLOB cannot stand in JSON; it is kept as its hex digits.
Result<void> keepOtherColumns(Connection &connection, const LegacyTable &table, const QStringList &others)
{
    QStringList members;
    for (const QString &column : others) {
        const QString name = quoted(column);
        members += u"'%1', iif(typeof(%2) = 'blob', hex(%2), %2)"_s.arg(QString(column).replace(u'\'', u"''"_s), name);
    }
    const Result<void> created = connection.execute(
        "CREATE TABLE IF NOT EXISTS legacy_attributes (\n    kind       TEXT NOT NULL,\n    key        TEXT NOT NULL,\n"
        "    attributes TEXT NOT NULL,\n    PRIMARY KEY (kind, key)\n) WITHOUT ROWID");
    if (!created)
        return created;
    return connection.execute(u"INSERT INTO legacy_attributes SELECT '%1', %2, json_object(%3) FROM %4"_s
                                  .arg(table.kind, table.required.first(), members.join(u", "_s), table.table)
                                  .toUtf8());
}

/// SQLite lets a BLOB stand in a column of text, as a program leaves it that binds bytes.
Result<void> turnBlobsIntoText(Connection &connection, const LegacyTable &table)
{
    for (const QString &column : table.required + table.known) {
        const Result<void> turned = connection.execute(
            u"UPDATE %1 SET %2 = CAST(%2 AS TEXT) WHERE typeof(%2) = 'blob'"_s.arg(table.table, column).toUtf8());
        if (!turned)
            return turned;
    }
    return {};
}

Result<void> normalise(Connection &connection, const LegacyTable &table)
{
    const Result<QStringList> columns = columnsOf(connection, table.table);
    if (!columns)
        return failure(columns);
    if (columns->isEmpty())
        return {};
    const QSet<QString> present(columns->begin(), columns->end());
    for (const QString &column : table.required) {
        if (!present.contains(column))
            return failure(ErrorCode::NotADatabase,
                           u"The table %1 is not the data-api's: it has no column %2"_s.arg(table.table, column));
    }
    for (const QString &column : table.known) {
        if (present.contains(column))
            continue;
        const Result<void> added = connection.execute(
            u"ALTER TABLE %1 ADD COLUMN %2 TEXT"_s.arg(table.table, column).toUtf8());
        if (!added)
            return added;
    }
    QStringList others;
    for (const QString &column : *columns) {
        if (table.beside.contains(column) || (!table.known.contains(column) && !table.required.contains(column)))
            others += column;
    }
    if (const Result<void> turned = turnBlobsIntoText(connection, table); !turned)
        return turned;
    return others.isEmpty() || table.kind.isEmpty() ? Result<void>() : keepOtherColumns(connection, table, others);
}

} // namespace

Result<void> checkLegacySchema(Connection &connection)
{
    const qint64 tables = connection.number(
        "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
    const qint64 ours = connection.number("SELECT count(*) FROM sqlite_master WHERE type = 'table'"
                                          " AND name IN ('devices', 'entities', 'alembic_version')");
    if (tables > 0 && ours == 0)
        return failure(ErrorCode::NotADatabase,
                       u"The file is the database of another program: it has no table devices"_s);
    return {};
}

Result<void> normaliseLegacySchema(Connection &connection)
{
    if (const Result<void> ours = checkLegacySchema(connection); !ours)
        return ours;
    for (const LegacyTable &table : legacyTables()) {
        const Result<void> done = normalise(connection, table);
        if (!done)
            return done;
    }
    return {};
}

} // namespace hearthbook
