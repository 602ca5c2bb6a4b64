#pragma once

#include "core/importers/importwriter.h"
#include "core/importers/sourcefile.h"
#include "core/storage/operation.h"
#include "tests/support/files.h"
#include "tests/support/oldsports.h"
#include "tests/support/temporarydatabase.h"

namespace hearthbook::test {

/// Tools that do as core/webhooks does, in plain sight: only http and https pass, a sealed secret is `<id>:<secret>`.
inline WebhookTools plainTools()
{
    WebhookTools tools;
    tools.checkUrl = [](const QString &url) -> Result<QString> {
        if (url.startsWith(QStringLiteral("http")))
            return url;
        return failure(ErrorCode::InvalidInput, QStringLiteral("no web address"));
    };
    tools.seal = [](const QString &id, const QByteArray &secret) -> Result<QByteArray> {
        return id.toUtf8() + ':' + secret;
    };
    tools.isSecret = [](const QString &id, const QByteArray &sealed, const QByteArray &secret) {
        return sealed == id.toUtf8() + ':' + secret;
    };
    tools.newSecret = [] { return QByteArray("a-new-secret-of-24-bytes"); };
    return tools;
}

/// "added w0, rejected w1": what became of each entry, in the order of the report.
inline QString outcomes(const std::vector<ImportEntry> &entries)
{
    QStringList words;
    for (const ImportEntry &entry : entries)
        words += (outcomeWord(entry.outcome) + u' ' + entry.id).trimmed();
    return words.join(QStringLiteral(", "));
}

/// Runs an import as the command does.
inline ImportReport importInto(Store &store, const ImportPlan &plan, const WebhookTools &tools = plainTools())
{
    ImportReport report;
    report.kind = QStringLiteral("webhooks");
    must(runOperation(store, importOrigin(QStringLiteral("tester"), report.kind), [&]() -> Result<void> {
        Result<FinishedImport> done = runImport(store, plan, tools, report, ImportMode::Write);
        if (!done)
            return failure(done);
        report = std::move(done->report);
        return {};
    }));
    return report;
}

} // namespace hearthbook::test
