#include "app/doctor/certificatechecks.h"

#include "app/listeners.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Findings checkValidity(const QString &path, const ServerTls &tls, const QDateTime &now)
{
    switch (validityAt(now, tls.begin, tls.end)) {
    case Validity::Good: break;
    case Validity::NotYet:
        return { finding(u"tls-certificate-refused", u"%1 is valid from %2 on"_s.arg(path, validityText(tls.begin))) };
    case Validity::Ending:
        return { finding(u"tls-certificate-ending", u"%1 expires on %2"_s.arg(path, validityText(tls.end))) };
    case Validity::Over:
        return { finding(u"tls-certificate-refused", u"%1 expired on %2"_s.arg(path, validityText(tls.end))) };
    }
    return {};
}

} // namespace

Findings checkCertificate(const Settings &settings, const QDateTime &now)
{
    const Result<std::optional<TlsFiles>> files = tlsFiles(settings);
    if (!files)
        return { finding(u"tls-certificate-unusable", files.error().message) };
    if (!*files)
        return {};
    const Result<ServerTls> tls = readServerTls(**files, now);
    if (!tls)
        return { finding(u"tls-certificate-unusable", tls.error().message) };
    return checkValidity((*files)->certificate, *tls, now);
}

} // namespace hearthbook
