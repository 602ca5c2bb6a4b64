#include "server/api/openapioperation.h"

#include "server/http/response.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstProblem = 400;

/// "ByDeviceId" of "by-device_id": each run of letters and digits begins with a capital.
QByteArray camelCase(const QByteArray &text)
{
    QByteArray out;
    bool begins = true;
    for (const char c : text) {
        const bool isWord = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (isWord)
            out += begins && c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c;
        begins = !isWord;
    }
    return out;
}

void writeReference(JsonWriter &json, const QByteArray &kind, const QByteArray &name)
{
    json.beginObject().key("$ref").value(QString::fromLatin1("#/components/" + kind + '/' + name));
    json.endObject();
}

void writeDefault(JsonWriter &json, const QJsonValue &value)
{
    json.key("default");
    if (value.isBool())
        json.value(value.toBool());
    else if (value.isDouble())
        json.value(value.toInteger());
    else
        json.value(value.toString());
}

void writeBounds(JsonWriter &json, const Parameter &parameter)
{
    const bool isText = parameter.type == Parameter::Text;
    if (parameter.min)
        json.member(isText ? "minLength" : "minimum", *parameter.min);
    if (parameter.max)
        json.member(isText ? "maxLength" : "maximum", *parameter.max);
    if (parameter.oneOf.isEmpty())
        return;
    json.key("enum").beginArray();
    for (const QString &word : parameter.oneOf)
        json.value(word);
    json.endArray();
}

void writeType(JsonWriter &json, const Parameter &parameter)
{
    static constexpr std::array words { u"string", u"integer", u"boolean" };
    json.beginObject().key("type").value(QStringView(words[parameter.type]));
    writeBounds(json, parameter);
    if (!parameter.fallback.isUndefined())
        writeDefault(json, parameter.fallback);
    json.endObject();
}

void writeParameter(JsonWriter &json, const Parameter &parameter)
{
    const bool isPath = parameter.in == Parameter::Path;
    json.beginObject().member("name", QString::fromLatin1(parameter.name));
    json.member("in", isPath ? u"path"_s : u"query"_s);
    if (!parameter.summary.isEmpty())
        json.member("description", parameter.summary);
    if (isPath || parameter.required)
        json.member("required", true);
    json.key("schema");
    if (parameter.repeatable) {
        json.beginObject().member("type", u"array"_s).key("items");
        writeType(json, parameter);
        json.endObject();
    } else {
        writeType(json, parameter);
    }
    json.endObject();
}

/// Whether the answer to a GET has an ETag: one that goes on as long as the client listens has none.
bool isTagged(const Route &route)
{
    const auto isStream = [](const QByteArray &type) { return type == "text/event-stream"; };
    return route.method == Method::Get && std::ranges::none_of(route.answers, [&](const RouteAnswer &answer) {
               return std::ranges::any_of(answer.types, isStream);
           });
}

/// If-Match of what writes one row, If-None-Match of what is read, and what the route names itself.
std::vector<QByteArray> headersOf(const Route &route)
{
    std::vector<QByteArray> headers = route.headers;
    if (route.conditional)
        headers.emplace_back("If-Match");
    if (isTagged(route))
        headers.emplace_back("If-None-Match");
    return headers;
}

void writeParameters(JsonWriter &json, const Route &route)
{
    const std::vector<QByteArray> headers = headersOf(route);
    if (route.parameters.empty() && headers.empty())
        return;
    json.key("parameters").beginArray();
    for (const Parameter &parameter : route.parameters)
        writeParameter(json, parameter);
    for (const QByteArray &header : headers)
        writeReference(json, "parameters", header);
    json.endArray();
}

void writeContent(JsonWriter &json, const std::vector<QByteArray> &types, const QString &schema,
                  const QByteArray &example = {})
{
    json.key("content").beginObject();
    for (const QByteArray &type : types) {
        json.key(type).beginObject().key("schema");
        if (type == "*/*")
            json.beginObject().endObject();
        else if (schema.isEmpty())
            json.beginObject().member("type", u"string"_s).endObject();
        else
            writeReference(json, "schemas", schema.toLatin1());
        if (!example.isEmpty())
            json.key("example").raw(example);
        json.endObject();
    }
    json.endObject();
}

/// A body of any type is read as JSON, unless the route names another type or knows no schema.
std::vector<QByteArray> bodyTypesOf(const Route &route)
{
    if (route.body == u"*/*")
        return { "*/*" };
    std::vector<QByteArray> types = route.bodyTypes;
    std::erase(types, QByteArray("*/*"));
    if (!types.empty())
        return types;
    types.emplace_back("application/json");
    if (route.method == Method::Patch)
        types.emplace_back("application/merge-patch+json");
    return types;
}

void writeBody(JsonWriter &json, const Route &route, const QByteArray &example)
{
    if (route.body.isEmpty())
        return;
    json.key("requestBody").beginObject();
    if (!route.bodyOptional)
        json.member("required", true);
    writeContent(json, bodyTypesOf(route), route.body, example);
    json.endObject();
}

