#include "server/http/conditional.h"
#include "server/http/contentcoding.h"
#include "server/http/gzip.h"
#include "server/http/originpolicy.h"
#include "server/http/percent.h"
#include "tests/fuzz/fuzz.h"

using namespace hearthbook;
using namespace hearthbook::fuzz;

namespace {

constexpr qint64 mostUnpacked = 64 * 1024;

void readTarget(QByteArrayView text)
{
    Request request;
    request.setTarget(text.toByteArray());
    expect(request.path.size() + request.query.text().size() <= text.size(), "a target is no longer than it was");
    for (const QByteArrayView name : { "limit", "where", "cursor" }) {
        std::ignore = request.query.values(name);
        std::ignore = request.query.integer(name);
        std::ignore = request.query.flag(name);
    }
    std::ignore = request.query.without({ "where", "q" });
    for (const Plus plus : { Plus::IsSpace, Plus::IsPlus }) {
        const Result<QString> decoded = percentDecoded(text, plus);
        expect(decoded.has_value() == isDecodable(text, plus), "what is decodable is decoded");
        expect(!decoded || !decoded->contains(QChar(u'\0')), "no NUL is decoded");
    }
}

void readHeaders(QByteArrayView text)
{
    const QList<QByteArray> values = text.toByteArray().split('\n');
    Request request;
    qsizetype at = 0;
    for (const char *name : { "host", "origin", "accept-encoding", "if-none-match", "if-modified-since" }) {
        if (at < values.size())
            request.headers.append(name, values[at++]);
    }
    OriginSettings settings;
    settings.corsOrigins = { QStringLiteral("http://localhost:3000") };
    settings.loopback = true;
    const OriginPolicy policy(settings);
    std::ignore = policy.check(request);
    Response response = textResponse("body");
    response.headers.set("etag", "\"1-2\"");
    policy.decorate(request, response);
    applyConditions(request, response);
    encodeFor(request, response);
}

void unpack(QByteArrayView text)
{
    const Result<QByteArray> plain = gzipDecompress(text, mostUnpacked);
    expect(!plain || plain->size() <= mostUnpacked, "what is unpacked has its limit");
    const QByteArray packed = gzipCompress(text);
    const Result<QByteArray> again = gzipDecompress(packed, text.size());
    expect(again && *again == text, "what is packed is unpacked again");
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    switch (choice % 3) {
    case 0: readTarget(text); break;
    case 1: readHeaders(text); break;
    default: unpack(text); break;
    }
    return 0;
}
