#pragma once

#include <QSslError>
#include <QString>

namespace hearthbook {

/// One sentence on why the certificate that `host` showed is not taken, with what helps. `errors`: as Qt reported them, not
/// empty.
QString certificateProblem(const QList<QSslError> &errors, const QString &host);

} // namespace hearthbook
