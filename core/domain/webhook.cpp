#include "core/domain/webhook.h"

#include "core/domain/jsondocument.h"
#include "core/domain/textrules.h"

#include <array>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

template<typename Value>
using Words = std::array<std::pair<Value, QStringView>, 3>;

constexpr Words<SignatureScheme> schemes { { { SignatureScheme::Standard, u"standard" },
                                             { SignatureScheme::SportsData, u"sports-data" },
                                             { SignatureScheme::DataApi, u"data-api" } } };

constexpr Words<DeliveryState> states { { { DeliveryState::Pending, u"pending" },
                                          { DeliveryState::Delivered, u"delivered" },
                                          { DeliveryState::Failed, u"failed" } } };

template<typename Value>
QString wordOf(const Words<Value> &words, Value value)
{
    for (const auto &[candidate, word] : words) {
        if (candidate == value)
            return word.toString();
    }
    return {};
}

template<typename Value>
std::optional<Value> valueOf(const Words<Value> &words, QStringView wanted)
{
    for (const auto &[value, word] : words) {
        if (word == wanted)
            return value;
    }
    return std::nullopt;
}

QStringList strings(dom::object object, std::string_view key)
{
    dom::element value;
    if (object[key].get(value) != simdjson::SUCCESS)
        return {};
    std::string_view single;
    if (value.get_string().get(single) == simdjson::SUCCESS)
        return { text(single) };
    dom::array items;
    if (value.get_array().get(items) != simdjson::SUCCESS)
        return {};
    QStringList found;
    for (const dom::element item : items) {
        if (item.get_string().get(single) == simdjson::SUCCESS)
            found += text(single);
    }
    return found;
}

} // namespace

QString schemeWord(SignatureScheme scheme)
{
    return wordOf(schemes, scheme);
}

std::optional<SignatureScheme> schemeOf(QStringView word)
{
    return valueOf(schemes, word);
}

QString deliveryStateWord(DeliveryState state)
{
    return wordOf(states, state);
}

std::optional<DeliveryState> deliveryStateOf(QStringView word)
{
    return valueOf(states, word);
}

Result<WebhookFilters> WebhookFilters::fromJson(const QByteArray &text)
{
    const Result<JsonDocument> document = JsonDocument::parse(text);
    if (!document)
        return failure(document);
    if (document->root().is_null())
        return WebhookFilters {};
    dom::object object;
    if (document->root().get_object().get(object) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    WebhookFilters filters;
    filters.areaIds = strings(object, "area_id");
    filters.domains = strings(object, "domain");
    filters.json = QByteArray::fromStdString(simdjson::minify(object));
    return filters;
}

} // namespace hearthbook
