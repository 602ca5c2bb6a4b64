#include "app/healthcheck.h"

#include "app/runningserver.h"
#include "app/terminal.h"

namespace hearthbook {

using namespace Qt::StringLiterals;

int runHealthcheck(const Settings &settings)
{
    const Result<QByteArray> answer = answerOfServer(settings, u"/readyz"_s, {});
    if (!answer)
        return reportFailure(answer.error(), ExitFailed);
    printLine(u"ready"_s);
    return ExitDone;
}

} // namespace hearthbook
