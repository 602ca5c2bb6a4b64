#pragma once

#include "core/domain/result.h"

#include <QByteArray>
#include <QByteArrayView>

namespace hearthbook {

/// A gzip member (RFC 1952) of `data`. `level` 1 (fast) to 9 (small). Empty only when memory ran out.
QByteArray gzipCompress(QByteArrayView data, int level = 1);

/// What was compressed. Several members in a row are one text, as RFC 1952 2.2 says. Never holds more than
/// `limit` bytes. Errors: TooLarge above the limit, MalformedInput for broken, truncated or trailing bytes.
Result<QByteArray> gzipDecompress(QByteArrayView data, qint64 limit);

} // namespace hearthbook
