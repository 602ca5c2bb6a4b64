#include "server/api/keybody.h"

#include "core/domain/fielderrors.h"
#include "core/domain/jsonfields.h"
#include "core/domain/textrules.h"
#include "server/api/jsonbody.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestText = 255;

QString textOf(JsonFields &fields, std::string_view key)
{
    const std::optional<std::string_view> value = fields.require(key) ? fields.utf8(key, longestText) : std::nullopt;
    return value ? text(*value) : QString();
}

std::optional<Timestamp> expiryOf(JsonFields &fields, const Timestamp &now)
{
    if (!fields.member("expires_at") || fields.isNull("expires_at"))
        return std::nullopt;
    const std::optional<std::string_view> value = fields.utf8("expires_at", longestText);
    if (!value)
        return std::nullopt;
    const std::optional<Timestamp> time = Timestamp::fromText({ value->data(), qsizetype(value->size()) });
    if (!time)
        fields.add("expires_at", u"value_error"_s, u"Write a time as 2027-01-31T00:00:00Z"_s);
    else if (*time <= now)
        fields.add("expires_at", u"value_error"_s, u"This time is over already"_s);
    return time;
}

} // namespace

Result<ApiKey> readKeyWish(const Request &request, const Timestamp &now)
{
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    std::vector<FieldError> errors;
    JsonFields fields(objectOf(*document), { u"body"_s }, errors);
    ApiKey key;
    key.name = textOf(fields, "name");
    if (const QString problem = keyNameProblem(key.name); errors.empty() && !problem.isEmpty())
        fields.add("name", u"value_error"_s, problem);
    const std::size_t before = errors.size();
    const std::optional<KeyScope> scope = keyScopeFromWord(textOf(fields, "scope"));
    if (!scope && errors.size() == before)
        fields.add("scope", u"value_error"_s, u"A scope is read, write, ingest or admin"_s);
    key.scope = scope.value_or(KeyScope::Read);
    key.expiresAt = expiryOf(fields, now);
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return key;
}

} // namespace hearthbook
