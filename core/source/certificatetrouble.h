#pragma once

#include <QSslError>
#include <QString>

namespace hearthbook {

/// Why the certificate that the server at `place` shows is not taken, and what helps: sentences for the person at the window. `errors`: as Qt
/// reported them, not empty.
QString certificateTrouble(const QList<QSslError> &errors, const QString &place);

} // namespace hearthbook
