#pragma once

#include "core/domain/result.h"
#include "core/storage/connection.h"
#include "core/storage/listfield.h"
#include "core/storage/listsearch.h"

#include <QStringList>

#include <limits>
#include <vector>

namespace hearthbook {

/// What a list is asked for. Names are those of the wire; each store knows its columns.
struct ListQuery
{
    struct Filter
    {
        QByteArray column = {};  ///< or a whole condition, with a `?` for the values as a JSON array
        QStringList values = {}; ///< any of these
        bool isFact = false;     ///< `column` is a condition without values
        std::optional<ListRelation> relation = {}; ///< where `column` is another table's
    };

    /// A limit that no list reaches.
    static constexpr int everything = std::numeric_limits<int>::max() - 1;

    int limit = 100;
    qint64 offset = 0;
    QString cursor = {};              ///< as an earlier page gave it
    QString sort = {};                ///< a sort name, with '-' before it for descending; empty: by id
    std::vector<Filter> filters = {}; ///< what the caller asked for: cursors hold for these alone
    QStringList missing = {};         ///< fields that a row must have no value of; part of what the caller asked for
    QStringList where = {}; ///< conditions that a row must meet, see ListCondition; part of what the caller asked for
    std::vector<Filter> scope = {}; ///< what makes the list what it is; `scopeName` says it to cursors
    QString scopeName = {}; ///< as "device ab12" for the history of one
    QString search = {}; ///< substring of names and ids, case-insensitive; empty: none
    QStringList facets = {}; ///< fields whose values are to be counted, see readFacets()
    bool total = false; ///< also count all that match
    bool checkOnly = false; ///< only says whether the query is right: no row is read
};

/// `["a","b"]`, for `json_each(?)`.
QString jsonArray(const QStringList &values);

/// The filter of a field; of a flag or a presence `values` is "1" or "0" alone.
ListQuery::Filter filterBy(const ListField &field, const QStringList &values);

/// How often the values of a field occur in a list.
struct Facet
{
    struct Value
    {
        std::optional<QString> value = {}; ///< nothing: rows without a value
        qint64 count = 0;
    };

    QString name = {};
    ListField::Kind kind = ListField::Text;
    std::vector<Value> values = {}; ///< most frequent first, then by value
    bool isCut = false; ///< there are more than Facet::most
    static constexpr int most = 1000;
};

/// A page of rows in the order asked for.
template<typename Record>
struct Page
{
    std::vector<Record> rows = {};
    QString nextCursor = {}; ///< empty at the end of the list
    std::optional<qint64> total = {};
    std::vector<Facet> facets = {}; ///< in the order asked for
};

/// How a table is listed: its key and what it can be asked by.
struct ListShape
{
    QByteArray columns = {}; ///< read by the store; the sort value follows them
    QByteArray from = {}; ///< up to WHERE
    QStringList fromValues = {}; ///< of the `?` in `from`
    QByteArray key = {};
    QByteArray kind = {}; ///< in the search index, see SearchIndex::covers(); empty: not in it
    QByteArray searched = {}; ///< text expression that `search` must be in
    std::vector<ListField> fields = {};
};

/// 422 for a parameter of a list. `message` is for a person.
Error wrongParameter(const QString &parameter, const QString &message, const QString &input);

/// The field of that name that fits; else InvalidInput for `parameter`, with the names that do and the nearest one.
Result<ListField> fieldNamed(const ListShape &shape, const QString &name, bool (*fits)(const ListField &),
                             const QString &parameter, const QString &input);

/// WHERE of a query, with its values.
struct ListConditions
{
    QByteArrayList texts = {};
    QStringList values = {};
    std::optional<qsizetype> keysAt = {}; ///< the place in `values` for the keys that the search named

    /// `ignored`: a column whose filter is left out. Conditions of `where` that are wrong are, too.
    static ListConditions of(const ListQuery &query, const ListShape &shape, const ListSearch &search,
                             const QByteArray &ignored = {});

    /// With " WHERE " before them, or nothing.
    QByteArray where() const;

private:
    void addSearch(const QString &needle, const ListShape &shape, bool namesKeys);
};

} // namespace hearthbook
