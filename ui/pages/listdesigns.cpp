#include "ui/pages/listdesigns.h"

#include <QCoreApplication>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(hearthbook::ListDesign)
};

Column column(const QString &field, const QString &title, int width, CellForm form = CellForm::Text)
{
    const QString filter = form == CellForm::Area ? u"area_name"_s : field;
    return { .field = field, .title = title, .form = form, .sort = field, .width = width, .filter = filter };
}

Column detail(const QString &field, const QString &title, CellForm form = CellForm::Text)
{
    return { .field = field, .title = title, .form = form };
}

Column editable(Column column, const QString &edit)
{
    column.edit = edit;
    return column;
}

/// `name`: the field of the user's own name; `registry`: the one that counts without it.
std::vector<EditField> edits(const QString &name, const QString &registry)
{
    return { { name, Words::tr("Name"), EditForm::Line, registry },
             { u"area_id"_s, Words::tr("Area"), EditForm::Area },
             { u"labels"_s, Words::tr("Labels"), EditForm::Labels },
             { u"notes"_s, Words::tr("Notes"), EditForm::Notes },
             { u"disabled"_s, Words::tr("Disabled"), EditForm::Disabled } };
}

QString nothingYet()
{
    return Words::tr("Nothing is here yet. Connect Home Assistant, or import a registry, and the home appears.");
}

} // namespace

ListDesign deviceDesign()
{
    return { .page = { u"devices"_s, Words::tr("Devices") },
             .kind = deviceRows(),
             .name = u"name"_s,
             .columns = { editable(column(u"name"_s, Words::tr("Name"), 230), u"name_by_user"_s),
                          editable(column(u"area_id"_s, Words::tr("Area"), 130, CellForm::Area), u"area_id"_s),
                          column(u"manufacturer"_s, Words::tr("Manufacturer"), 140),
                          column(u"model"_s, Words::tr("Model"), 150),
                          column(u"integration"_s, Words::tr("Integration"), 110),
                          column(u"entity_count"_s, Words::tr("Entities"), 80, CellForm::Count),
                          column(u"last_seen"_s, Words::tr("Last seen"), 110, CellForm::Time) },
             .facets = { { u"area_id"_s, Words::tr("Area"), CellForm::Area },
                         { u"manufacturer"_s, Words::tr("Manufacturer") },
                         { u"integration"_s, Words::tr("Integration") } },
             .details = { detail(u"manufacturer"_s, Words::tr("Manufacturer")), detail(u"model"_s, Words::tr("Model")),
                          detail(u"model_id"_s, Words::tr("Model id")), detail(u"sw_version"_s, Words::tr("Software")),
                          detail(u"hw_version"_s, Words::tr("Hardware")),
                          detail(u"serial_number"_s, Words::tr("Serial number")),
                          detail(u"integration"_s, Words::tr("Integration")),
                          detail(u"entity_count"_s, Words::tr("Entities"), CellForm::Count),
                          detail(u"configuration_url"_s, Words::tr("Configured at"), CellForm::Id),
                          detail(u"disabled_by"_s, Words::tr("Disabled by")),
                          detail(u"last_seen"_s, Words::tr("Last seen"), CellForm::Time),
                          detail(u"updated_at"_s, Words::tr("Changed"), CellForm::Time),
                          detail(u"created_at"_s, Words::tr("Known since"), CellForm::Time),
                          detail(u"device_id"_s, Words::tr("Id"), CellForm::Id) },
             .edits = edits(u"name_by_user"_s, u"name"_s),
             .none = nothingYet(),
             .groupings = { { u"area_id"_s, Words::tr("Area"), CellForm::Area, Words::tr("No area"), u"areas"_s },
                            { u"manufacturer"_s, Words::tr("Manufacturer"), CellForm::Text,
                              Words::tr("No manufacturer"), u"manufacturer"_s },
                            { u"integration"_s, Words::tr("Integration"), CellForm::Text, Words::tr("No integration"),
                              u"integration"_s } } };
}

ListDesign entityDesign()
{
    return {
        .page = { u"entities"_s, Words::tr("Entities") },
        .kind = entityRows(),
        .name = u"friendly_name"_s,
        .columns = { editable(column(u"friendly_name"_s, Words::tr("Name"), 230), u"name"_s),
                     column(u"entity_id"_s, Words::tr("Id"), 260, CellForm::Id),
                     editable(column(u"area_id"_s, Words::tr("Area"), 130, CellForm::Area), u"area_id"_s),
                     column(u"domain"_s, Words::tr("Domain"), 110), column(u"platform"_s, Words::tr("Platform"), 110),
                     column(u"disabled"_s, Words::tr("Disabled"), 80, CellForm::Flag),
                     column(u"updated_at"_s, Words::tr("Changed"), 110, CellForm::Time) },
        .facets = { { u"domain"_s, Words::tr("Domain") },
                    { u"area_id"_s, Words::tr("Area"), CellForm::Area },
                    { u"platform"_s, Words::tr("Platform") } },
        .details = { detail(u"entity_id"_s, Words::tr("Id"), CellForm::Id), detail(u"domain"_s, Words::tr("Domain")),
                     detail(u"platform"_s, Words::tr("Platform")), detail(u"entity_category"_s, Words::tr("Category")),
                     detail(u"original_name"_s, Words::tr("Registry's name")),
                     detail(u"device_id"_s, Words::tr("Device"), CellForm::Device),
                     detail(u"disabled_by"_s, Words::tr("Disabled by")), detail(u"hidden_by"_s, Words::tr("Hidden by")),
                     detail(u"updated_at"_s, Words::tr("Changed"), CellForm::Time),
                     detail(u"created_at"_s, Words::tr("Known since"), CellForm::Time) },
        .edits = edits(u"name"_s, u"original_name"_s),
        .none = nothingYet()
    };
}

ListDesign areaDesign()
{
    return {
        .page = { u"areas"_s, Words::tr("Areas") },
        .kind = areaRows(),
        .name = u"display_name"_s,
        .columns = { column(u"display_name"_s, Words::tr("Name"), 230), column(u"floor_id"_s, Words::tr("Floor"), 130),
                     column(u"device_count"_s, Words::tr("Devices"), 90, CellForm::Count),
                     column(u"entity_count"_s, Words::tr("Entities"), 90, CellForm::Count),
                     column(u"area_id"_s, Words::tr("Id"), 160, CellForm::Id) },
        .facets = { { u"floor_id"_s, Words::tr("Floor") } },
        .details = { detail(u"floor_id"_s, Words::tr("Floor")),
                     detail(u"device_count"_s, Words::tr("Devices"), CellForm::Count),
                     detail(u"entity_count"_s, Words::tr("Entities"), CellForm::Count),
                     detail(u"domains"_s, Words::tr("Domains"), CellForm::List),
                     detail(u"icon"_s, Words::tr("Icon"), CellForm::Id),
                     detail(u"area_id"_s, Words::tr("Id"), CellForm::Id) },
        .none = Words::tr("No area is known yet. Areas come from Home Assistant, and appear when a device is in one."),
        .opens = deviceRows(),
        .openedBy = u"area_id"_s
    };
}

} // namespace hearthbook
