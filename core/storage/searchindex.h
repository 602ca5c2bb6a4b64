#pragma once

#include "core/storage/connection.h"

#include <QStringList>

namespace hearthbook {

/// A WHERE condition with its values.
struct SearchCondition
{
    QByteArray text = {};
    QStringList values = {};
};

/// Rows whose `searched` text holds `needle`, in any case. From three characters on, the trigram index
/// names the candidates; rows changed since it was brought up to date are looked at directly, so no answer is stale. An empty
/// `kind` has no index: every row is looked at.
SearchCondition searchCondition(const QString &needle, const QByteArray &kind, const QByteArray &key,
                                const QByteArray &searched);

/// The trigram index over names and ids: a reader of the journal, which keeps its position in the transaction in which
/// it stores what it made of the rows. Thread: the writer's.
class SearchIndex
{
public:
    explicit SearchIndex(Connection &connection) : m_connection(connection) { }

    /// Journal rows not indexed yet.
    qint64 backlog();

    /// Indexes at most `rows` further journal rows, in the caller's transaction. True while more are left.
    Result<bool> advance(int rows);

private:
    Result<void> indexRow(const QString &kind, const QString &key);
    Result<void> forget(const QString &kind, const QString &key);

    Connection &m_connection;
};

} // namespace hearthbook
