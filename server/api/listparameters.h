#pragma once

#include "core/domain/wireform.h"
#include "core/storage/listquery.h"
#include "server/http/route.h"

namespace hearthbook {

/// How many rows a page of a list has.
struct RowLimit
{
    int most = 1000;
    std::optional<int> usual = 100; ///< where no limit is given; nothing: all rows
};

/// The parameters of a list: limit, offset, cursor, sort, q, fields, total, facet, missing, where, and a filter for each of `fields` that
/// filters.
std::vector<Parameter> listParameters(const RowLimit &limit, const std::vector<ListField> &fields);

/// A text filter. An empty value filters nothing, as in the old service.
Parameter filterParameter(const QByteArray &name, const QString &summary);

/// What is sent for a text filter: without empty values and without doubles.
QStringList filterValues(const Request &request, QByteArrayView name);

/// The query of a request to a list that can be asked by `fields`.
ListQuery listQuery(const Request &request, const std::vector<ListField> &fields);

/// Which members of `known` the parameter `fields` names; all where it is empty. Error: InvalidInput for an unknown name.
Result<FieldMask> wantedMask(const Request &request, const QStringList &known);

} // namespace hearthbook
