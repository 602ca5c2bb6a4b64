#include "server/http/gzipstream.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int fast = 1;
constexpr qsizetype stepSize = 16 * 1024;
/// What is read of the body for one piece, so that nobody else on the thread waits long.
constexpr qsizetype mostRead = 256 * 1024;

} // namespace

/// An empty piece would mean that there is nothing to say now: where zlib keeps all to itself, it is told to give it out.
Result<BodyStream::Piece> GzipStream::next()
{
    Piece packed;
    qsizetype taken = 0;
    bool goesOn = true;
    while (goesOn && packed.bytes.size() < stepSize) {
        const Result<Piece> plain = m_plain->next();
        if (!plain)
            return failure(plain);
        taken += plain->bytes.size();
        packed.isLast = plain->isLast;
        goesOn = !plain->isLast && !plain->bytes.isEmpty() && taken < mostRead;
        const int flush = plain->isLast ? Z_FINISH : goesOn ? Z_NO_FLUSH : Z_SYNC_FLUSH;
        if (plain->bytes.isEmpty() && !plain->isLast && !m_holds)
            break;
        if (const Result<void> done = pack(plain->bytes, flush, packed.bytes); !done)
            return failure(done);
        m_holds = flush == Z_NO_FLUSH;
    }
    return packed;
}

Result<void> GzipStream::pack(QByteArrayView plain, int flush, QByteArray &out)
{
    if (!m_packing)
        m_packing = m_deflater.begin(fast);
    if (!m_packing)
        return failure(ErrorCode::Internal, u"There is no memory to compress an answer"_s);
    m_packing->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    m_packing->avail_in = uInt(plain.size());
    do {
        const qsizetype before = out.size();
        out.resize(before + stepSize);
        m_packing->next_out = reinterpret_cast<Bytef *>(out.data() + before);
        m_packing->avail_out = uInt(stepSize);
        const int state = deflate(m_packing, flush);
        out.resize(out.size() - qsizetype(m_packing->avail_out));
        if (state == Z_STREAM_ERROR)
            return failure(ErrorCode::Internal, u"An answer could not be compressed"_s);
    } while (m_packing->avail_out == 0);
    return {};
}

} // namespace hearthbook
