#include "core/importers/bookfile.h"
#include "core/importers/localstorage.h"
#include "core/importers/webhooksfile.h"
#include "core/webhooks/targeturl.h"
#include "tests/fuzz/fuzz.h"

using namespace hearthbook;
using namespace hearthbook::fuzz;
using namespace Qt::StringLiterals;

namespace {

const WebhookTools &tools()
{
    static const WebhookTools all {
        .checkUrl = [](const QString &url) -> Result<QString> {
            return TargetUrl::parse(url).map([](const TargetUrl &target) { return target.text(); });
        },
        .seal = [](const QString &, const QByteArray &secret) -> Result<QByteArray> { return "sealed:" + secret; },
        .isSecret = [](const QString &, const QByteArray &sealed,
                       const QByteArray &secret) { return sealed == "sealed:" + secret; },
        .newSecret = [] { return "a-new-secret-of-24-bytes"_ba; },
    };
    return all;
}

void expectReasons(const ImportPlan &plan)
{
    for (const ImportEntry &entry : plan.left)
        expect(!entry.reason.isEmpty(), "what is left has a reason");
    expect(!plan.unreadable || plan.left.size() == 1, "what is unreadable has one reason");
}

} // namespace

int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const auto [choice, text] = chosen(data, size);
    const QByteArray bytes = text.toByteArray();
    switch (choice % 3) {
    case 0: expectReasons(readWebhooksFile(bytes, tools())); break;
    case 1: expectReasons(readLocalStorage(bytes, u"default"_s)); break;
    default: expectReasons(readBookFile(bytes, tools())); break;
    }
    return 0;
}
