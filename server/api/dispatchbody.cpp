#include "server/api/dispatchbody.h"

#include "core/domain/jsonfields.h"
#include "core/domain/textrules.h"
#include "core/webhooks/eventtypes.h"
#include "server/api/jsonbody.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

QString readEvent(JsonFields &fields)
{
    const auto member = fields.member("event");
    std::string_view name;
    if (!member)
        fields.add("event", u"missing"_s, u"Field required"_s);
    else if (member->get_string().get(name) != simdjson::SUCCESS)
        fields.add("event", u"string_type"_s, u"Input should be a valid string"_s);
    else if (const Result<void> usable = checkEventName(text(name)); !usable)
        fields.add("event", u"value_error"_s, usable.error().message);
    return text(name);
}

} // namespace

QStringList withAliases(const QStringList &ids, const Result<TeamCatalogue> &teams)
{
    QStringList all;
    for (const QString &id : ids)
        all += teams ? teams->sameTeams(id) : QStringList { id };
    return all;
}

Result<DispatchBody> readDispatch(const Request &request, const Result<TeamCatalogue> &teams)
{
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    std::vector<FieldError> errors;
    JsonFields fields(objectOf(*document), { u"body"_s }, errors);
    DispatchBody body;
    body.event = { .name = readEvent(fields), .subject = EventSubject::Game };
    if (fields.member("teams") && !fields.isNull("teams"))
        body.event.teams = withAliases(fields.ids("teams").value_or(QStringList()), teams);
    if (!fields.member("payload"))
        fields.add("payload", u"missing"_s, u"Field required"_s);
    else if (const auto payload = fields.object("payload"))
        body.payload = QByteArray::fromStdString(simdjson::minify(*payload));
    if (!errors.empty())
        return tl::unexpected(invalid(errors));
    return body;
}

} // namespace hearthbook
