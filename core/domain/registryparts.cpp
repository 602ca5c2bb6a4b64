#include "core/domain/registryparts.h"

#include "core/domain/textrules.h"

namespace hearthbook {

using namespace Qt::StringLiterals;
namespace dom = simdjson::dom;

namespace {

/// The members of one row; the first that is wrong is remembered.
class RowReader
{
public:
    explicit RowReader(dom::element row) : m_row(row)
    {
        if (!row.is_object())
            m_problem = u"Input should be a valid dictionary"_s;
    }

    /// Empty where there is none that can be stored.
    QString id(std::string_view key)
    {
        std::string_view utf8;
        if (m_row[key].get_string().get(utf8) != simdjson::SUCCESS || utf8.empty())
            return {};
        const QString problem = idProblem(utf8);
        if (!problem.isEmpty())
            remember(key, problem);
        return problem.isEmpty() ? hearthbook::text(utf8) : QString();
    }

    std::optional<QString> text(std::string_view key)
    {
        dom::element value;
        if (m_row[key].get(value) != simdjson::SUCCESS || value.is_null())
            return std::nullopt;
        std::string_view utf8;
        const bool isText = value.get_string().get(utf8) == simdjson::SUCCESS;
        const QString problem = isText ? textProblem(utf8) : u"Input should be a valid string"_s;
        if (!problem.isEmpty())
            remember(key, problem);
        return problem.isEmpty() ? std::optional(hearthbook::text(utf8)) : std::nullopt;
    }

    /// A text that must not be empty; the id in its place.
    QString name(std::string_view key, const QString &id)
    {
        const QString found = text(key).value_or(QString());
        return found.isEmpty() ? id : found;
    }

    void require(std::string_view key, const QString &value)
    {
        if (value.isEmpty())
            remember(key, u"Field required"_s);
    }

    qint64 number(std::string_view key, qint64 fallback) const
    {
        std::int64_t value = 0;
        return m_row[key].get_int64().get(value) == simdjson::SUCCESS ? qint64(value) : fallback;
    }

    const QString &problem() const { return m_problem; }

private:
    void remember(std::string_view key, const QString &problem)
    {
        if (m_problem.isEmpty())
            m_problem = hearthbook::text(key) + u": "_s + problem;
    }

    dom::element m_row;
    QString m_problem;
};

Area readRow(RowReader &row, Area area)
{
    area.name = row.name("name", area.areaId);
    area.floorId = row.text("floor_id");
    area.icon = row.text("icon");
    return area;
}

RegistryLabel readRow(RowReader &row, RegistryLabel label)
{
    label.name = row.name("name", label.labelId);
    label.color = row.text("color");
    label.icon = row.text("icon");
    label.description = row.text("description");
    return label;
}

Integration readRow(RowReader &row, Integration integration)
{
    integration.domain = row.text("domain").value_or(QString());
    row.require("domain", integration.domain);
    integration.title = row.text("title");
    integration.state = row.text("state");
    integration.source = row.text("source");
    integration.disabledBy = row.text("disabled_by");
    integration.version = row.number("version", 1);
    return integration;
}

template<typename Record>
void reject(Listing<Record> &listing, qsizetype index, const QString &id, const QString &reason)
{
    ++listing.rejectedCount;
    if (listing.rejected.size() < maxRemarks)
        listing.rejected.push_back({ index, id, reason });
}

/// Rows whose id stands in `key` and becomes the member `id`.
template<typename Record>
Result<Listing<Record>> readRows(dom::element list, std::string_view key, QString Record::*id)
{
    dom::array array;
    if (list.get_array().get(array) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"list_type"_s, u"Input should be a valid list"_s));
    Listing<Record> listing;
    qsizetype index = 0;
    for (const dom::element element : array) {
        RowReader row(element);
        Record record;
        record.*id = row.id(key);
        record = readRow(row, std::move(record));
        if (!row.problem().isEmpty()) {
            reject(listing, index, record.*id, row.problem());
            if (!(record.*id).isEmpty())
                listing.refused.push_back(std::move(record));
        } else if ((record.*id).isEmpty()) {
            ++listing.skipped;
        } else {
            listing.rows.push_back(std::move(record));
        }
        ++index;
    }
    return listing;
}

CompositeSplit readSplit(std::string_view oldId, dom::element value)
{
    CompositeSplit split;
    if (idProblem(oldId).isEmpty())
        split.oldId = text(oldId);
    dom::array ids;
    if (value["split_ids"].get_array().get(ids) == simdjson::SUCCESS) {
        for (const dom::element id : ids) {
            std::string_view utf8;
            if (id.get_string().get(utf8) == simdjson::SUCCESS && !utf8.empty() && idProblem(utf8).isEmpty())
                split.splitIds += text(utf8);
        }
    }
    if (const QString primary = RowReader(value).id("primary_id"); !primary.isEmpty())
        split.primaryId = primary;
    return split;
}

} // namespace

Result<AreaListing> readAreas(dom::element list)
{
    return readRows<Area>(list, "area_id", &Area::areaId);
}

Result<LabelListing> readLabels(dom::element list)
{
    return readRows<RegistryLabel>(list, "label_id", &RegistryLabel::labelId);
}

Result<IntegrationListing> readIntegrations(dom::element list)
{
    return readRows<Integration>(list, "entry_id", &Integration::entryId);
}

Result<std::vector<CompositeSplit>> readSplits(dom::element splits)
{
    dom::object object;
    if (splits.get_object().get(object) != simdjson::SUCCESS)
        return tl::unexpected(typeError(u"dict_type"_s, u"Input should be a valid dictionary"_s));
    std::vector<CompositeSplit> read;
    for (const dom::key_value_pair member : object) {
        CompositeSplit split = readSplit(member.key, member.value);
        if (!split.oldId.isEmpty() && !split.splitIds.isEmpty())
            read.push_back(std::move(split));
    }
    return read;
}

} // namespace hearthbook
