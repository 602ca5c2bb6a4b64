#include "server/api/targetcheckapi.h"

#include "core/domain/jsonwriter.h"
#include "server/api/jsonbody.h"
#include "server/api/webhookbody.h"
#include "server/http/problem.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// `{url, allowed, reason, addresses}`: of a name that does not resolve now there are none, and it is allowed.
Response verdict(const TargetUrl &url, const Result<void> &allowed, const QList<QHostAddress> &addresses)
{
    JsonWriter json(256);
    json.beginObject().member("url", url.text()).member("allowed", allowed.has_value()).key("reason");
    if (allowed)
        json.null();
    else
        json.value(allowed.error().message);
    json.key("addresses").beginArray();
    for (const QHostAddress &address : addresses)
        json.value(address.toString());
    return jsonResponse(json.endArray().endObject().take());
}

Response ofAddresses(const TargetUrl &url, const TargetPolicy &policy, const QList<QHostAddress> &addresses)
{
    const Result<QHostAddress> chosen = policy.choose(addresses, url.port);
    return verdict(url, chosen ? Result<void>() : failure(chosen), addresses);
}

void checkTarget(const ApiContext &context, const Request &request, const Completion &completion)
{
    const Result<TargetUrl> url = readTarget(request);
    if (!url)
        return completion(problem(url.error(), request));
    const auto policy = context.targets.current();
    const Result<void> allowed = policy->checkUrl(*url);
    const QList<QHostAddress> known = url->host.address ? QList { *url->host.address } : QList<QHostAddress>();
    if (!allowed || url->host.address || !context.resolve)
        return completion(verdict(*url, allowed, known));
    context.resolve(url->host.text, [url = *url, policy, completion](const Result<QList<QHostAddress>> &found) {
        completion(found ? ofAddresses(url, *policy, *found) : verdict(url, {}, {}));
    });
}

} // namespace

void addTargetCheckApi(Router &router, ApiContext &context)
{
    router.add({ .method = Method::Post,
                 .path = u"/api/webhooks/check-target"_s,
                 .access = Access::Write,
                 .summary = u"Whether deliveries may go to a URL"_s,
                 .handler = AsyncHandler([&context](const Request &request, const Completion &completion) {
                     checkTarget(context, request, completion);
                 }),
                 .bodyTypes = anyBodyType(),
                 .tag = u"Webhooks"_s,
                 .body = u"TargetCheck"_s,
                 .answers = { { 200, u"TargetVerdict"_s } } });
}

} // namespace hearthbook
