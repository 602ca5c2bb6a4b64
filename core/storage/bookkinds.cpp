#include "core/storage/bookkinds.h"

#include "core/domain/preferences.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

BookColumn key(const char *name)
{
    return { .name = name, .nullable = false, .part = BookColumn::Key };
}

BookColumn text(const char *name)
{
    return { .name = name };
}

BookColumn neededText(const char *name)
{
    return { .name = name, .nullable = false };
}

BookColumn textOr(const char *name, const char *fallback)
{
    return { .name = name, .fallback = fallback };
}

BookColumn json(const char *name, BookColumn::Form form)
{
    return { .name = name, .form = form, .nullable = false, .fallback = form == BookColumn::Object ? "'{}'" : "'[]'" };
}

BookColumn strings(const char *name)
{
    return json(name, BookColumn::Strings);
}

BookColumn flag(const char *name, const char *fallback)
{
    return { .name = name, .form = BookColumn::Flag, .nullable = false, .fallback = fallback };
}

BookColumn first(const char *name)
{
    return { .name = name, .form = BookColumn::Time, .nullable = false, .fallback = sqlNow, .part = BookColumn::First };
}

BookColumn fed(const char *name)
{
    return { .name = name, .part = BookColumn::Fed };
}

BookColumn fedLabels()
{
    return { .name = "fed_labels", .form = BookColumn::Strings, .fallback = "'[]'", .part = BookColumn::Fed };
}

BookColumn revision()
{
    return {
        .name = "revision", .form = BookColumn::Number, .nullable = false, .fallback = "1", .part = BookColumn::First
    };
}

BookKind areas()
{
    return { .kind = u"area"_s,
             .plural = "areas",
             .table = "areas",
             .columns = { key("area_id"), neededText("name"), text("floor_id"), text("icon"), strings("labels"),
                          strings("aliases"), first("created_at"), first("updated_at"), revision() } };
}

BookKind labels()
{
    return { .kind = u"label"_s,
             .plural = "labels",
             .table = "labels",
             .columns = { key("label_id"), neededText("name"), text("color"), text("icon"), text("description"),
                          first("created_at"), first("updated_at"), revision() } };
}

BookKind integrations()
{
    const BookColumn version { .name = "version", .form = BookColumn::Number, .nullable = false, .fallback = "1" };
    return { .kind = u"integration"_s,
             .plural = "integrations",
             .table = "integrations",
             .columns = { key("entry_id"), neededText("domain"), text("title"), text("state"), text("source"),
                          text("disabled_by"), version, first("created_at"), first("updated_at"), revision() } };
}

BookKind devices()
{
    const BookColumn gone { .name = "gone_at", .form = BookColumn::Time };
    const BookColumn seen { .name = "last_seen", .form = BookColumn::Time, .part = BookColumn::Seen };
    return { .kind = u"device"_s,
             .plural = "devices",
             .table = "devices",
             .columns = { key("device_id"),
                          neededText("name"),
                          text("name_by_user"),
                          text("manufacturer"),
                          text("model"),
                          text("model_id"),
                          text("sw_version"),
                          text("hw_version"),
                          text("serial_number"),
                          text("area_id"),
                          text("integration"),
                          text("entry_type"),
                          text("configuration_url"),
                          text("suggested_area"),
                          text("via_device_id"),
                          text("parent_device_id"),
                          text("config_entry_id"),
                          text("disabled_by"),
                          strings("labels"),
                          json("identifiers", BookColumn::Array),
                          json("connections", BookColumn::Array),
                          text("notes"),
                          gone,
                          seen,
                          first("created_at"),
                          first("updated_at"),
                          revision(),
                          fed("fed_name_by_user"),
                          fed("fed_area_id"),
                          fed("fed_disabled_by"),
                          fedLabels() } };
}

BookKind entities()
{
    const BookColumn gone { .name = "gone_at", .form = BookColumn::Time };
    return { .kind = u"entity"_s,
             .plural = "entities",
             .table = "entities",
             .columns = { key("entity_id"),
                          text("registry_id"),
                          text("device_id"),
                          neededText("domain"),
                          textOr("platform", "'unknown'"),
                          text("unique_id"),
                          text("area_id"),
                          text("name"),
                          text("original_name"),
                          text("icon"),
                          text("entity_category"),
                          flag("disabled", "0"),
                          text("disabled_by"),
                          text("hidden_by"),
                          strings("labels"),
                          strings("aliases"),
                          json("options", BookColumn::Object),
                          text("config_entry_id"),
                          text("notes"),
                          gone,
                          first("created_at"),
                          first("updated_at"),
                          revision(),
                          fed("fed_name"),
                          fed("fed_area_id"),
                          fed("fed_disabled_by"),
                          fedLabels() } };
}

BookKind services()
{
    return { .kind = u"service"_s,
             .plural = "services",
             .table = "services",
             .columns = { key("domain"), key("service"), json("definition", BookColumn::Object), first("created_at"),
                          first("updated_at"), revision() } };
}

BookKind aliases()
{
    const BookColumn of { .name = "alias_of", .nullable = false, .part = BookColumn::Key, .column = "kind" };
    return { .kind = u"alias"_s,
             .plural = "aliases",
             .table = "id_aliases",
             .journalled = false,
             .columns = { of, key("old_id"), neededText("present_id"), first("since") } };
}

BookKind webhooks()
{
    const BookColumn scheme { .name = "scheme", .nullable = false, .fallback = "'standard'" };
    return { .kind = u"webhook"_s,
             .plural = "webhooks",
             .table = "webhooks",
             .columns = { key("webhook_id"), neededText("url"), strings("events"), text("team"),
                          json("filters", BookColumn::Object), scheme, flag("enabled", "1"), text("disabled_reason"),
                          first("created_at"), first("updated_at"), revision() } };
}

BookKind preferences()
{
    BookColumn teams = json("selected_teams", BookColumn::Object);
    teams.fallback = R"('{"nfl":[],"nhl":[]}')";
    BookColumn settings = json("notification_settings", BookColumn::Object);
    settings.fallback = QByteArray("'") + defaultNotificationSettings + '\'';
    return { .kind = u"preferences"_s,
             .plural = "preferences",
             .table = "user_preferences",
             .columns = { key("user_id"), teams, settings, first("created_at"), first("updated_at"), revision() } };
}

} // namespace

const std::vector<BookKind> &bookKinds()
{
    static const std::vector<BookKind> kinds { areas(),    labels(),  integrations(), devices(),    entities(),
                                               services(), aliases(), webhooks(),     preferences() };
    return kinds;
}

const BookKind *bookKind(const QString &kind)
{
    const std::vector<BookKind> &kinds = bookKinds();
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const BookKind &one) { return one.kind == kind; });
    return found == kinds.end() ? nullptr : &*found;
}

QStringList bookKindWords()
{
    QStringList words;
    for (const BookKind &one : bookKinds())
        words += one.kind;
    return words;
}

} // namespace hearthbook
