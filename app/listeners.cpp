#include "app/listeners.h"

#include "server/http/httpserver.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcListeners, "hearthbook.listeners")

void tell(const ServerTls &tls)
{
    qCInfo(lcListeners).noquote() << u"TLS with the certificate of %1, valid until %2"_s.arg(tls.subject,
                                                                                             validityText(tls.end));
    for (const QString &warning : tls.warnings)
        qCWarning(lcListeners).noquote() << warning;
}

} // namespace

Result<std::optional<TlsFiles>> tlsFiles(const Settings &settings)
{
    TlsFiles files { .certificate = settings.text(u"server.tls_certificate"), .key = settings.text(u"server.tls_key") };
    if (files.certificate.isEmpty() && files.key.isEmpty())
        return std::nullopt;
    if (files.key.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"server.tls_certificate is set, but not server.tls_key: HTTPS needs both"_s);
    if (files.certificate.isEmpty())
        return failure(ErrorCode::InvalidInput,
                       u"server.tls_key is set, but not server.tls_certificate: HTTPS needs both"_s);
    return files;
}

Result<void> Listeners::readTls()
{
    const Result<std::optional<TlsFiles>> files = tlsFiles(m_settings);
    if (!files)
        return failure(files);
    if (!*files)
        return {};
    Result<ServerTls> read = readServerTls(**files);
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
