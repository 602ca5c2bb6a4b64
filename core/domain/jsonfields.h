#pragma once

#include "core/domain/fielderrors.h"
#include "core/domain/jsondocument.h"

#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace hearthbook {

/// Most items of a list that a client sends as a member.
inline constexpr std::size_t maxListItems = 1000;

/// Reads the members of a JSON object that a client sent and gathers what is wrong with them, in the old API's form.
/// A member that is absent or wrong reads as nothing; of a key that stands there twice the last value counts. `input` of
/// the items is always null: what was sent may be secret, or huge.
class JsonFields
{
public:
    /// `place`: where the object stands, as ["body"]. Adds to `errors`, which outlives this.
    JsonFields(simdjson::dom::object object, QJsonArray place, std::vector<FieldError> &errors)
        : m_object(object), m_place(std::move(place)), m_errors(errors)
    {
    }

    /// The member as it stands, null too.
    std::optional<simdjson::dom::element> member(std::string_view key) const;
    bool isNull(std::string_view key) const;

    /// Items: string_type, string_too_short, string_too_long, string_pattern_mismatch.
    std::optional<QString> userId(std::string_view key);
    /// Ids as they stand. Items: list_type, too_long, string_type, string_too_long, string_pattern_mismatch.
    std::optional<QStringList> ids(std::string_view key);
    /// Texts as they stand, at most `mostItems`, each of `least` to `most` characters. Items: list_type, too_long, string_type,
    /// string_too_short, string_too_long, string_pattern_mismatch.
    std::optional<QStringList> texts(std::string_view key, std::size_t mostItems, int least, int most);
    /// At most `most` characters; a view into the document. Items: string_type, string_too_long.
    std::optional<std::string_view> utf8(std::string_view key, int most);
    /// An id as it stands. Items: string_type, string_too_long, string_pattern_mismatch.
    std::optional<QString> id(std::string_view key);
    /// Item: dict_type.
    std::optional<simdjson::dom::object> object(std::string_view key);
    /// Item: bool_type.
    std::optional<bool> flag(std::string_view key);
    /// Item: bool_type where the member is neither true, false nor null.
    void checkFlag(std::string_view key);

    /// True where the member is there, null or not; else adds the item missing.
    bool require(std::string_view key);
    /// Adds an item for the member.
    void add(std::string_view key, const QString &type, const QString &message, const QJsonObject &context = {});
    /// The place of the member, as ["body", "user_id"].
    QJsonArray placeOf(std::string_view key) const;

private:
    using Check = std::function<std::optional<FieldError>(const QString &id, const QJsonArray &place)>;

    std::optional<QString> id(simdjson::dom::element value, const QJsonArray &place, const Check &check);
    std::optional<QStringList> list(std::string_view key, std::size_t most, const Check &check);
    void add(FieldError item);

    simdjson::dom::object m_object;
    QJsonArray m_place;
    std::vector<FieldError> &m_errors;
};

} // namespace hearthbook
