#include "core/domain/userpatch.h"

#include "core/domain/jsonfields.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/textrules.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

constexpr int maxNameCharacters = 255;
constexpr int maxNotesCharacters = int(maxTextBytes); // fewer where they take several bytes: textProblem()

/// A text or null. Control characters other than tabs and line breaks are refused, as in a feeder's listing.
UserPatch::Text readText(JsonFields &fields, std::string_view key, int most)
{
    if (fields.isNull(key))
        return std::optional<QString>();
    const std::optional<std::string_view> read = fields.utf8(key, most);
    if (!read)
        return std::nullopt;
    if (const QString wrong = textProblem(*read); !wrong.isEmpty()) {
        fields.add(key, u"value_error"_s, wrong);
        return std::nullopt;
    }
    return text(*read);
}

/// As readText(), where "" means that there is none.
UserPatch::Text readWord(JsonFields &fields, std::string_view key)
{
    UserPatch::Text read = readText(fields, key, maxNameCharacters);
    if (read && *read && (*read)->isEmpty())
        *read = std::nullopt;
    return read;
}

/// In the form that listings are stored in, so that a feeder who sends the same labels changes nothing.
QByteArray stored(const QStringList &labels)
{
    QByteArrayList items;
    for (const QString &label : labels)
        items += JsonWriter().value(label).take();
    std::sort(items.begin(), items.end());
    items.erase(std::unique(items.begin(), items.end()), items.end());
    return '[' + items.join(',') + ']';
}

std::optional<QByteArray> readLabels(JsonFields &fields)
{
    if (fields.isNull("labels"))
        return "[]"_ba;
    const std::optional<QStringList> labels = fields.texts("labels", maxListItems, 1, maxIdCharacters);
    return labels ? std::optional(stored(*labels)) : std::nullopt;
}

void refuseOthers(JsonFields &fields, dom::object body, const std::vector<std::string_view> &known)
{
    for (const dom::key_value_pair member : body) {
        if (std::find(known.begin(), known.end(), member.key) == known.end())
            fields.add(member.key, u"extra_forbidden"_s, u"This is not the user's to change"_s);
    }
}

} // namespace

Result<UserPatch> readUserPatch(dom::object body, UserRow row)
{
    std::vector<FieldError> errors;
    JsonFields fields(body, { u"body"_s }, errors);
    std::vector<std::string_view> known { "name_by_user", "area_id", "labels", "notes", "disabled" };
    UserPatch patch;
    patch.name = readWord(fields, "name_by_user");
    if (row == UserRow::Entity) {
        known.emplace_back("name");
        if (fields.member("name"))
            patch.name = readWord(fields, "name");
    }
    patch.areaId = readWord(fields, "area_id");
    patch.labels = readLabels(fields);
    patch.notes = readText(fields, "notes", maxNotesCharacters);
    patch.disabled = fields.isNull("disabled") ? false : fields.flag("disabled");
    refuseOthers(fields, body, known);
    if (!errors.empty())
        return tl::unexpected(invalid(std::move(errors)));
    return patch;
}

} // namespace hearthbook
