#include "server/api/jsonbody.h"

#include "server/http/mediatype.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> noObject()
{
    return tl::unexpected(typeError(u"model_attributes_type"_s,
                                    u"Input should be a valid dictionary or object to extract fields from"_s));
}

} // namespace

std::vector<QByteArray> anyBodyType()
{
    return { "*/*" };
}

Result<JsonDocument> readJsonObject(const Request &request)
{
    if (!request.body.isEmpty() && !isJsonType(request.headers.value("content-type")))
        return noObject();
    Result<JsonDocument> document = JsonDocument::parse(request.body);
    if (!document || document->root().is_object())
        return document;
    if (document->root().is_null())
        return JsonDocument::parse({}); // the old service took null for no body
    return noObject();
}

simdjson::dom::object objectOf(const JsonDocument &document)
{
    return document.root().get_object().value_unsafe();
}

} // namespace hearthbook
