#pragma once

#include <QString>

#include <optional>

namespace hearthbook {

/// Bytes of `64 MiB`, `64M`, `500 kB`, `4096`. KiB, MiB, GiB and K, M, G count by 1024; KB, MB, GB by 1000. Any case.
/// Nothing for other text and for what a qint64 cannot hold.
std::optional<qint64> parseSize(QStringView text);

/// Milliseconds of `500 ms`, `30`, `1.5 s`, `5 min`, `2 h`, `1 d`. A plain number means seconds; a fraction may have
/// three digits of seconds at most. Nothing for other text and for what a qint64 cannot hold.
std::optional<qint64> parseDuration(QStringView text);

/// The shortest exact form: `64 MiB`, `1000 B`.
QString sizeText(qint64 bytes);

/// The shortest exact form: `30 s`, `5 min`, `1500 ms`.
QString durationText(qint64 milliseconds);

} // namespace hearthbook
