#include "core/importers/bookvalue.h"

#include "core/domain/mergepatch.h"
#include "core/domain/textrules.h"
#include "core/domain/webhookjson.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr int maxDepth = maxFiltersDepth;
constexpr int64_t maxNumber = int64_t(1) << 53; ///< what every JSON reader takes

QString unstorable(const QString &problem)
{
    return problem.isEmpty() ? QString() : u"cannot be taken: "_s + problem;
}

QString inText(const BookColumn &column, dom::element value)
{
    std::string_view read;
    if (value.get_string().get(read) != simdjson::SUCCESS)
        return u"is no text"_s;
    if (read.empty() && column.isNeeded())
        return u"is empty"_s;
    return unstorable(textProblem(read));
}

QString inTime(dom::element value, std::optional<QString> &stored)
{
    std::string_view read;
    if (value.get_string().get(read) != simdjson::SUCCESS)
        return u"is no time"_s;
    const std::optional<Timestamp> time = Timestamp::fromText({ read.data(), qsizetype(read.size()) });
    if (!time)
        return u"is no time"_s;
    if (time->toString() != text(read))
        stored = time->toString();
    return {};
}

QString inNumber(dom::element value)
{
    int64_t number = 0;
    const bool isNumber = value.get_int64().get(number) == simdjson::SUCCESS && number >= 0 && number <= maxNumber;
    return isNumber ? QString() : u"is no whole number"_s;
}

QString inTexts(dom::array items)
{
    for (const dom::element item : items) {
        std::string_view read;
        if (item.get_string().get(read) != simdjson::SUCCESS)
            return u"holds what is no text"_s;
        if (const QString problem = textProblem(read); !problem.isEmpty())
            return unstorable(problem);
    }
    return {};
}

QString inJson(const BookColumn &column, dom::element value)
{
    dom::array items;
    if (column.form == BookColumn::Object && !value.is_object())
        return u"is no object"_s;
    if (column.form != BookColumn::Object && value.get_array().get(items) != simdjson::SUCCESS)
        return u"is no list"_s;
    if (depthOf(value) > maxDepth)
        return u"is nested more than %1 deep"_s.arg(maxDepth);
    JsonWriter json;
    writeMember(json, "", value);
    if (json.text().size() > qsizetype(maxJsonBytes))
        return u"is longer than %1 bytes"_s.arg(maxJsonBytes);
    return column.form == BookColumn::Strings ? inTexts(items) : QString();
}

} // namespace

QString valueProblem(const BookColumn &column, dom::element value, std::optional<QString> &stored)
{
    if (value.is_null())
        return column.nullable ? QString() : u"must not be null"_s;
    switch (column.form) {
    case BookColumn::Text: return inText(column, value);
    case BookColumn::Time: return inTime(value, stored);
    case BookColumn::Number: return inNumber(value);
    case BookColumn::Flag: return value.is_bool() ? QString() : u"is neither true nor false"_s;
    default: return inJson(column, value);
    }
}

} // namespace hearthbook
