#include "server/http/gzip.h"

#include "server/http/deflater.h"

#include <algorithm>
#include <limits>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// Ends the inflate state on every way out.
struct Inflater
{
    Inflater() { usable = inflateInit2(&stream, gzipWindow) == Z_OK; }
    ~Inflater() { inflateEnd(&stream); }
    Q_DISABLE_COPY_MOVE(Inflater)

    z_stream stream = {};
    bool usable = false;
};

tl::unexpected<Error> broken()
{
    return failure(ErrorCode::MalformedInput, u"The gzip data is broken or incomplete"_s);
}

/// Makes room behind `done` bytes: twice as much each time, one byte more than the limit at most.
void grow(QByteArray &out, qsizetype done, qint64 limit)
{
    const qint64 wanted = std::max<qint64>(4096, qint64(done) * 2);
    out.resize(qsizetype(std::min(wanted, limit + 1)));
}

} // namespace

QByteArray gzipCompress(QByteArrayView data, int level)
{
    static thread_local Deflater deflater; // its state is large, and the next answer needs it again
    z_stream *stream = deflater.begin(level);
    if (!stream || data.size() > std::numeric_limits<uInt>::max() / 2)
        return {};
    QByteArray out(qsizetype(deflateBound(stream, uLong(data.size()))), Qt::Uninitialized);
    stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream->avail_in = uInt(data.size());
    stream->next_out = reinterpret_cast<Bytef *>(out.data());
    stream->avail_out = uInt(out.size());
    if (deflate(stream, Z_FINISH) != Z_STREAM_END)
        return {};
    out.truncate(out.size() - qsizetype(stream->avail_out));
    out.squeeze();
    return out;
}

Result<QByteArray> gzipDecompress(QByteArrayView data, qint64 limit)
{
    Inflater inflater;
    z_stream &stream = inflater.stream;
    if (!inflater.usable || data.isEmpty() || data.size() > std::numeric_limits<uInt>::max() / 2)
        return broken();
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(data.data()));
    stream.avail_in = uInt(data.size());
    QByteArray out;
    qsizetype done = 0;
    for (;;) {
        if (done == out.size())
            grow(out, done, limit);
        stream.next_out = reinterpret_cast<Bytef *>(out.data() + done);
        stream.avail_out = uInt(out.size() - done);
        const int state = inflate(&stream, Z_NO_FLUSH);
        done = out.size() - qsizetype(stream.avail_out);
        if (done > limit)
            return failure(ErrorCode::TooLarge, u"The body is larger than the limit once it is unpacked"_s);
        if (state == Z_STREAM_END) {
            if (stream.avail_in == 0)
                break;
            if (inflateReset(&stream) != Z_OK)
                return broken();
        } else if (state != Z_OK || (stream.avail_in == 0 && stream.avail_out > 0)) {
            return broken();
        }
    }
    out.truncate(done);
    return out;
}

} // namespace hearthbook
