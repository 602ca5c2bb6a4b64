#include "core/storage/bookversion.h"

#include "core/storage/bookkinds.h"
#include "core/storage/journal.h"

#include <QCryptographicHash>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype hashBytes = 9; ///< without a rest in base64

/// Every cell with its length, so that none runs into the next; null has none.
Result<void> addRows(QCryptographicHash &hash, Connection &connection, const BookKind &kind)
{
    Statement rows = connection.statement(kind.select());
    for (Result<bool> row = rows.step(); !row || *row; row = rows.step()) {
        if (!row)
            return failure(row);
        for (int i = 0; i < int(kind.columns.size()); ++i) {
            const std::string_view cell = rows.column(i);
            hash.addData(cell.data() ? QByteArray::number(qint64(cell.size())) + ':' : QByteArray("-"));
            hash.addData(QByteArrayView(cell.data(), qsizetype(cell.size())));
        }
    }
    return {};
}

} // namespace

Result<QByteArray> bookVersion(Connection &connection, const BookSelection &selection)
{
    const QByteArray version = Journal(connection).version();
    if (version.isEmpty())
        return failure(ErrorCode::Busy, u"What the journal stands at cannot be read"_s);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(bookFormatWord(selection.format).toLatin1());
    for (const BookKind &kind : bookKinds()) {
        if (!selection.kinds.isEmpty() && !selection.kinds.contains(kind.kind))
            continue;
        hash.addData(' ' + kind.kind.toLatin1());
        if (kind.journalled)
            continue;
        if (const Result<void> added = addRows(hash, connection, kind); !added)
            return failure(added);
    }
    return version + '-' + hash.result().first(hashBytes).toBase64(QByteArray::Base64UrlEncoding);
}

} // namespace hearthbook
