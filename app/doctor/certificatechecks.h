#pragma once

#include "app/doctor/finding.h"
#include "core/settings/settings.h"

#include <QDateTime>

namespace hearthbook {

/// Tries the TLS certificate and its key as a start of the server does, and looks how long the certificate is still valid at `now`. Codes:
/// tls-certificate-unusable, tls-certificate-refused, tls-certificate-ending. Nothing where the settings name neither. Thread: any.
Findings checkCertificate(const Settings &settings, const QDateTime &now);

} // namespace hearthbook
