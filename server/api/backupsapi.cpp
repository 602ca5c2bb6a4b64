#include "server/api/backupsapi.h"

#include "core/domain/jsonwriter.h"
#include "core/storage/backupservice.h"
#include "server/api/backupfilestream.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int mostFilesAtOnce = 4;
constexpr auto longestFile = 1h; ///< of one, which may be hundreds of megabytes over a slow line

void write(JsonWriter &json, const Backup &backup)
{
    json.beginObject().member("name", backup.name);
    writeMembers(json, backup.manifest);
    json.endObject();
}

QByteArray jsonOf(const Backup &backup)
{
    JsonWriter json(1500);
    write(json, backup);
    return json.take();
}

/// A backup that cannot be used is the state of the thing that was asked for, no fault of the server.
Error forClient(const Error &error, const BackupService &service)
{
    Error told = error;
    told.message = service.withoutPlaces(told.message);
    switch (error.code) {
    case ErrorCode::Corrupt:
    case ErrorCode::NotADatabase:
    case ErrorCode::SchemaNewer:
    case ErrorCode::SchemaChanged: told.code = ErrorCode::Conflict; break;
    default: break;
    }
    return told;
}

Response notSetUp(const Request &request)
{
    return problem({ ErrorCode::Unavailable, u"Nothing makes backups here"_s, {} }, request);
}

Response listBackups(BackupService &service)
{
    const std::vector<Backup> backups = service.folder().list();
    const BackupState state = service.state();
    JsonWriter json(1500);
    json.beginObject().key("backups").beginArray();
    for (const Backup &backup : backups)
        write(json, backup);
    json.endArray().member("count", int(backups.size()));
    const BackupSchedule &schedule = service.schedule();
    json.key("schedule").beginObject().member("enabled", schedule.isOn).member("hour", schedule.hour);
    json.member("keep_daily", schedule.rule.daily)
        .member("keep_weekly", schedule.rule.weekly)
        .member("keep_monthly", schedule.rule.monthly)
        .endObject();
    json.member("problem", state.problem.isEmpty() ? std::optional<QString>() : std::optional(state.problem));
    const QByteArray text = json.endObject().take();
    return taggedResponse(JsonWriter().raw(text), contentEtag(text));
}

Response oneBackup(BackupService &service, const Request &request)
{
    const Result<Backup> backup = service.folder().find(request.parameter("name"));
    return backup ? jsonResponse(jsonOf(*backup)) : problem(backup.error(), request);
}

/// The file itself, where it is what its manifest says; whoever has it can tell by `Repr-Digest` (RFC 9530).
Response file(BackupService &service, const Request &request, const std::shared_ptr<std::atomic<int>> &taken)
{
    const Result<Backup> backup = service.folder().find(request.parameter("name"));
    if (!backup)
        return problem(backup.error(), request);
    if (!backup->isGood())
        return problem({ ErrorCode::Conflict,
                         u"The backup %1 cannot be used: %2"_s.arg(backup->name, backup->manifest.verdict.problem),
                         {} },
                       request);
    std::unique_ptr<StreamSlot> slot = StreamSlot::take(taken, mostFilesAtOnce);
    if (!slot)
        return problem({ ErrorCode::Busy, u"%1 backups are being fetched; try again later"_s.arg(mostFilesAtOnce), {} },
                       request);
    Result<std::shared_ptr<BackupFileStream>> stream = BackupFileStream::open(
        service.folder().pathOf(backup->name), backup->manifest.bytes, std::move(slot), longestFile);
    if (!stream)
        return problem(stream.error(), request);
    Response response;
    response.contentType = "application/vnd.sqlite3";
    response.headers.set("content-disposition", "attachment; filename=\"" + backup->name.toLatin1() + '"');
    response.headers.set("cache-control", "no-store");
    const QByteArray sha256 = backup->manifest.sha256.toLatin1();
    response.headers.set("etag", '"' + sha256 + '"');
    response.headers.set("repr-digest", "sha-256=:" + QByteArray::fromHex(sha256).toBase64() + ':');
    response.stream = std::move(*stream);
    return response;
}

void create(BackupService &service, const Request &request, const Completion &completion)
{
    service.create([&service, request, completion](const Result<Backup> &made) {
        if (!made)
            return completion(problem(forClient(made.error(), service), request));
        Response response = jsonResponse(jsonOf(*made), 201);
        response.headers.append("Location", "/api/backups/" + made->name.toLatin1());
        completion(response);
    });
}

void verify(BackupService &service, const Request &request, const Completion &completion)
{
    service.verify(request.parameter("name"), [&service, request, completion](const Result<Backup> &backup) {
        completion(backup ? jsonResponse(jsonOf(*backup)) : problem(forClient(backup.error(), service), request));
    });
}

