#include "server/api/docsapi.h"

#include "server/api/docspage.h"
#include "server/api/keptanswer.h"
#include "server/api/openapidocument.h"

#include <QFile>

/// Outside of the namespace, as Qt asks.
static void initialiseDocs()
{
    Q_INIT_RESOURCE(docs);
}

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// RapiDoc writes its own styles into the page and asks this server alone.
constexpr QByteArrayView policy =
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Response page(const QByteArray &html)
{
    Response response;
    response.contentType = "text/html; charset=utf-8";
    response.body = html;
    response.headers.set("content-security-policy", policy.toByteArray());
    return response;
}

Response file(const QString &path, const QByteArray &type)
{
    Response response;
    response.contentType = type;
    response.body = contents(path);
    return response;
}

} // namespace

void addDocsApi(Router &router)
{
    initialiseDocs();
    const auto add = [&router](const QString &path, const QString &summary, std::vector<RouteAnswer> answers,
                               std::function<Response()> make) {
        router.add({ .method = Method::Get,
                     .path = path,
                     .access = Access::Open,
                     .summary = summary,
                     .handler = keepingAnswer(std::move(make)),
                     .tag = u"Documentation"_s,
                     .answers = std::move(answers) });
    };
    add(u"/openapi.json"_s, u"This document: every route, with its schemas"_s, { { 200, u"OpenApi"_s } },
        [&router] { return jsonResponse(openApiDocument(router.routes())); });
    const QString script = u":/docs/rapidoc-min.js"_s;
    const bool hasRapidoc = QFile::exists(script);
    const QString html = hasRapidoc ? u":/docs/rapidoc.html"_s : u":/docs/plain.html"_s;
    add(u"/docs"_s, u"A page that shows this document to people"_s, { { 200, {}, { "text/html" } } },
        [&router, html] { return page(docsPage(contents(html), router.routes())); });
    if (!hasRapidoc)
        return;
    add(u"/docs/rapidoc-min.js"_s, u"RapiDoc, which that page runs"_s, { { 200, {}, { "text/javascript" } } },
        [script] { return file(script, "text/javascript; charset=utf-8"); });
    for (const QString &name : { u"LICENSE.txt"_s, u"rapidoc-min.js.LICENSE.txt"_s }) {
        add(u"/docs/"_s + name, u"The licence of RapiDoc, or of what is in it"_s, { { 200, {}, { "text/plain" } } },
            [name] { return file(u":/docs/"_s + name, "text/plain; charset=utf-8"); });
    }
}

} // namespace hearthbook
