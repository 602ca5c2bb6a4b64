#include "server/api/exportstream.h"

#include "core/storage/bookversion.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int cacheKiB = 2048; ///< each row is read once

} // namespace

Result<QByteArray> exportEtag(Connection &connection, const BookSelection &selection)
{
    return bookVersion(connection, selection).map([](const QByteArray &version) {
        return QByteArray("W/\"" + version + '"');
    });
}

Result<std::shared_ptr<ExportStream>> ExportStream::open(const DatabaseOptions &options, const BookSelection &selection,
                                                         std::unique_ptr<StreamSlot> slot, Clock::duration longest)
{
    DatabaseOptions reading = options;
    reading.readOnly = true;
    reading.cacheSize = -cacheKiB;
    std::shared_ptr<ExportStream> stream(new ExportStream);
    Result<std::unique_ptr<Connection>> connection = Connection::open(reading);
    if (!connection)
        return failure(connection);
    stream->m_connection = std::move(*connection);
    Result<std::unique_ptr<BookExport>> book = BookExport::begin(*stream->m_connection, selection);
    if (!book)
        return failure(book);
    stream->m_book = std::move(*book);
    Result<QByteArray> etag = exportEtag(*stream->m_connection, selection);
    if (!etag)
        return failure(etag);
    stream->m_etag = std::move(*etag);
    stream->m_slot = std::move(slot);
    stream->m_until = Clock::now() + longest;
    return stream;
}

Result<BodyStream::Piece> ExportStream::next()
{
    if (Clock::now() >= m_until)
        return failure(ErrorCode::Unavailable, u"An export was not taken in time"_s);
    const Result<QByteArray> piece = m_book->next();
    if (!piece)
        return failure(piece);
    return Piece { *piece, piece->isEmpty() };
}

} // namespace hearthbook
