#include "core/domain/jsonfields.h"

#include "core/domain/textrules.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// An answer must not be larger than what was sent.
constexpr std::size_t maxItems = 100;

FieldError lengthError(const QString &type, const QString &words, const QString &key, int limit,
                       const QJsonArray &place)
{
    const QString unit = limit == 1 ? u" character"_s : u" characters"_s;
    return {
        type, place, u"String should have "_s + words + QString::number(limit) + unit, QJsonValue(), { { key, limit } }
    };
}

} // namespace

std::optional<FieldError> idError(const QString &id, const QJsonArray &place)
{
    if (id.size() > maxIdCharacters)
        return lengthError(u"string_too_long"_s, u"at most "_s, u"max_length"_s, maxIdCharacters, place);
    const auto isControl = [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; };
    if (std::none_of(id.begin(), id.end(), isControl))
        return std::nullopt;
    const QString pattern = u"^[^\\x00-\\x1f\\x7f]*$"_s;
    return FieldError { u"string_pattern_mismatch"_s,
                        place,
                        u"String should match pattern '%1'"_s.arg(pattern),
                        QJsonValue(),
                        { { u"pattern"_s, pattern } } };
}

std::optional<FieldError> keyError(const QString &id, const QJsonArray &place)
{
    if (id.isEmpty())
        return lengthError(u"string_too_short"_s, u"at least "_s, u"min_length"_s, 1, place);
    return idError(id, place);
}

Error invalid(std::vector<FieldError> items)
{
    return { ErrorCode::InvalidInput, u"The request's values are not valid"_s, std::move(items) };
}

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
    const std::optional<QString> read = id(*value, placeOf(key));
    if (read && read->isEmpty())
        m_errors.push_back(*keyError(*read, placeOf(key)));
    return read;
}

std::optional<QStringList> JsonFields::ids(std::string_view key)
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
        if (std::size_t(read.size()) == maxListItems) {
            add(key, u"too_long"_s, u"List should have at most %1 items"_s.arg(maxListItems),
                { { u"field_type"_s, u"List"_s }, { u"max_length"_s, qint64(maxListItems) } });
            return std::nullopt;
        }
        read += id(item, place + QJsonValue(read.size())).value_or(QString());
    }
    return read;
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

void JsonFields::checkFlag(std::string_view key)
{
    const std::optional<dom::element> value = member(key);
    if (value && !value->is_null() && !value->is_bool())
        add(key, u"bool_type"_s, u"Input should be a valid boolean"_s);
}

void JsonFields::add(std::string_view key, const QString &type, const QString &message, const QJsonObject &context)
{
    addAt(placeOf(key), type, message, context);
}

QJsonArray JsonFields::placeOf(std::string_view key) const
{
    return m_place + QJsonValue(text(key));
}

std::optional<QString> JsonFields::id(dom::element value, const QJsonArray &place)
{
    std::string_view utf8;
    if (value.get_string().get(utf8) != simdjson::SUCCESS) {
        addAt(place, u"string_type"_s, u"Input should be a valid string"_s);
        return std::nullopt;
    }
    const QString read = text(utf8);
    const std::optional<FieldError> wrong = idError(read, place);
    if (!wrong)
        return read;
    addAt(place, wrong->type, wrong->message, wrong->context);
    return std::nullopt;
}

void JsonFields::addAt(const QJsonArray &place, const QString &type, const QString &message, const QJsonObject &context)
{
    if (m_errors.size() < maxItems)
        m_errors.push_back({ type, place, message, QJsonValue(), context });
}

} // namespace hearthbook
