#pragma once

#include "server/http/gzip.h"

#include <QByteArray>

#include <vector>

namespace hearthbook::test {

/// A body that no listing may look like, and what answers it.
struct BadBody
{
    const char *name;
    QByteArray body;
    int status = 422;
};

/// Bodies of which nothing may be stored: refused whole.
inline std::vector<BadBody> unreadableBodies()
{
    const QByteArray first = R"([{"id":"bad","entity_id":"bad.bad","name":"x"})";
    return {
        { "nothing", {} },
        { "spaces", " \n\t " },
        { "no JSON", "hello" },
        { "single quotes", "[{'id':'bad'}]" },
        { "truncated", first },
        { "truncated in a string", first.first(25) },
        { "two values", first + "]" + first + ']' },
        { "comma at the end", first + ",]" },
        { "object", R"({"id":"bad","entity_id":"bad.bad"})" },
        { "string", "\"bad\"" },
        { "number", "17" },
        { "null", "null" },
        { "NaN", first + ",{\"id\":NaN}]" },
        { "10,000 levels", QByteArray(10'000, '[') + QByteArray(10'000, ']') },
        { "10,000 levels in a row",
          first + R"(,{"id":"b","identifiers":)" + QByteArray(10'000, '[') + QByteArray(10'000, ']') + "}]" },
        { "10,000 levels, open", QByteArray(10'000, '[') },
        { "invalid UTF-8", "[{\"id\":\"bad\",\"entity_id\":\"bad.bad\",\"name\":\"\xff\xfe\"}]", 400 },
        { "UTF-8 cut short", "[{\"id\":\"bad\",\"entity_id\":\"bad.bad\",\"name\":\"\xc3\"}]", 400 },
        { "half a surrogate pair", R"([{"id":"bad","entity_id":"bad.bad","name":"\ud83d"}])" },
        { "raw line break in a string", "[{\"id\":\"bad\",\"entity_id\":\"bad.bad\",\"name\":\"a\nb\"}]" },
        { "raw NUL", QByteArray("[{\"id\":\"ba\0d\"}]", 15) },
        { "byte order mark of UTF-16", QByteArray("\xff\xfe[\0]\0", 6), 400 },
    };
}

/// Rows of which each is rejected alone, with its reason; the batch around it is stored.
inline std::vector<BadBody> rejectedRows()
{
    const QByteArray start = R"({"id":"bad","entity_id":"bad.bad",)";
    return {
        { "number as a row", "17" },
        { "null as a row", "null" },
        { "list as a row", "[\"bad\"]" },
        { "number as a name", start + R"("name":5})" },
        { "object as a platform and model", start + R"("platform":{},"model":{}})" },
        { "list as an area", start + R"("area_id":["x"]})" },
        { "truth as an area", start + R"("area_id":true})" },
        { "number as an id", R"({"id":5,"entity_id":5})" },
        { "id of 4,096 characters",
          R"({"id":")" + QByteArray(4096, 'i') + R"(","entity_id":")" + QByteArray(4096, 'i') + "\"}" },
        { "id with a control character", R"({"id":"bad\u0007","entity_id":"bad\u0007"})" },
        { "id with NUL", R"({"id":"bad\u0000","entity_id":"bad\u0000"})" },
        { "name with NUL", start + R"("name":"a\u0000b"})" },
        { "name with escape", start + R"("name":"\u001b[31m"})" },
        { "name of 10 MB", start + R"("name":")" + QByteArray(10'000'000, 'n') + "\"}" },
        { "labels as a string", start + R"("labels":"x"})" },
        { "numbers as labels", start + R"("labels":[1]})" },
        { "object as labels", start + R"("labels":{}})" },
    };
}

/// 1 GiB of spaces in 1 MiB: more than any limit once it is unpacked.
inline QByteArray gzipBomb()
{
    return gzipCompress(QByteArray(64 << 20, ' ')).repeated(16);
}

} // namespace hearthbook::test
