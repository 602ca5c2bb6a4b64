#include "app/importend.h"

#include "app/exitcodes.h"
#include "app/terminal.h"
#include "app/wholefile.h"
#include "core/domain/result.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<void> saveReport(const QString &path, const ImportReport &report)
{
    if (path.isEmpty())
        return {};
    return writeWholeFile(path, report.toJson() + '\n', true);
}

} // namespace

int finishImport(const ImportReport &report, const QString &reportFile)
{
    for (const QString &line : report.toLines())
        printLine(line);
    const Result<void> saved = saveReport(reportFile, report);
    if (!saved) {
        printError(saved.error().message);
        return ExitFailed;
    }
    if (!report.differences.empty())
        return ExitDifference;
    return report.hasRejected() ? ExitSomeRejected : ExitDone;
}

} // namespace hearthbook
