#include "server/api/preferencesapi.h"

#include "core/domain/preferencesjson.h"
#include "core/storage/preferenceusers.h"
#include "server/api/handlers.h"
#include "server/api/jsonbody.h"
#include "server/api/precondition.h"
#include "server/api/rowanswer.h"
#include "server/api/userpreferences.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What the plan says POST answers; ours follows.
Response successAnswer(const Preferences &preferences)
{
    JsonWriter json(160);
    json.beginObject().member("success", true).member("user_id", preferences.userId);
    json.member("updated_at", preferences.updatedAt).member("revision", preferences.revision).endObject();
    return taggedResponse(json, etagOf(preferences));
}

constexpr int mostUsers = 1000;

Result<Response> listUsers(Store &store, const Request &request)
{
    const Result<QStringList> users = preferenceUsers(store.connection(), request.query.integer("limit"));
    if (!users)
        return failure(users);
    JsonWriter json(1024);
    writeJson(json.beginObject().key("users"), *users);
    json.member("count", qint64(users->size())).endObject();
    return taggedResponse(json, contentEtag(json.text()));
}

/// A request that writes, read.
struct PreferencesChange
{
    enum Base { Stored, Defaults };

    QString user = {};
    PreferencesPatch patch = {};
    Precondition condition;
};

Result<Preferences> apply(Store &store, const PreferencesChange &change, PreferencesChange::Base base)
{
    if (base == PreferencesChange::Stored)
        return store.preferences().merge(change.user, change.patch);
    Preferences defaults;
    defaults.userId = change.user;
    const Result<Preferences> wanted = patched(defaults, change.patch);
    return wanted ? store.preferences().write(*wanted) : wanted;
}

Result<PreferencesChange> readChange(const Request &request)
{
    const Result<QString> user = userOf(request);
    if (!user)
        return failure(user);
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    const Result<PreferencesPatch> patch = readPreferencesPatch(objectOf(*document));
    if (!patch)
        return failure(patch);
    return PreferencesChange { *user, *patch, Precondition(request) };
}

/// A route that writes on top of `base` and answers with `answer`.
WriteHandler changing(PreferencesChange::Base base, PreferencesAnswer answer)
{
    return [base, answer](const Request &request) -> Result<Transact> {
        const Result<PreferencesChange> change = readChange(request);
        if (!change)
            return failure(change);
        return Transact([change = *change, base, answer](Store &store) -> Result<Response> {
            const Result<Preferences> stored = store.preferences().find(change.user);
            if (!stored)
                return failure(stored);
            const QString changed = u"The preferences of %1 have changed"_s.arg(change.user);
            if (std::optional<Response> refused = change.condition.refusal(*stored, changed))
                return *refused;
            const Result<Preferences> written = apply(store, change, base);
            return written ? Result<Response>(answer(*written)) : failure(written);
        });
    };
}

} // namespace

void addPreferencesApi(Router &router, ApiContext &context)
{
    const QString path = u"/api/user/preferences"_s;
    router.add({ .method = Method::Get,
                 .path = path,
                 .access = Access::Read,
                 .dropIn = true,
                 .summary = u"What a user prefers; the defaults for one who never said"_s,
                 .parameters = { userParameter() },
                 .handler = reading(context.readers, Keep::Answer, readingPreferences(rowAnswer<Preferences>)),
                 .tag = u"Preferences"_s,
                 .answers = { { 200, u"Preferences"_s } } });
    router.add({ .method = Method::Get,
                 .path = path + u"/users"_s,
                 .access = Access::Read,
                 .summary = u"The users who have preferences, by id"_s,
                 .parameters = { { .name = "limit",
                                   .type = Parameter::Integer,
                                   .summary = u"Users at most"_s,
                                   .min = 1,
                                   .max = mostUsers,
                                   .fallback = mostUsers } },
                 .handler = reading(context.readers, Keep::Answer, listUsers),
                 .tag = u"Preferences"_s,
                 .answers = { { 200, u"PreferenceUsers"_s } } });
    const auto add = [&](Method method, const QString &summary, WriteHandler handler, const QString &answer) {
        router.add({ .method = method,
                     .path = path,
                     .access = Access::Write,
                     .dropIn = method == Method::Post,
                     .summary = summary,
                     .parameters = { userParameter() },
                     .handler = writing(context.writer, u"preferences.write"_s, Rows::Few, std::move(handler)),
                     .bodyTypes = anyBodyType(),
                     .tag = u"Preferences"_s,
                     .conditional = true,
                     .journalled = true,
                     .body = u"PreferencesPatch"_s,
                     .answers = { { 200, answer } } });
    };
    add(Method::Put, u"Replaces what a user prefers; what is absent gets its default"_s,
        changing(PreferencesChange::Defaults, rowAnswer<Preferences>), u"Preferences"_s);
    add(Method::Patch, u"Changes what is named (merge patch); null gives the default"_s,
        changing(PreferencesChange::Stored, rowAnswer<Preferences>), u"Preferences"_s);
    add(Method::Post, u"Like PATCH, with the answer that the old system planned"_s,
        changing(PreferencesChange::Stored, successAnswer), u"PreferencesSaved"_s);
}

} // namespace hearthbook