void restore(const ApiContext &context, const Request &request, const Completion &completion)
{
    BackupService &service = *context.backups;
    const QString name = request.parameter("name");
    service.restore(name, actorOf(request), [&context, name, request, completion](const Result<Restoration> &done) {
        if (!done)
            return completion(problem(forClient(done.error(), *context.backups), request));
        std::ignore = context.discovery.trigger(); // the home went on since
        JsonWriter json(300);
        json.beginObject().member("restored", name);
        json.member("kept", done->kept ? std::optional(done->kept->name) : std::nullopt);
        json.member("epoch", done->epoch).member("seq", done->seq).endObject();
        completion(jsonResponse(json.take()));
    });
}

Parameter nameParameter()
{
    return { .name = "name", .in = Parameter::Path, .summary = u"As the list has it"_s, .max = 64 };
}

} // namespace

void writeHealth(JsonWriter &json, const BackupService *backups)
{
    const BackupState state = backups ? backups->state() : BackupState();
    json.beginObject().member("scheduled", state.isScheduled).member("count", qint64(state.count));
    json.key("last");
    if (state.last)
        json.beginObject()
            .member("name", state.last->name)
            .member("created_at", state.last->manifest.createdAt)
            .member("verified_at", state.last->manifest.verdict.at)
            .member("bytes", state.last->manifest.bytes)
            .endObject();
    else
        json.null();
    json.member("problem", state.problem.isEmpty() ? std::optional<QString>() : std::optional(state.problem));
    json.endObject();
}

void addBackupsApi(Router &router, ApiContext &context)
{
    const auto now = [&context](Response (*answer)(BackupService &, const Request &)) -> SyncHandler {
        return [&context, answer](const Request &request) {
            return context.backups ? answer(*context.backups, request) : notSetUp(request);
        };
    };
    const auto later = [&context](const auto &answer) -> AsyncHandler {
        return [&context, answer](const Request &request, const Completion &completion) {
            if (context.backups)
                answer(request, completion);
            else
                completion(notSetUp(request));
        };
    };
    const auto add = [&router](Method method, const QString &path, Access access, const QString &summary, auto handler,
                               std::vector<RouteAnswer> answers) {
        Route route { .method = method, .path = path, .access = access, .summary = summary };
        if (path.contains(u'{'))
            route.parameters = { nameParameter() };
        route.handler = std::move(handler);
        route.tag = u"Backups"_s;
        route.answers = std::move(answers);
        router.add(std::move(route));
    };
    add(Method::Get, u"/api/backups"_s, Access::Read, u"The backups, newest first, and how they are made"_s,
        now([](BackupService &service, const Request &) { return listBackups(service); }),
        { { 200, u"BackupList"_s }, { 503 } });
    add(Method::Post, u"/api/backups"_s, Access::Admin, u"Makes a backup and checks it"_s,
        later([&context](const Request &request, const Completion &completion) {
            create(*context.backups, request, completion);
        }),
        { { 201, u"Backup"_s }, { 503 }, { 507 } });
    add(Method::Get, u"/api/backups/{name}"_s, Access::Read, u"One backup, as its manifest has it"_s, now(oneBackup),
        { { 200, u"Backup"_s }, { 404 }, { 503 } });
    const auto taken = std::make_shared<std::atomic<int>>(0);
    add(Method::Get, u"/api/backups/{name}/file"_s, Access::Admin,
        u"The file of a backup: a whole database, with the sealed secrets of webhooks"_s,
        SyncHandler([&context, taken](const Request &request) {
            return context.backups ? file(*context.backups, request, taken) : notSetUp(request);
        }),
        { { 200, {}, { "application/vnd.sqlite3" } }, { 404 }, { 409 }, { 503 } });
    add(Method::Post, u"/api/backups/{name}/verify"_s, Access::Admin,
        u"Checks a backup byte by byte and keeps the verdict: `problem` in the answer"_s,
        later([&context](const Request &request, const Completion &completion) {
            verify(*context.backups, request, completion);
        }),
        { { 200, u"Backup"_s }, { 404 }, { 503 } });
    add(Method::Post, u"/api/backups/{name}/restore"_s, Access::Admin,
        u"Checks a backup and puts it in place of the book; what that was is kept as another backup"_s,
        later([&context](const Request &request, const Completion &completion) {
            restore(context, request, completion);
        }),
        { { 200, u"Restoration"_s }, { 404 }, { 409 }, { 503 }, { 507 } });
}

} // namespace hearthbook
