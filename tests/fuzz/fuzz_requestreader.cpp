#include "server/http/characters.h"
#include "server/http/requestreader.h"
#include "tests/fuzz/fuzz.h"

#include <QByteArrayList>

#include <algorithm>

using namespace hearthbook;
using namespace hearthbook::fuzz;

namespace {

/// What a connection makes of a stream: its requests, and why it ended.
struct Seen
{
    QByteArrayList requests = {};
    int refused = 0;
    bool operator==(const Seen &) const = default;
};

HttpLimits smallLimits()
{
    HttpLimits limits;
    limits.lineBytes = 200;
    limits.headBytes = 600;
    limits.bodyBytes = 2000;
    return limits;
}

QByteArray shown(const RequestHead &head, const QByteArray &body)
{
    QByteArray text = methodName(head.method).toByteArray() + ' ' + head.target;
    expect(head.target.startsWith('/') || head.target == "*", "the target is in origin form");
    expect(isFieldText(head.target), "the target has no control character");
    for (const auto &[name, value] : head.headers) {
        expect(isToken(name) && isFieldText(value), "a header can be written again");
        text += '\n' + name + ':' + value;
    }
    expect(!head.headers.contains("transfer-encoding") || !head.headers.contains("content-length"), "one framing");
    expect(head.headers.count("host") <= 1, "one Host");
    return text + "\n\n" + body;
}

/// As HttpConnection does it: what was not used comes again with more behind it.
Seen readAll(QByteArrayView text, qsizetype piece)
{
    const HttpLimits limits = smallLimits();
    RequestReader reader(limits);
    QByteArray input;
    Seen seen;
    inPieces(text, piece, [&](QByteArrayView more) {
        input += more;
        while (seen.refused == 0 && !input.isEmpty()) {
            qsizetype used = 0;
            const RequestReader::State state = reader.read(input, used);
            expect(used >= 0 && used <= input.size(), "not more is used than is there");
            input.remove(0, used);
            if (state == RequestReader::State::NeedsMore)
                return;
            if (state == RequestReader::State::Refused) {
                seen.refused = reader.refusal().status;
                return;
            }
            const RequestHead head = reader.takeHead();
            const QByteArray body = reader.takeBody();
            expect(body.size() <= limits.bodyBytes, "the body has its limit");
            seen.requests += shown(head, body);
            reader.reset();
            reader.release();
        }
    });
    return seen;
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    const Seen whole = readAll(text, std::max<qsizetype>(text.size(), 1));
    const Seen pieces = readAll(text, 1 + choice % 32);
    expect(whole.requests == pieces.requests, "pieces of any size are the same requests");
    expect((whole.refused != 0) == (pieces.refused != 0), "pieces of any size are refused alike");
    return 0;
}
