#include "core/discovery/registrysession.h"
#include "core/discovery/servermessage.h"
#include "core/discovery/snapshotreader.h"
#include "tests/fuzz/fuzz.h"

using namespace hearthbook;
using namespace hearthbook::fuzz;

namespace {

/// A conversation: one frame a line; an empty line is time that passes.
void converse(QByteArrayView text)
{
    Moment now;
    RegistrySession session(QStringLiteral("token"), std::chrono::minutes(5), now);
    for (const QByteArray &frame : text.toByteArray().split('\n')) {
        now += std::chrono::seconds(frame.isEmpty() ? 30 : 1);
        if (frame.isEmpty())
            session.advance(now);
        else
            session.received(frame, now);
        const SessionOutput output = session.take();
        if (output.listing) {
            std::ignore = readSnapshot(*output.listing);
            session.stored(now);
        }
        for (const QByteArray &message : output.messages)
            expect(message.startsWith('{') && message.endsWith('}'), "what is sent is a JSON object");
        if (output.end)
            return;
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    if (choice % 4 == 0)
        std::ignore = readFrame(text.toByteArray());
    else
        converse(text);
    return 0;
}
