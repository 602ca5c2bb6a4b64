#pragma once

#include <QByteArray>

namespace hearthbook {

/// JSON text that some other program stored, fit for an answer. SQLite's checks let pass what is no UTF-8, what stands
/// behind a NUL and, from 3.42 on, JSON5. Sound text stays as it is; bytes that are no UTF-8 become U+FFFD, numbers
/// beyond 64 bits are rounded; what is no JSON even so becomes `instead`. Empty text stays empty.
/// Thread: any.
QByteArray soundJson(QByteArray text, QByteArrayView instead);

} // namespace hearthbook
