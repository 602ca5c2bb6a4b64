#pragma once

#include "core/domain/result.h"

#include <QDateTime>
#include <QSslConfiguration>
#include <QString>
#include <QStringList>

namespace hearthbook {

/// Where a server's certificate and its key are, as PEM. Both may be one file.
struct TlsFiles
{
    QString certificate = {}; ///< the server's own first, then the authorities between it and the root
    QString key = {};         ///< RSA or EC, not encrypted
};

/// What a server shows to those who connect.
struct ServerTls
{
    QSslConfiguration configuration = {}; ///< TLS 1.2 and up, without a look at certificates of clients
    QString subject = {};                 ///< whom the certificate is for, for the log
    QDateTime begin = {};                 ///< of its validity, UTC
    QDateTime end = {};                   ///< of its validity, UTC
    QStringList warnings = {};            ///< what will keep clients away, or should be mended: sentences for the log
};

/// How a moment stands to the time for which a certificate is valid.
enum class Validity {
    NotYet,
    Good,
    Ending, ///< the end is 21 days away or less: what renews certificates by itself begins 30 days before, so it has failed
    Over
};

Validity validityAt(const QDateTime &now, const QDateTime &begin, const QDateTime &end);

/// A moment of a certificate's validity, as the log and the doctor tell it: `2029-03-04 11:52 UTC`.
QString validityText(const QDateTime &time);

/// Reads the files and tries whether certificate and key go together. Errors: InvalidInput with what is wrong and with which file.
/// Thread: any; it takes milliseconds.
Result<ServerTls> readServerTls(const TlsFiles &files, const QDateTime &now = QDateTime::currentDateTimeUtc());

} // namespace hearthbook