/// The headers that an answer of the route may have, by their names under components.
std::vector<QByteArray> headersOf(const Route &route, int status)
{
    std::vector<QByteArray> headers;
    const bool isRow = route.journalled && (status == 200 || status == 201);
    if ((isTagged(route) && status == 200) || isRow || status == 412)
        headers.emplace_back("ETag");
    if (status == 200 && route.parameter("cursor"))
        headers.emplace_back("Link");
    const bool isRun = std::ranges::any_of(route.answers, [status](const RouteAnswer &answer) {
        return answer.status == status && status != 200
            && (answer.schema == u"ImportRun" || answer.schema == u"RunningProblem");
    });
    if (status == 201 || status == 308 || isRun)
        headers.emplace_back("Location");
    if (route.journalled && status < 300)
        headers.emplace_back("Operation-Id");
    return headers;
}

/// A problem comes as either type, as Accept asks for it.
std::vector<QByteArray> typesOf(const RouteAnswer &answer)
{
    if (!answer.types.empty())
        return answer.types;
    std::vector<QByteArray> types { "application/json" };
    if (answer.schema.endsWith(u"Problem"))
        types.emplace_back("application/problem+json");
    return types;
}

void writeAnswer(JsonWriter &json, const Route &route, const RouteAnswer &answer)
{
    if (isPlainProblem(answer) || answer.status == 304)
        return writeReference(json, "responses", answer.status == 304 ? "NotModified"_ba : problemName(answer.status));
    json.beginObject().member("description", QString::fromLatin1(reasonPhrase(answer.status)));
    if (const std::vector<QByteArray> headers = headersOf(route, answer.status); !headers.empty()) {
        json.key("headers").beginObject();
        for (const QByteArray &header : headers)
            writeReference(json.key(header), "headers", header);
        json.endObject();
    }
    if (!answer.schema.isEmpty() || !answer.types.empty())
        writeContent(json, typesOf(answer), answer.schema);
    json.endObject();
}

} // namespace

QByteArray openApiPath(const Route &route)
{
    return route.path.toUtf8().replace("*}", "}");
}

QByteArray operationId(const Route &route)
{
    QByteArray name = methodName(route.method).toByteArray().toLower();
    QByteArray before;
    const QByteArrayList segments = route.path.toLatin1().split('/');
    for (qsizetype i = 1; i < segments.size(); ++i) {
        const QByteArray &segment = segments[i];
        if (!segment.startsWith('{')) {
            if (segment != "api" || i > 1)
                name += camelCase(segment);
        } else if (i + 1 == segments.size() && !before.startsWith("by-")) {
            name += "By" + camelCase(segment);
        }
        before = segment;
    }
    return route.path == u"/" ? name + "Root" : name;
}

QByteArray problemName(int status)
{
    return "Problem" + QByteArray::number(status);
}

bool isPlainProblem(const RouteAnswer &answer)
{
    return answer.status >= firstProblem && answer.schema.isEmpty() && answer.types.empty();
}

std::vector<RouteAnswer> openApiAnswers(const Route &route)
{
    std::vector<RouteAnswer> answers = route.answers;
    if (isTagged(route))
        answers.push_back({ 304 });
    if (!route.body.isEmpty())
        answers.insert(answers.end(), { { 400 }, { 413 }, { 415 } });
    if (route.access != Access::Open) {
        answers.push_back({ 401, u"AccessProblem"_s });
        answers.push_back({ 403, u"AccessProblem"_s });
        answers.push_back({ 429 });
    }
    if (route.conditional) {
        answers.push_back({ 412, u"ChangedProblem"_s });
        answers.push_back({ 428 });
    }
    if (!route.body.isEmpty() || !route.parameters.empty())
        answers.push_back({ 422, u"ValidationProblem"_s });
    std::ranges::stable_sort(answers, {}, &RouteAnswer::status);
    const auto again = std::ranges::unique(answers, {}, &RouteAnswer::status);
    answers.erase(again.begin(), again.end());
    return answers;
}

void writeOperation(JsonWriter &json, const Route &route, const QHash<QString, QByteArray> &examples)
{
    json.beginObject().member("operationId", QString::fromLatin1(operationId(route)));
    json.member("summary", route.summary).key("tags").beginArray().value(route.tag).endArray();
    json.member("x-access", accessWord(route.access));
    if (route.dropIn && route.access != Access::Open)
        json.member("x-drop-in", true);
    if (route.access == Access::Open)
        json.key("security").beginArray().endArray();
    writeParameters(json, route);
    writeBody(json, route, examples.value(route.body));
    json.key("responses").beginObject();
    for (const RouteAnswer &answer : openApiAnswers(route))
        writeAnswer(json.key(QByteArray::number(answer.status)), route, answer);
    writeReference(json.key("default"), "responses", "Problem");
    json.endObject().endObject();
}

} // namespace hearthbook
