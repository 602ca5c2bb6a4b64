#include "server/api/importsapi.h"

#include "core/importers/importwriter.h"
#include "core/importers/sourcefile.h"
#include "server/api/etag.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/userpreferences.h"

#include <QFile>
#include <QTemporaryDir>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// The report with its id before it.
QByteArray withId(qint64 id, const QByteArray &report)
{
    return "{\"id\":" + QByteArray::number(id) + ',' + report.sliced(1);
}

/// Where the body was for that moment is nothing to its sender.
QString withoutFolder(QString message, const QString &path)
{
    return message.replace(path, u"import.db"_s);
}

/// SQLite reads files only: the body becomes one for a moment, in a folder that is this user's alone.
Result<ImportPlan> planOfDatabase(const QByteArray &body, const WebhookTools &tools)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"import.db"_s);
    QFile file(path);
    if (!folder.isValid() || !file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) || file.write(body) != body.size())
        return failure(ErrorCode::StorageFull, u"The database cannot be stored to be read"_s);
    file.close();
    const Result<SourceFile> source = SourceFile::open(ImportKind::Database, path);
    if (!source)
        return failure(source.error().code, withoutFolder(source.error().message, path));
    ImportPlan plan = source->plan({}, tools);
    for (auto &left : plan.left)
        left.reason = withoutFolder(left.reason, path);
    return plan;
}

Result<ImportPlan> readPlan(ImportKind kind, const Request &request, const WebhookTools &tools)
{
    if (kind == ImportKind::Database)
        return planOfDatabase(request.body, tools);
    const Result<QString> user = kind == ImportKind::LocalStorage ? userOf(request) : QString();
    if (!user)
        return failure(user);
    return SourceFile::ofBytes(kind, request.body).plan(*user, tools);
}

/// A body of which nothing can be read is no import.
Error unreadable(const ImportPlan &plan)
{
    const QString reason = plan.left.front().reason;
    return { ErrorCode::InvalidInput, reason, { { u"value_error"_s, { u"body"_s }, reason, QJsonValue(), {} } } };
}

WriteHandler importing(ImportKind kind, const WebhookTools &tools)
{
    return [kind, &tools](const Request &request) -> Result<Transact> {
        Result<ImportPlan> read = readPlan(kind, request, tools);
        if (!read)
            return failure(read);
        if (read->unreadable)
            return tl::unexpected(unreadable(*read));
        const auto plan = std::make_shared<ImportPlan>(std::move(*read));
        const ImportMode mode = request.query.flag("dry_run") ? ImportMode::Keep : ImportMode::Write;
        return Transact([kind, plan, mode, &tools](Store &store) -> Result<Response> {
            const Result<FinishedImport> done = runImport(store, *plan, tools, { .kind = importKindWord(kind) }, mode);
            if (!done)
                return failure(done);
            const qint64 id = done->id.value_or(0);
            Response answer = jsonResponse(importReportWithId(*done), 201);
            answer.headers.append("Location", "/api/imports/" + QByteArray::number(id));
            return answer;
        });
    };
}

Result<Response> oneImport(Store &store, const Request &request)
{
    const qint64 id = request.parameter("id").toLongLong();
    const Result<std::optional<QByteArray>> report = store.imports().report(id);
    if (!report)
        return failure(report);
    if (!*report)
        return failure(ErrorCode::NotFound, u"Import %1 not found"_s.arg(id));
    Response response = jsonResponse(withId(id, **report));
    response.headers.set("etag", contentEtag(response.body));
    return response;
}

/// Of each what its report says before the entries.
Result<Response> listImports(Store &store, const Request &)
{
    const Result<std::vector<ImportStore::Summary>> imports = store.imports().list();
    if (!imports)
        return failure(imports);
    QByteArrayList items;
    for (const ImportStore::Summary &import : *imports) {
        JsonWriter head(64);
        head.beginObject().member("id", import.id).member("actor", import.actor);
        items += head.take() + ',' + import.report.sliced(1);
    }
    Response response = jsonResponse("{\"imports\":[" + items.join(',')
                                     + "],\"count\":" + QByteArray::number(items.size()) + '}');
    response.headers.set("etag", contentEtag(response.body));
    return response;
}

std::vector<QByteArray> bodyTypes(ImportKind kind)
{
    std::vector<QByteArray> types = anyBodyType();
    if (kind == ImportKind::Database)
        types.insert(types.begin(), "application/octet-stream");
    if (kind == ImportKind::Ndjson)
        types.insert(types.begin(), "application/x-ndjson");
    return types;
}

} // namespace

QByteArray importReportWithId(const FinishedImport &import)
{
    return withId(import.id.value_or(0), import.report.toJson());
}

Parameter dryRunParameter()
{
    return {
        .name = "dry_run", .type = Parameter::Flag, .summary = u"Only tell what would be done"_s, .fallback = false
    };
}

void addImportsApi(Router &router, ApiContext &context)
{
    const auto add = [&](ImportKind kind, const QString &summary, const QString &body,
                         std::vector<Parameter> parameters) {
        const QString word = importKindWord(kind);
        router.add({ .method = Method::Post,
                     .path = u"/api/imports/"_s + word,
                     .access = Access::Admin,
                     .summary = summary,
                     .parameters = std::move(parameters),
                     .handler = writing(context.writer, u"import."_s + word, Rows::Many,
                                        importing(kind, context.importTools), u"import"_s),
                     .bodyTypes = bodyTypes(kind),
                     .tag = u"Imports"_s,
                     .journalled = true,
                     .body = body,
                     .answers = { { 201, u"ImportReport"_s } } });
    };
    add(ImportKind::Webhooks, u"Takes the webhooks of the old webhooks.json"_s, u"OldWebhooks"_s,
        { dryRunParameter() });
    add(ImportKind::LocalStorage, u"Takes the preferences of a browser's storage, saved as JSON"_s, u"LocalStorage"_s,
        { userParameter(), dryRunParameter() });
    add(ImportKind::Database,
        u"Takes what an old metadata.db, webhooks.db or sports_teams.db, or another book of Hearthbook's holds"_s,
        u"OldDatabase"_s, { dryRunParameter() });
    add(ImportKind::Ndjson, u"Takes an export of a book"_s, u"Book"_s, { dryRunParameter() });
    router.add({ .method = Method::Get,
                 .path = u"/api/imports"_s,
                 .access = Access::Admin,
                 .summary = u"The imports whose reports are kept, newest first, without their entries"_s,
                 .handler = reading(context.readers, Keep::Nothing, listImports),
                 .tag = u"Imports"_s,
                 .answers = { { 200, u"ImportList"_s } } });
    router.add({ .method = Method::Get,
                 .path = u"/api/imports/{id}"_s,
                 .access = Access::Admin,
                 .summary = u"The report of an import"_s,
                 .parameters = { { .name = "id", .in = Parameter::Path, .type = Parameter::Integer } },
                 .handler = reading(context.readers, Keep::Nothing, oneImport),
                 .tag = u"Imports"_s,
                 .answers = { { 200, u"ImportReport"_s }, { 404 } } });
}

} // namespace hearthbook
