#pragma once

#include "core/importers/importplan.h"
#include "core/webhooks/targeturl.h"
#include "tests/fuzz/fuzz.h"

namespace hearthbook::fuzz {

/// Tools as the server's, in plain sight.
inline const WebhookTools &tools()
{
    static const WebhookTools all {
        .checkUrl = [](const QString &url) -> Result<QString> {
            return TargetUrl::parse(url).map([](const TargetUrl &target) { return target.text(); });
        },
        .seal = [](const QString &, const QByteArray &secret) -> Result<QByteArray> { return "sealed:" + secret; },
        .isSecret = [](const QString &, const QByteArray &sealed,
                       const QByteArray &secret) { return sealed == "sealed:" + secret; },
        .newSecret = [] { return QByteArray("a-new-secret-of-24-bytes"); },
    };
    return all;
}

inline void expectReasons(const ImportPlan &plan)
{
    for (const ImportEntry &entry : plan.left)
        expect(!entry.reason.isEmpty(), "what is left has a reason");
    expect(!plan.unreadable || plan.left.size() == 1, "what is unreadable has one reason");
}

} // namespace hearthbook::fuzz
