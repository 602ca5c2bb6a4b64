#include "app/importend.h"

#include "app/exitcodes.h"
#include "app/terminal.h"
#include "core/domain/result.h"

#include <QFile>
#include <QSaveFile>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Result<void> saveReport(const QString &path, const ImportReport &report)
{
    if (path.isEmpty())
        return {};
    QSaveFile file(path);
    const QByteArray json = report.toJson() + '\n';
    if (file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
        && file.write(json) == json.size() && file.commit())
        return {};
    return failure(ErrorCode::Unavailable, u"The report %1 cannot be written: %2"_s.arg(path, file.errorString()));
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
