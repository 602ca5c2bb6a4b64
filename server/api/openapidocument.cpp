#include "server/api/openapidocument.h"

#include "server/api/openapifiles.h"
#include "server/api/openapioperation.h"

#include <set>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What stands between the braces of an object.
QByteArray membersOf(const QByteArray &object)
{
    return object.size() > 2 ? object.sliced(1, object.size() - 2) : QByteArray();
}

/// Routes of one path stand together, in the order of the table.
void writePaths(JsonWriter &json, const std::deque<Route> &routes)
{
    std::vector<std::pair<QByteArray, std::vector<const Route *>>> paths;
    for (const Route &route : routes) {
        const QByteArray path = openApiPath(route);
        const auto same = [&path](const auto &one) { return one.first == path; };
        auto place = std::ranges::find_if(paths, same);
        if (place == paths.end())
            place = paths.insert(place, { path, {} });
        place->second.push_back(&route);
    }
    const QHash<QString, QByteArray> examples = openApiExamples();
    json.key("paths").beginObject();
    for (const auto &[path, methods] : paths) {
        json.key(path).beginObject();
        for (const Route *route : methods)
            writeOperation(json.key(methodName(route->method).toByteArray().toLower()), *route, examples);
        json.endObject();
    }
    json.endObject();
}

void writeSchemas(JsonWriter &json)
{
    QByteArray members;
    for (const QByteArray &file : openApiSchemaFiles()) {
        members += members.isEmpty() ? "" : ",";
        members += membersOf(file);
    }
    json.key("schemas").raw('{' + members + '}');
}

void writeProblem(JsonWriter &json, const QString &description)
{
    json.beginObject().member("description", description).key("content").beginObject();
    for (const char *type : { "application/json", "application/problem+json" }) {
        json.key(type).beginObject().key("schema").beginObject();
        json.member("$ref", u"#/components/schemas/Problem"_s).endObject().endObject();
    }
    json.endObject().endObject();
}

/// The common error form, once for each status that some route names, and for all others.
void writeResponses(JsonWriter &json, const std::deque<Route> &routes)
{
    std::set<int> statuses;
    for (const Route &route : routes) {
        for (const RouteAnswer &answer : openApiAnswers(route)) {
            if (isPlainProblem(answer))
                statuses.insert(answer.status);
        }
    }
    json.key("responses").beginObject();
    json.key("NotModified").beginObject();
    json.member("description", u"What the client holds by If-None-Match is still so"_s).endObject();
    for (const int status : statuses)
        writeProblem(json.key(problemName(status)), QString::fromLatin1(reasonPhrase(status)));
    writeProblem(json.key("Problem"), u"Any other failure, in the form that all have"_s);
    json.endObject();
}

/// Either will do.
void writeSecurity(JsonWriter &json)
{
    json.beginArray();
    for (const char *scheme : { "bearer", "header" })
        json.beginObject().key(scheme).beginArray().endArray().endObject();
    json.endArray();
}

void writeSecuritySchemes(JsonWriter &json)
{
    json.key("securitySchemes").beginObject();
    json.key("bearer").beginObject().member("type", u"http"_s).member("scheme", u"bearer"_s);
    json.member("description", u"An API key, in Authorization (RFC 6750)"_s).endObject();
    json.key("header").beginObject().member("type", u"apiKey"_s).member("in", u"header"_s);
    json.member("name", u"X-API-Key"_s)
        .member("description", u"An API key, for clients that cannot set Authorization"_s);
    json.endObject().endObject();
}

} // namespace

QByteArray openApiDocument(const std::deque<Route> &routes)
{
    JsonWriter json(256 * 1024);
    json.beginObject().member("openapi", u"3.1.0"_s);
    json.key("info").beginObject().member("version", u"" HEARTHBOOK_VERSION ""_s);
    json.raw(membersOf(openApiFile(u"info"_s))).endObject();
    json.key("servers").beginArray().beginObject().member("url", u"/"_s).endObject().endArray();
    writeSecurity(json.key("security"));
    json.key("tags").raw(openApiFile(u"tags"_s));
    writePaths(json, routes);
    json.key("components").beginObject();
    writeSchemas(json);
    json.key("parameters").raw(openApiFile(u"parameters"_s));
    json.key("headers").raw(openApiFile(u"headers"_s));
    writeSecuritySchemes(json);
    writeResponses(json, routes);
    return json.endObject().endObject().take();
}

} // namespace hearthbook
