#include "app/logging.h"

#include "app/logline.h"

#include <QLoggingCategory>

#include <cstdio>
#include <mutex>
#include <utility>

namespace hearthbook {

using namespace Qt::StringLiterals;

namespace {

/// What Qt's one handler of the process works with.
struct InForce
{
    ~InForce() { qInstallMessageHandler(nullptr); } // what logs later has nothing to work with

    std::mutex setting = {}; ///< of who changes it; before the other
    std::mutex mutex = {};
    LogForm form = {};
    std::shared_ptr<const LogMask> mask = std::make_shared<const LogMask>();
};

InForce &inForce()
{
    static InForce all;
    return all;
}

std::pair<LogForm, std::shared_ptr<const LogMask>> current()
{
    InForce &all = inForce();
    const std::lock_guard lock(all.mutex);
    return { all.form, all.mask };
}

void handle(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const auto [form, mask] = current();
    const bool isJson = form.format == u"json";
    LogEntry entry { .time = QDateTime::currentDateTimeUtc(),
                     .type = type,
                     .category = QString::fromLatin1(context.category),
                     .message = message,
                     .requestId = QString::fromLatin1(LogRequest::current()) };
    if (isJson)
        entry.fields = LogFields::current();
    const QByteArray line = (isJson ? jsonLine(entry, *mask) : textLine(entry, *mask)) + '\n';
    std::fwrite(line.constData(), 1, size_t(line.size()), stderr);
    std::fflush(stderr);
}

} // namespace

QString logRules(const QString &level, bool access)
{
    QString rules;
    const QStringList levels = logLevels();
    for (const QString &lower : levels) {
        if (lower == level)
            break;
        rules += u"*.%1=false\n"_s.arg(lower.toLower());
    }
    if (access)
        rules += u"hearthbook.http.access.info=true\n"_s;
    return rules;
}

void setLogging(const Settings &settings)
{
    const LogForm form { settings.text(u"log.level"), settings.flag(u"log.access"), settings.text(u"log.format") };
    auto mask = std::make_shared<const LogMask>(LogMask::of(settings));
    InForce &all = inForce();
    const std::lock_guard setting(all.setting);
    {
        const std::lock_guard lock(all.mutex);
        all.form = form;
        all.mask = std::move(mask);
    }
    QLoggingCategory::setFilterRules(logRules(form.level, form.access));
}

void setLogLevel(const QString &level)
{
    InForce &all = inForce();
    const std::lock_guard setting(all.setting);
    {
        const std::lock_guard lock(all.mutex);
        all.form.level = level;
    }
    QLoggingCategory::setFilterRules(logRules(level, logForm().access));
}

LogForm logForm()
{
    return current().first;
}

LogControl logControl()
{
    return { logForm, setLogLevel };
}

QString maskedForLog(const QString &text)
{
    return current().second->masked(text);
}

void installLogging(const Settings &settings)
{
    setLogging(settings);
    qInstallMessageHandler(handle);
}

} // namespace hearthbook
