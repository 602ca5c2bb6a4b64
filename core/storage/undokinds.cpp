#include "core/storage/undokinds.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"
#include "core/storage/bookkinds.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

UndoKind undoKindOf(const BookKind &book)
{
    UndoKind kind { book.kind, book.table };
    for (const BookColumn &column : book.columns) {
        if (column.part == BookColumn::Key)
            kind.keys += column.stored();
        if (column.part == BookColumn::Value)
            kind.columns.push_back({ column.name, column.isJson() });
    }
    kind.secrets = kind.kind == u"webhook";
    kind.owner = kind.kind == u"device";
    return kind;
}

std::vector<UndoKind> makeKinds()
{
    std::vector<UndoKind> made;
    for (const BookKind &book : bookKinds()) {
        if (book.journalled)
            made.push_back(undoKindOf(book));
    }
    return made;
}

const std::vector<UndoKind> &kinds()
{
    static const std::vector<UndoKind> known = makeKinds();
    return known;
}

} // namespace

/// What a key column holds in the row of a key.
QByteArray UndoKind::keyPart(qsizetype index, const QByteArray &parameter) const
{
    if (keys.size() == 1)
        return parameter;
    const QByteArray dot = "instr(" + parameter + ", '.')";
    return index == 0 ? "substr(" + parameter + ", 1, " + dot + " - 1)" : "substr(" + parameter + ", " + dot + " + 1)";
}

QByteArray UndoKind::where() const
{
    QByteArrayList parts;
    for (qsizetype i = 0; i < keys.size(); ++i)
        parts += keys[i] + " IS " + keyPart(i, "?2");
    return " WHERE " + parts.join(" AND ") + " AND ?1 IS NOT NULL";
}

QByteArray UndoKind::exists() const
{
    return "SELECT 1 FROM " + table + where();
}

QByteArray UndoKind::remove() const
{
    return "DELETE FROM " + table + where();
}

QByteArray UndoKind::matches() const
{
    QByteArray sql = exists();
    for (const Column &column : columns) {
        const QByteArray stored = column.json ? "json(" + column.name + ')' : column.name;
        sql += " AND (json_type(?1, '$." + column.name + "') IS NULL OR " + stored + " IS json_extract(?1, '$."
            + column.name + "'))";
    }
    return sql;
}

QByteArray UndoKind::update() const
{
    QByteArrayList values;
    for (const auto &[name, json] : columns)
        values += name + " = iif(json_type(?1, '$." + name + "') IS NULL, " + name + ", json_extract(?1, '$." + name
            + "'))";
    return "UPDATE " + table + " SET " + values.join(", ") + where();
}

QByteArray UndoKind::insert() const
{
    QByteArrayList names = keys;
    QByteArrayList values;
    for (qsizetype i = 0; i < keys.size(); ++i)
        values += keyPart(i, "?2");
    for (const auto &[name, json] : columns) {
        names += name;
        values += "json_extract(?1, '$." + name + "')";
    }
    return "INSERT INTO " + table + " (" + names.join(", ") + ") VALUES (" + values.join(", ") + ')';
}

QByteArray UndoKind::rename() const
{
    QByteArrayList values;
    for (qsizetype i = 0; i < keys.size(); ++i)
        values += keys[i] + " = " + keyPart(i, "?1");
    return "UPDATE " + table + " SET " + values.join(", ") + where();
}

std::optional<QString> UndoKind::formerKey(const QString &key, const QByteArray &before) const
{
    const bool mayTell = std::any_of(keys.begin(), keys.end(), [&before](const QByteArray &column) {
        return before.contains('"' + column + "\":");
    });
    if (!mayTell) // mostly so, and then not worth reading
        return std::nullopt;
    const Result<JsonDocument> document = JsonDocument::parse(before);
    if (!document)
        return std::nullopt;
    const qsizetype dot = keys.size() == 1 ? -1 : key.indexOf(u'.');
    QStringList parts = dot < 0 ? QStringList { key } : QStringList { key.left(dot), key.sliced(dot + 1) };
    for (qsizetype i = 0; i < std::min(keys.size(), parts.size()); ++i) {
        std::string_view former;
        if (document->root()[view(keys[i])].get_string().get(former) == simdjson::SUCCESS)
            parts[i] = text(former);
    }
    const QString former = parts.join(u'.');
    return former == key ? std::nullopt : std::optional(former);
}

const UndoKind *undoKind(const QString &kind)
{
    const auto found = std::find_if(kinds().begin(), kinds().end(),
                                    [&](const UndoKind &one) { return one.kind == kind; });
    return found == kinds().end() ? nullptr : &*found;
}

} // namespace hearthbook
