#pragma once

#include "core/storage/listquery.h"

namespace hearthbook {

/// Which journal rows are of which key: a reader of the journal, which keeps its position in the transaction in which it
/// stores what it made of the rows. Thread: the writer's.
class HistoryIndex
{
public:
    explicit HistoryIndex(Connection &connection) : m_connection(connection) { }

    /// Journal rows not indexed yet.
    qint64 backlog();

    /// Indexes at most `rows` further journal rows, in the caller's transaction. True while more are left.
    Result<bool> advance(int rows);

    /// A journal row goes. Errors: as for any write.
    Result<void> forget(QByteArrayView key, qint64 seq);

private:
    Connection &m_connection;
};

/// Lets only journal rows of these keys pass, whatever is indexed yet. `kinds`: as in Change; none: every kind.
std::vector<ListQuery::Filter> changesOf(const QStringList &kinds, const QStringList &keys);

} // namespace hearthbook
