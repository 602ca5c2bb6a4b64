#include "server/http/problem.h"

#include "core/domain/jsonwriter.h"
#include "core/domain/timestamp.h"

#include <QJsonDocument>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr QByteArrayView problemType = "application/problem+json";

/// One JSON value as compact text; QJsonDocument itself writes only arrays and objects.
QByteArray jsonText(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray { value }).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

void writeItem(JsonWriter &out, const FieldError &field)
{
    const bool isSyntax = field.type == u"json_invalid";
    out.beginObject().member("type", field.type);
    out.key("loc").raw(jsonText(field.location));
    out.member("msg", field.message);
    out.key("input").raw(isSyntax && field.input.isNull() ? QByteArray("{}") : jsonText(field.input));
    if (!field.context.isEmpty())
        out.key("ctx").raw(jsonText(field.context));
    if (!isSyntax)
        out.member("url", QString(u"https://errors.pydantic.dev/2.4/v/"_s + field.type));
    out.endObject();
}

void writeDetail(JsonWriter &out, const QString &detail, const std::vector<FieldError> &fields)
{
    out.key("detail");
    if (fields.empty()) {
        out.value(detail);
        return;
    }
    out.beginArray();
    for (const FieldError &field : fields)
        writeItem(out, field);
    out.endArray();
}

QByteArray body(int status, const QString &title, const QString &detail, const std::vector<FieldError> &fields,
                const Request &request)
{
    const QString code = status == 500 ? u"INTERNAL_ERROR"_s : QString(u"HTTP_"_s + QString::number(status));
    JsonWriter out(256 + qsizetype(fields.size()) * 192);
    out.beginObject().member("type", u"about:blank"_s).member("title", title).member("status", status);
    writeDetail(out, detail, fields);
    out.key("instance").value(QString::fromUtf8(request.path));
    out.member("success", false).member("error", detail).member("error_code", code);
    out.member("timestamp", Timestamp::now()).endObject();
    return out.take();
}

Response answer(int status, const QString &detail, const std::vector<FieldError> &fields, const Request &request)
{
    const QString standard = QString::fromLatin1(reasonPhrase(status));
    const QString words = detail.isEmpty() ? standard : detail;
    const QString title = fields.empty() ? standard : words;
    Response response = jsonResponse(body(status, title, words, fields, request), status);
    if (request.headers.value("accept").contains(problemType))
        response.contentType = problemType.toByteArray();
    if (status == 503)
        response.headers.set("retry-after", "1");
    return response;
}

} // namespace

int httpStatus(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidInput: return 422;
    case ErrorCode::MalformedInput: return 400;
    case ErrorCode::UnsupportedMedia: return 415;
    case ErrorCode::TooLarge: return 413;
    case ErrorCode::NotFound: return 404;
    case ErrorCode::Conflict: return 409;
    case ErrorCode::Forbidden: return 403;
    case ErrorCode::Misdirected: return 421;
    case ErrorCode::StorageFull: return 507;
    case ErrorCode::Busy:
    case ErrorCode::ReadOnly:
    case ErrorCode::Unavailable: return 503;
    case ErrorCode::Corrupt:
    case ErrorCode::NotADatabase:
    case ErrorCode::SchemaNewer:
    case ErrorCode::SchemaChanged:
    case ErrorCode::Internal: return 500;
    }
    return 500;
}

Response problem(const Error &error, const Request &request)
{
    const int status = httpStatus(error.code);
    if (status == 500)
        return problem(500, {}, request);
    return answer(status, error.message, error.fields, request);
}

Response problem(int status, const QString &detail, const Request &request)
{
    return answer(status, status == 500 ? u"Internal server error"_s : detail, {}, request);
}

Response problem(int status, const QString &detail, const Request &request, QByteArrayView members)
{
    Response response = problem(status, detail, request);
    response.body.chop(1);
    response.body.append(',').append(members).append('}');
    return response;
}

} // namespace hearthbook
