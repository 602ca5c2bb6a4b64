#pragma once

#include "server/http/httpserver.h"
#include "server/http/servertls.h"
#include "tests/support/certificates.h"
#include "tests/support/httpclient.h"

#include <QTest>

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace hearthbook::test {

/// Has the server listen for transport(). Gives the port, 0 for a Unix socket.
inline quint16 listenFor(HttpServer &server)
{
    if (transport() == Transport::Unix) {
        if (const Result<void> listening = server.listenLocally(socketPath()); !listening)
            qFatal("%s", qUtf8Printable(listening.error().message));
        return 0;
    }
    if (transport() == Transport::Tls) {
        const QString pem = certificateFile(QStringLiteral("localhost"));
        const Result<ServerTls> tls = readServerTls({ pem, pem });
        if (!tls)
            qFatal("%s", qUtf8Printable(tls.error().message));
        server.setTls(tls->configuration);
    }
    return server.listen(QHostAddress::LocalHost, 0).value_or(0);
}

/// A server on a free port with routes that show what happened. Threads of late answers are joined at the end.
class HttpFixture
{
public:
    explicit HttpFixture(const HttpLimits &limits = {}, int threads = 1)
    {
        using namespace Qt::StringLiterals;
        addRoutes();
        m_router.setBodyLimit(limits.bodyBytes);
        server = std::make_unique<HttpServer>(m_router, OriginPolicy(), limits, threads);
        port = listenFor(*server);
    }

    ~HttpFixture()
    {
        release();
        server.reset();
        for (std::thread &thread : m_threads)
            thread.join();
    }

    /// Answers every request to /held, oldest first.
    void release()
    {
        std::vector<Completion> held;
        {
            const std::lock_guard lock(m_mutex);
            held.swap(m_held);
        }
        for (const Completion &done : held)
            done(textResponse("held"));
    }

    int heldCount()
    {
        const std::lock_guard lock(m_mutex);
        return int(m_held.size());
    }

    std::unique_ptr<HttpServer> server;
    quint16 port = 0;

private:
    void addRoutes()
    {
        using namespace Qt::StringLiterals;
        const auto add = [this](Method method, const QString &path, auto handler) {
            m_router.add({ .method = method, .path = path, .handler = std::move(handler), .bodyTypes = { "*/*" } });
        };
        add(Method::Get, u"/now/{text}"_s,
            [](const Request &request) { return textResponse(request.parameter("text").toUtf8()); });
        add(Method::Post, u"/echo"_s, [](const Request &request) { return textResponse(request.body); });
        add(Method::Get, u"/large"_s, [](const Request &) { return textResponse(QByteArray(3'000'000, 'x')); });
        add(Method::Get, u"/thread/{text}"_s, [this](const Request &request, Completion done) {
            const std::lock_guard lock(m_mutex);
            m_threads.emplace_back(
                [text = request.parameter("text").toUtf8(), done = std::move(done)] { done(textResponse(text)); });
        });
        add(Method::Get, u"/held"_s, [this](const Request &, Completion done) {
            const std::lock_guard lock(m_mutex);
            m_held.push_back(std::move(done));
        });
        add(Method::Get, u"/dropped"_s, [](const Request &, const Completion &) { });
        add(Method::Post, u"/value"_s, [this](const Request &request, Completion done) {
            const std::lock_guard lock(m_mutex);
            m_threads.emplace_back([this, body = request.body, done = std::move(done)] {
                {
                    const std::lock_guard inner(m_mutex);
                    m_value = body;
                }
                done(noContent());
            });
        });
        add(Method::Get, u"/value"_s, [this](const Request &) {
            const std::lock_guard lock(m_mutex);
            return textResponse(m_value);
        });
    }

    Router m_router;
    std::mutex m_mutex;
    std::vector<std::thread> m_threads;
    std::vector<Completion> m_held;
    QByteArray m_value = "old";
};

} // namespace hearthbook::test
