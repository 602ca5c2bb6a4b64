#include "server/api/logapi.h"

#include "core/domain/fielderrors.h"
#include "core/domain/jsonfields.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/http/problem.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcLog, "hearthbook.log")

constexpr int longestWord = 16;

JsonWriter membersOf(const LogForm &form)
{
    JsonWriter json(64);
    json.beginObject().member("level", form.level).member("access", form.access).member("format", form.format);
    json.endObject();
    return json;
}

Response readForm(const LogControl &log)
{
    const LogForm form = log.form();
    JsonWriter json = membersOf(form);
    const QString etag = u"\"%1-%2-%3\""_s.arg(form.level, form.access ? u"access"_s : QString(), form.format);
    return taggedResponse(json, etag.toLatin1());
}

Result<QString> readLevel(const Request &request)
{
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    std::vector<FieldError> errors;
    JsonFields fields(objectOf(*document), { u"body"_s }, errors);
    const auto value = fields.require("level") ? fields.utf8("level", longestWord) : std::nullopt;
    const QString level = value ? text(*value) : QString();
    if (errors.empty() && !logLevels().contains(level))
        fields.add("level", u"value_error"_s, u"A level is DEBUG, INFO, WARNING or ERROR"_s);
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return level;
}

/// Told before and after, so that it is told at either level.
void change(const LogControl &log, const QString &level, const QString &actor)
{
    const QString said = u"The level of the log is %1 from now on, says %2"_s.arg(level, actor);
    const bool isTold = lcLog().isInfoEnabled();
    if (isTold)
        qCInfo(lcLog).noquote() << said;
    log.setLevel(level);
    if (!isTold)
        qCInfo(lcLog).noquote() << said;
}

Response setLevel(const LogControl &log, const Request &request)
{
    const Result<QString> level = readLevel(request);
    if (!level)
        return problem(level.error(), request);
    if (!log.setLevel)
        return problem({ ErrorCode::Unavailable, u"The log of this program is not the API's to change"_s, {} },
                       request);
    change(log, *level, actorOf(request));
    return jsonResponse(membersOf(log.form()).take());
}

} // namespace

void addLogApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Get,
                 .path = u"/api/log"_s,
                 .access = Access::Admin,
                 .summary = u"How the server writes its log"_s,
                 .handler = SyncHandler([&context](const Request &) { return readForm(context.log); }),
                 .tag = u"Service"_s,
                 .answers = { { 200, u"Log"_s } } });
    router.add({ .method = Method::Put,
                 .path = u"/api/log"_s,
                 .access = Access::Admin,
                 .summary = u"Another level of the log, until the server starts or reads its settings again"_s,
                 .handler = SyncHandler([&context](const Request &request) { return setLevel(context.log, request); }),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Service"_s,
                 .body = u"LogLevel"_s,
                 .answers = { { 200, u"Log"_s }, { 503 } } });
}

} // namespace hearthbook
