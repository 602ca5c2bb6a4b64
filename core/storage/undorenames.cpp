#include "core/storage/undorenames.h"

#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

UndoRenames::UndoRenames(Connection &connection)
    : m_connection(connection), m_devices(connection), m_entityAliases(connection, "entity", "entities", "entity_id")
{
}

void UndoRenames::add(const UndoKind &kind, const QString &from, const QString &to)
{
    m_waiting.insert({ kind.kind, from }, m_renames.size());
    m_renames.push_back({ &kind, from, to, from });
}

Result<void> UndoRenames::run()
{
    for (Rename &rename : m_renames) {
        m_waiting.remove({ rename.kind->kind, rename.from });
        Result<void> done;
        if (const auto inTheWay = m_waiting.constFind({ rename.kind->kind, rename.to });
            inTheWay != m_waiting.constEnd())
            done = standAside(m_renames[*inTheWay]);
        if (done)
            done = move(rename, rename.to);
        if (!done)
            return done;
    }
    for (const Rename &rename : m_renames) {
        if (const Result<void> remembered = remember(rename); !remembered)
            return remembered;
    }
    m_renames.clear();
    return {};
}

/// Rows may have swapped their ids.
Result<void> UndoRenames::standAside(Rename &rename)
{
    m_waiting.remove({ rename.kind->kind, rename.from });
    return move(rename, rename.from + u"~aside"_s);
}

Result<void> UndoRenames::move(Rename &rename, const QString &to)
{
    Result<void> done;
    if (rename.kind->owner)
        done = m_devices.renumber(rename.at.toStdString(), to.toStdString(), m_now);
    else
        done = m_connection.statement(rename.kind->rename()).bind(to).bind(rename.at).run();
    if (AliasStore *aliases = aliasesOf(*rename.kind); done && aliases)
        done = aliases->move(rename.at, to);
    rename.at = to;
    return done;
}

/// The id in between may be another row's by now, or one that an entity had while it stood aside.
Result<void> UndoRenames::remember(const Rename &rename)
{
    AliasStore *aliases = aliasesOf(*rename.kind);
    const Result<bool> taken = isThere(*rename.kind, rename.from);
    if (!taken)
        return failure(taken);
    if (!aliases || *taken || (!rename.kind->owner && rename.from.contains(u'~')))
        return {};
    return aliases->rename(rename.from, rename.to, m_now);
}

Result<void> UndoRenames::returned(const UndoKind &kind, const QString &key)
{
    AliasStore *aliases = aliasesOf(kind);
    return aliases ? aliases->forget(key) : Result<void>();
}

Result<bool> UndoRenames::isThere(const UndoKind &kind, const QString &key)
{
    return m_connection.statement(kind.exists()).bindUtf8("{}").bind(key).step();
}

/// Null where rows of the kind have no former ids.
AliasStore *UndoRenames::aliasesOf(const UndoKind &kind)
{
    if (kind.owner)
        return &m_devices.aliases();
    return kind.kind == u"entity" ? &m_entityAliases : nullptr;
}

} // namespace hearthbook
