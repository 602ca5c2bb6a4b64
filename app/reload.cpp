#include "app/reload.h"

#include "app/logging.h"
#include "core/settings/settingstable.h"

#include <QLoggingCategory>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(lcReload, "hearthbook.reload")

bool changesAtOnce(const QString &key)
{
    return key == u"log.level" || key == u"log.access" || key == u"log.format";
}

} // namespace

void reloadSettings(const Settings &inForce, const Reread &reread)
{
    const Result<Settings> settings = reread();
    if (!settings) {
        qCWarning(lcReload).noquote() << u"The settings stay as they are: %1"_s.arg(settings.error().message);
        return;
    }
    setLogging(*settings);
    QStringList waiting;
    for (const SettingDefinition &setting : settingsTable()) {
        if (!changesAtOnce(setting.key) && !settings->isSame(setting.key, inForce))
            waiting += setting.key;
    }
    qCInfo(lcReload, "The settings were read again");
    if (!waiting.isEmpty())
        qCWarning(lcReload).noquote() << u"These changed, and count from the next start on: %1"_s.arg(
            waiting.join(u", "_s));
}

} // namespace hearthbook
