#pragma once

#include <QByteArray>

namespace hearthbook {

/// The client's X-Request-ID where it is 1 to 128 printable ASCII characters, else a random UUID (version 4 form; not
/// meant to be unguessable). Thread: any.
QByteArray requestIdOf(const QByteArray &sent);

/// `req_<unix seconds>_<8 hex>`, as the old service made them. Thread: any.
QByteArray newCorrelationId();

/// The Date field's value (RFC 9110 5.6.7), as "Tue, 14 Oct 2025 17:00:05 GMT"; made anew once a second in each thread.
const QByteArray &httpDate();

} // namespace hearthbook
