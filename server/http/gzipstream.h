#pragma once

#include "server/http/bodystream.h"
#include "server/http/deflater.h"

#include <memory>

namespace hearthbook {

/// A body as one gzip member, made while it is sent: it holds a piece of it and the state of zlib, whatever the length. What
/// the body has to say comes when there is enough to pack well, or when it has nothing more to say for now. Thread: the
/// connection's.
class GzipStream final : public BodyStream
{
public:
    explicit GzipStream(std::shared_ptr<BodyStream> plain) : m_plain(std::move(plain)) { }

    void begin(const std::function<void()> &wake) override { m_plain->begin(wake); }
    /// Errors: those of the body; Internal when memory ran out.
    Result<Piece> next() override;
    void stop() override { m_plain->stop(); }

private:
    Result<void> pack(QByteArrayView plain, int flush, QByteArray &out);

    std::shared_ptr<BodyStream> m_plain;
    Deflater m_deflater;
    z_stream *m_packing = nullptr; ///< once the first piece was asked for
    bool m_holds = false; ///< zlib may have something that was not given out
};

} // namespace hearthbook
