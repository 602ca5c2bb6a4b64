#pragma once

#include "core/storage/bookform.h"
#include "core/storage/connection.h"
#include "core/storage/transaction.h"

#include <functional>

namespace hearthbook {

/// What of a book is written, and how.
struct BookSelection
{
    BookFormat format = BookFormat::Ndjson;
    QStringList kinds = {}; ///< words of bookKinds(), in any order; empty: all. Csv takes exactly one.
    /// Gives the text of a sealed webhook secret, which is then part of the export; without it secrets are left out.
    std::function<Result<QByteArray>(const QString &webhookId, const QByteArray &sealed)> openSecret = {};
};

/// A book as bytes, made while they are taken: of one state of it, in constant memory, the same bytes for the same rows. The
/// connection is in a read transaction, and nobody else's, until this is destroyed. Thread: the connection's.
class BookExport
{
public:
    /// Errors: InvalidInput where a kind is unknown, or Csv is asked for another number of kinds than one.
    static Result<std::unique_ptr<BookExport>> begin(Connection &connection, BookSelection selection);
    Q_DISABLE_COPY_MOVE(BookExport)

    /// The next piece, of about 64 KiB; empty at the end. Errors: as for any read; those of `openSecret`. Then all is void.
    Result<QByteArray> next();

    /// Rows written so far of each kind, in the order of the export.
    const std::vector<std::pair<const BookKind *, qint64>> &counts() const { return m_counts; }

private:
    BookExport(Connection &connection, BookSelection selection);

    Result<void> advance(QByteArray &out);
    void beginKind(QByteArray &out, const BookKind &kind);
    Result<void> writeRow(QByteArray &out, const BookKind &kind);
    Result<QByteArray> openedSecret();

    Connection &m_connection;
    Snapshot m_snapshot;
    BookSelection m_selection;
    std::unique_ptr<BookForm> m_form;
    std::vector<std::pair<const BookKind *, qint64>> m_counts;
    std::size_t m_at = 0; ///< the present kind
    std::optional<Statement> m_rows = {}; ///< of the present kind, once it has begun
    std::vector<BookColumn> m_columns = {};
    std::vector<std::string_view> m_cells = {};
    bool m_begun = false;
    bool m_ended = false;
};

} // namespace hearthbook
