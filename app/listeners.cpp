#include "app/listeners.h"

#include "server/http/httpserver.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcListeners, "hearthbook.listeners")

void tell(const ServerTls &tls)
{
    qCInfo(lcListeners).noquote() << u"TLS with the certificate of %1, valid until %2"_s.arg(
        tls.subject, tls.end.toString(u"yyyy-MM-dd hh:mm 'UTC'"_s));
    for (const QString &warning : tls.warnings)
        qCWarning(lcListeners).noquote() << warning;
}

} // namespace

TlsFiles Listeners::files() const
{
    return { .certificate = m_settings.text(u"server.tls_certificate"), .key = m_settings.text(u"server.tls_key") };
}

Result<void> Listeners::readTls()
{
    const TlsFiles named = files();
    if (named.certificate.isEmpty() && named.key.isEmpty())
        return {};
    if (named.key.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"server.tls_certificate is set, but not server.tls_key: HTTPS needs both"_s);
    if (named.certificate.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"server.tls_key is set, but not server.tls_certificate: HTTPS needs both"_s);
    Result<ServerTls> read = readServerTls(named);
    if (!read)
        return failure(read);
    m_tls = std::move(*read);
    tell(*m_tls);
    return {};
}

void Listeners::secure(HttpServer &server) const
{
    if (m_tls)
        server.setTls(m_tls->configuration);
}

Result<void> Listeners::listenLocally(HttpServer &server) const
{
    const QString path = m_settings.text(u"server.unix_socket");
    if (path.isEmpty())
        return {};
    const Result<void> listening = server.listenLocally(path);
    if (listening)
        qCInfo(lcListeners).noquote() << u"listening on unix:%1"_s.arg(path);
    return listening;
}

void Listeners::reload(HttpServer &server)
{
    if (!m_tls)
        return;
    if (const Result<void> read = readTls(); !read)
        qCWarning(lcListeners).noquote() << u"The TLS certificate stays as it is: %1"_s.arg(read.error().message);
    secure(server);
}

} // namespace hearthbook
