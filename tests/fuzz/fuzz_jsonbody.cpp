#include "core/domain/preferencesjson.h"
#include "core/domain/registryreader.h"
#include "server/api/batchbody.h"
#include "server/api/jsonbody.h"
#include "server/api/webhookbody.h"
#include "tests/fuzz/fuzz.h"

using namespace hearthbook;
using namespace hearthbook::fuzz;

namespace {

template<typename T>
void expectReasons(const Result<T> &read)
{
    expect(read || !read.error().message.isEmpty(), "a refusal has a reason");
}

template<typename Rows>
void expectReasonsOf(const Result<Rows> &read)
{
    expectReasons(read);
    if (!read)
        return;
    for (const auto &remark : read->rejected)
        expect(!remark.reason.isEmpty(), "a rejected row has a reason");
}

void readPreferences(const Request &request)
{
    const Result<JsonDocument> document = readJsonObject(request);
    expectReasons(document);
    if (!document)
        return;
    const Result<PreferencesPatch> patch = readPreferencesPatch(objectOf(*document));
    expectReasons(patch);
    if (patch)
        expectReasons(patched(Preferences(), *patch));
    expectReasons(readTeamChoice(objectOf(*document), User::InBody));
}

void readWebhook(const Request &request)
{
    const TargetPolicy policy;
    for (auto read : { &readRegistration, &readHaRegistration, &readSportsRegistration })
        expectReasons(read(request, policy));
    const Result<WebhookPatch> patch = readWebhookPatch(request, policy);
    expectReasons(patch);
    if (patch)
        expectReasons(patched(Webhook(), *patch));
    expectReasons(readNewSecret(request));
    const Result<TargetUrl> target = readTarget(request);
    expectReasons(target);
    if (target) {
        const Result<TargetUrl> again = TargetUrl::parse(target->text());
        expect(again && again->text() == target->text(), "a normalised URL is its own normal form");
    }
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    Request request;
    request.body = text.toByteArray();
    request.headers.set("content-type", "application/json");
    switch (choice % 6) {
    case 0: expectReasonsOf(readDevices(request.body)); break;
    case 1: expectReasonsOf(readEntities(request.body)); break;
    case 2: expectReasonsOf(readDeviceRegistry(request.body)); break;
    case 3: readPreferences(request); break;
    case 4: readWebhook(request); break;
    default: expectReasons(readBatch(request)); break;
    }
    return 0;
}
