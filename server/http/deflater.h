#pragma once

#include <QtGlobal>

#include <zlib.h>

namespace hearthbook {

/// zlib: a window of 32 KiB, header and trailer of gzip.
inline constexpr int gzipWindow = 15 + 16;

/// The state of zlib that makes gzip members: 256 KiB, to be used again. Thread: one at a time.
class Deflater
{
public:
    Deflater() = default;
    ~Deflater() { deflateEnd(&m_stream); }
    Q_DISABLE_COPY_MOVE(Deflater)

    /// The stream at the beginning of a member of that level, 1 to 9. Null only when memory ran out.
    z_stream *begin(int level)
    {
        if (m_level == level && deflateReset(&m_stream) == Z_OK)
            return &m_stream;
        if (m_level >= 0)
            deflateEnd(&m_stream);
        m_stream = {};
        m_level = deflateInit2(&m_stream, level, Z_DEFLATED, gzipWindow, 8, Z_DEFAULT_STRATEGY) == Z_OK ? level : -1;
        return m_level < 0 ? nullptr : &m_stream;
    }

private:
    z_stream m_stream = {};
    int m_level = -1;
};

} // namespace hearthbook
