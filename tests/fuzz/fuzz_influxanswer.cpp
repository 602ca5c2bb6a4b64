#include "core/influx/fluxreader.h"
#include "core/influx/influxqlreader.h"
#include "tests/fuzz/fuzz.h"

#include <QByteArrayList>

#include <memory>

using namespace hearthbook;
using namespace hearthbook::fuzz;

namespace {

struct Seen
{
    QByteArrayList rows = {};
    bool failed = false;
    bool operator==(const Seen &) const = default;
};

QByteArray shown(const InfluxRow &row)
{
    expect(row.names().size() == row.values().size(), "each value has a name");
    QByteArray text;
    for (const std::string_view value : row.values())
        text += QByteArray(value.data(), qsizetype(value.size())) + '|';
    std::ignore = row.time();
    std::ignore = row.number("_value");
    std::ignore = row.integer("_value");
    return text;
}

Seen readAll(bool isFlux, QByteArrayView text, qsizetype piece)
{
    Seen seen;
    const TakeInfluxRow take = [&seen](const InfluxRow &row) -> Result<bool> {
        seen.rows += shown(row);
        return true;
    };
    std::unique_ptr<AnswerReader> reader;
    if (isFlux)
        reader = std::make_unique<FluxReader>(take);
    else
        reader = std::make_unique<InfluxQlReader>(take);
    bool more = true;
    inPieces(text, piece, [&](QByteArrayView bytes) {
        if (!more)
            return;
        const Result<bool> fed = reader->feed(bytes);
        seen.failed = !fed;
        more = fed && *fed;
    });
    if (more)
        seen.failed = !reader->finish();
    return seen;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    const bool isFlux = choice % 2 == 0;
    const Seen whole = readAll(isFlux, text, std::max<qsizetype>(text.size(), 1));
    expect(whole == readAll(isFlux, text, 1 + choice / 2 % 32), "pieces of any size are the same rows");
    return 0;
}
