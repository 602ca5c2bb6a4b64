#pragma once

#include "core/storage/aliasstore.h"
#include "core/storage/bookkind.h"
#include "core/storage/connection.h"

#include <QHash>

namespace hearthbook {

/// A row of a book as a JSON object of its columns. It may have other members.
struct BookRow
{
    const BookKind *kind = nullptr;
    QByteArray json = {};
};

/// Reads and writes rows of any kind by what they say; see BookKind. Writing runs in the caller's transaction and operation.
/// Thread: the connection's.
class BookStore
{
public:
    explicit BookStore(Connection &connection);

    Result<bool> exists(const BookRow &row);
    /// Whether the stored row has all the values that this one says.
    Result<bool> isSame(const BookRow &row);
    /// Errors: Conflict where another row stands in the way; as for any write.
    Result<void> insert(const BookRow &row);
    Result<void> update(const BookRow &row);

    /// The id that a device or entity has now which had this one before; nothing where there is none, or the id is present.
    Result<std::optional<QString>> presentId(const BookKind &kind, const QString &id);
    /// Whether there is a device of that id.
    Result<bool> isDevice(const QString &deviceId);
    /// Another entity that has this one's registry_id.
    Result<std::optional<QString>> registryHolder(const BookRow &entity);
    /// Whether a secret of that webhook is kept, also of one that was removed: it would be in force again.
    Result<bool> hasSecret(const QString &webhookId);

private:
    /// Of a kind, made once: each has all its columns.
    struct Texts
    {
        QByteArray exists = {};
        QByteArray matches = {};
        QByteArray insert = {};
        QByteArray update = {};
    };

    const Texts &textsOf(const BookKind &kind);
    Result<bool> ask(const QByteArray &sql, const BookRow &row);

    Connection &m_connection;
    QHash<const BookKind *, Texts> m_texts;
    AliasStore m_deviceAliases;
    AliasStore m_entityAliases;
};

} // namespace hearthbook
