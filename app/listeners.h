#pragma once

#include "core/domain/result.h"
#include "core/settings/settings.h"
#include "server/http/servertls.h"

namespace hearthbook {

class HttpServer;

/// Where the settings have certificate and key; nothing where they name neither. Errors: InvalidInput, where they name one alone.
Result<std::optional<TlsFiles>> tlsFiles(const Settings &settings);

/// The server's ways in beside its address: TLS on it, and the Unix socket. Thread: the server's.
class Listeners
{
public:
    /// The reference outlives it.
    explicit Listeners(const Settings &settings) : m_settings(settings) { }

    /// Reads certificate and key where the settings name them. Errors: those of tlsFiles() and readServerTls().
    Result<void> readTls();

    /// "https" or "http".
    QString scheme() const { return m_tls ? QStringLiteral("https") : QStringLiteral("http"); }

    /// Before the server listens: it shows the certificate.
    void secure(HttpServer &server) const;

    /// Listens on the Unix socket, where one is set, and says so in the log. Errors: those of UnixSocket.
    Result<void> listenLocally(HttpServer &server) const;

    /// Reads certificate and key anew, for who connects from now on. What is wrong with them is told in the log and changes nothing.
    void reload(HttpServer &server);

private:
    const Settings &m_settings;
    std::optional<ServerTls> m_tls;
};

} // namespace hearthbook
