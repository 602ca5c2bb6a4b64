#include "server/api/batchbody.h"

#include "core/domain/jsonfields.h"
#include "server/api/jsonbody.h"
#include "server/http/characters.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostPathCharacters = 8192;
constexpr int mostTagCharacters = 1024;

void refuseOthers(simdjson::dom::object object, JsonFields &fields, const std::vector<std::string_view> &known)
{
    for (const auto &member : object) {
        if (std::find(known.begin(), known.end(), member.key) == known.end())
            fields.add(member.key, u"extra_forbidden"_s, u"Extra inputs are not permitted"_s);
    }
}

Method readMethod(JsonFields &fields)
{
    const std::string_view word = fields.require("method") ? fields.utf8("method", 16).value_or(std::string_view())
                                                           : std::string_view();
    const std::optional<Method> method = methodFromName({ word.data(), qsizetype(word.size()) });
    if (method && !isSafe(*method))
        return *method;
    if (!word.empty())
        fields.add("method", u"literal_error"_s, u"Input should be 'POST', 'PUT', 'PATCH' or 'DELETE'"_s);
    return Method::Post;
}

QByteArray readPath(JsonFields &fields)
{
    if (!fields.require("path"))
        return {};
    const std::optional<std::string_view> text = fields.utf8("path", mostPathCharacters);
    if (!text)
        return {};
    const bool isPath = text->starts_with('/')
        && std::none_of(text->begin(), text->end(), [](char c) { return isControl(c) || c == ' ' || c == '#'; });
    if (!isPath)
        fields.add("path", u"value_error"_s, u"Input should begin with / and be percent-encoded"_s);
    return QByteArray::fromStdString(std::string(*text));
}

BatchOperation readOperation(simdjson::dom::object object, const QJsonArray &place, std::vector<FieldError> &errors)
{
    JsonFields fields(object, place, errors);
    refuseOthers(object, fields, { "method", "path", "body", "if_match" });
    BatchOperation operation;
    operation.method = readMethod(fields);
    operation.path = readPath(fields);
    if (const auto body = fields.member("body"))
        operation.body = QByteArray::fromStdString(simdjson::minify(*body));
    if (fields.member("if_match") && !fields.isNull("if_match")) {
        const std::string_view tag = fields.utf8("if_match", mostTagCharacters).value_or(std::string_view());
        operation.ifMatch = QByteArray(tag.data(), qsizetype(tag.size()));
        if (operation.ifMatch.isEmpty())
            fields.add("if_match", u"value_error"_s, u"Input should be an ETag"_s);
    }
    return operation;
}

void readOperations(simdjson::dom::array list, JsonFields &fields, BatchBody &batch, std::vector<FieldError> &errors)
{
    if (list.size() == 0)
        fields.add("operations", u"too_short"_s, u"List should have at least 1 item"_s);
    if (list.size() > maxBatchOperations) {
        fields.add("operations", u"too_long"_s, u"List should have at most %1 items"_s.arg(maxBatchOperations));
        return;
    }
    for (const simdjson::dom::element item : list) {
        const QJsonArray place { u"body"_s, u"operations"_s, qint64(batch.operations.size()) };
        simdjson::dom::object object;
        if (item.get_object().get(object) == simdjson::SUCCESS)
            batch.operations.push_back(readOperation(object, place, errors));
        else
            errors.push_back({ u"dict_type"_s, place, u"Input should be a valid dictionary"_s, {}, {} });
    }
}

} // namespace

Result<BatchBody> readBatch(const Request &request)
{
    const Result<JsonDocument> document = readJsonObject(request);
    if (!document)
        return failure(document);
    std::vector<FieldError> errors;
    JsonFields fields(objectOf(*document), { u"body"_s }, errors);
    refuseOthers(objectOf(*document), fields, { "operations", "dry_run" });
    BatchBody batch;
    batch.dryRun = fields.flag("dry_run").value_or(false);
    simdjson::dom::array list;
    if (!fields.require("operations"))
        return tl::unexpected(invalid(errors));
    if (fields.member("operations")->get_array().get(list) == simdjson::SUCCESS)
        readOperations(list, fields, batch, errors);
    else
        fields.add("operations", u"list_type"_s, u"Input should be a valid list"_s);
    if (!errors.empty())
        return tl::unexpected(invalid(errors));
    return batch;
}

} // namespace hearthbook
