#include "server/api/listanswer.h"

#include <algorithm>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

void writeValue(JsonWriter &json, const Facet &facet, const std::optional<QString> &value)
{
    if (facet.kind == ListField::Flag && value)
        json.value(*value != u"0"_s);
    else
        json.value(value);
}

void writeFacets(JsonWriter &json, const std::vector<Facet> &facets)
{
    json.key("facets").beginObject();
    for (const Facet &facet : facets) {
        json.key(facet.name.toLatin1()).beginArray();
        for (const Facet::Value &one : facet.values) {
            json.beginObject().key("value");
            writeValue(json, facet, one.value);
            json.member("count", one.count).endObject();
        }
        json.endArray();
    }
    json.endObject();
    const auto isCut = [](const Facet &facet) { return facet.isCut; };
    if (std::none_of(facets.begin(), facets.end(), isCut))
        return;
    json.key("facets_cut").beginArray();
    for (const Facet &facet : facets) {
        if (facet.isCut)
            json.value(facet.name);
    }
    json.endArray();
}

/// What may not stand in a URI of a header, although clients send it.
QByteArray sound(const QByteArray &target)
{
    QByteArray out;
    out.reserve(target.size());
    for (const char c : target) {
        const bool isPlain = c > 0x20 && c < 0x7f && !QByteArrayView("<>\"\\^`{|}").contains(c);
        out += isPlain ? QByteArray(1, c) : '%' + QByteArray(1, c).toHex().toUpper();
    }
    return out;
}

} // namespace

void writeListEnd(JsonWriter &json, ListEnd end, const ListTail &tail, int limit)
{
    if (end != ListEnd::Cursor)
        json.member("count", tail.count);
    if (end == ListEnd::CountAndLimit)
        json.member("limit", limit);
    if (!tail.nextCursor.isEmpty())
        json.member("next_cursor", tail.nextCursor);
    else if (end == ListEnd::Cursor)
        json.key("next_cursor").null();
    if (tail.total)
        json.member("total", *tail.total);
    if (!tail.facets.empty())
        writeFacets(json, tail.facets);
    json.endObject();
}

QByteArray nextPageLink(const Request &request, const QString &cursor)
{
    const QByteArray rest = request.query.without({ "cursor", "offset" });
    return '<' + sound(request.path + '?' + (rest.isEmpty() ? QByteArray() : rest + '&') + "cursor=")
        + cursor.toLatin1() + ">; rel=\"next\"";
}

} // namespace hearthbook
