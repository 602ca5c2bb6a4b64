#include "core/domain/jsonfields.h"

#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// An answer must not be larger than what was sent.
constexpr std::size_t maxItems = 100;

} // namespace

std::optional<dom::element> JsonFields::member(std::string_view key) const
{
    std::optional<dom::element> found;
    for (const dom::key_value_pair one : m_object) {
        if (one.key == key)
            found = one.value;
    }
    return found;
}

bool JsonFields::isNull(std::string_view key) const
{
    const std::optional<dom::element> value = member(key);
    return value && value->is_null();
}

std::optional<QString> JsonFields::userId(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    if (!value)
        return std::nullopt;
    return id(*value, placeOf(key), keyError);
}

std::optional<QStringList> JsonFields::ids(std::string_view key)
{
    return list(key, maxListItems, idError);
}

std::optional<QStringList> JsonFields::texts(std::string_view key, std::size_t mostItems, int least, int most)
{
    return list(key, mostItems, [least, most](const QString &text, const QJsonArray &place) {
        if (text.size() < least)
            return std::optional(tooShort(least, place));
        return text.size() > most ? std::optional(tooLong(most, place)) : idError(text, place);
    });
}

std::optional<QStringList> JsonFields::list(std::string_view key, std::size_t most, const Check &check)
{
    const std::optional<dom::element> value = member(key);
    if (!value)
        return std::nullopt;
    dom::array array;
    if (value->get_array().get(array) != simdjson::SUCCESS) {
        add(key, u"list_type"_s, u"Input should be a valid list"_s);
        return std::nullopt;
    }
    const QJsonArray place = placeOf(key);
    QStringList read;
    for (const dom::element item : array) {
        if (std::size_t(read.size()) == most) {
            add(key, u"too_long"_s, u"List should have at most %1 items"_s.arg(most),
                { { u"field_type"_s, u"List"_s }, { u"max_length"_s, qint64(most) } });
            return std::nullopt;
        }
        read += id(item, place + QJsonValue(read.size()), check).value_or(QString());
    }
    return read;
}

std::optional<std::string_view> JsonFields::utf8(std::string_view key, int most)
{
    const std::optional<dom::element> value = member(key);
    std::string_view read;
    if (!value)
        return std::nullopt;
    if (value->get_string().get(read) != simdjson::SUCCESS)
        add(key, u"string_type"_s, u"Input should be a valid string"_s);
    else if (text(read).size() > most)
        add(tooLong(most, placeOf(key)));
    else
        return read;
    return std::nullopt;
}

std::optional<QString> JsonFields::id(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    return value ? id(*value, placeOf(key), idError) : std::nullopt;
}

std::optional<dom::object> JsonFields::object(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    dom::object read;
    if (!value)
        return std::nullopt;
    if (value->get_object().get(read) == simdjson::SUCCESS)
        return read;
    add(key, u"dict_type"_s, u"Input should be a valid dictionary"_s);
    return std::nullopt;
}

std::optional<bool> JsonFields::flag(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    bool read = false;
    if (!value)
        return std::nullopt;
    if (value->get_bool().get(read) == simdjson::SUCCESS)
        return read;
    add(key, u"bool_type"_s, u"Input should be a valid boolean"_s);
    return std::nullopt;
}

bool JsonFields::require(std::string_view key)
{
    if (member(key))
        return true;
    add(key, u"missing"_s, u"Field required"_s);
    return false;
}

void JsonFields::checkFlag(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    if (value && !value->is_null() && !value->is_bool())
        add(key, u"bool_type"_s, u"Input should be a valid boolean"_s);
}

void JsonFields::add(std::string_view key, const QString &type, const QString &message, const QJsonObject &context)
{
    add({ type, placeOf(key), message, QJsonValue(), context });
}

QJsonArray JsonFields::placeOf(std::string_view key) const
{
    return m_place + QJsonValue(text(key));
}

std::optional<QString> JsonFields::id(dom::element value, const QJsonArray &place, const Check &check)
{
    std::string_view utf8;
    if (value.get_string().get(utf8) != simdjson::SUCCESS) {
        add({ u"string_type"_s, place, u"Input should be a valid string"_s, QJsonValue(), {} });
        return std::nullopt;
    }
    const QString read = text(utf8);
    std::optional<FieldError> wrong = check(read, place);
    if (!wrong)
        return read;
    add(std::move(*wrong));
    return std::nullopt;
}

void JsonFields::add(FieldError item)
{
    if (m_errors.size() < maxItems)
        m_errors.push_back(std::move(item));
}

} // namespace hearthbook
