// The listener's own speed: one thread, one synchronous route with 1 KB of JSON. Prints its address and serves until it is
// ended: `bench_hello & wrk -t1 -c16 -d5s http://127.0.0.1:PORT/hello`. With a PEM file behind the port (0: any) it speaks TLS.

#include "server/http/httpserver.h"
#include "server/http/servertls.h"

#include <QCoreApplication>

#include <cstdio>

using namespace hearthbook;
using namespace Qt::StringLiterals;

int main(int argc, char **argv)
{
    qputenv("QT_NO_GLIB", "1");
    const QCoreApplication app(argc, argv);
    const QByteArray body = "{\"text\":\"" + QByteArray(1000, 'x') + "\"}";
    Router router;
    router.add({ .path = u"/hello"_s, .access = Access::Open, .handler = [body](const Request &) {
                    return jsonResponse(body);
                } });
    router.add(
        { .path = u"/devices/{device_id}"_s,
          .access = Access::Open,
          .parameters = { { .name = "limit", .type = Parameter::Integer, .min = 1, .max = 1000, .fallback = 100 } },
          .handler = [body](const Request &request) {
              return request.query.integer("limit") > 0 ? jsonResponse(body) : noContent();
          } });
    HttpServer server(router, OriginPolicy(), HttpLimits(), 1);
    const QString pem = argc > 2 ? QString::fromLocal8Bit(argv[2]) : QString();
    if (!pem.isEmpty()) {
        const Result<ServerTls> tls = readServerTls({ pem, pem });
        if (!tls)
            return 1;
        server.setTls(tls->configuration);
    }
    const Result<quint16> port = server.listen(QHostAddress::LocalHost, argc > 1 ? quint16(atoi(argv[1])) : 0);
    if (!port)
        return 1;
    std::printf("http%s://127.0.0.1:%d/hello\n", pem.isEmpty() ? "" : "s", *port);
    std::fflush(stdout);
    return app.exec();
}
