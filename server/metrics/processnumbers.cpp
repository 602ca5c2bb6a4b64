#include "server/metrics/processnumbers.h"

#include "server/metrics/metricstext.h"

#include <QDir>
#include <QFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace hearthbook {

namespace {

using Type = MetricsText::Type;

QByteArray contentOf(const char *path)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Seconds since 1970 at which the machine started; 0 where it is not told.
double bootTime()
{
    const QByteArray numbers = contentOf("/proc/stat");
    const qsizetype at = numbers.indexOf("\nbtime ");
    return at < 0 ? 0 : numbers.mid(at + 7, numbers.indexOf('\n', at + 7) - at - 7).toDouble();
}

} // namespace

void writeProcessNumbers(MetricsText &text)
{
#ifdef Q_OS_LINUX
    // proc(5): the name in parentheses may hold spaces, so the fields are counted from behind it.
    const QByteArray stat = contentOf("/proc/self/stat");
    const QList<QByteArray> fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    const double ticks = double(::sysconf(_SC_CLK_TCK));
    if (fields.size() < 22 || ticks <= 0)
        return;
    text.one("process_cpu_seconds_total", Type::Counter, "CPU time of the process",
             (fields[11].toDouble() + fields[12].toDouble()) / ticks);
    text.one("process_resident_memory_bytes", Type::Gauge, "Memory that the process holds",
             fields[21].toDouble() * double(::sysconf(_SC_PAGESIZE)));
    if (const double boot = bootTime(); boot > 0) // systemd's ProcSubset=pid hides it
        text.one("process_start_time_seconds", Type::Gauge, "When the process started, seconds since 1970",
                 boot + fields[19].toDouble() / ticks);
    text.one(
        "process_open_fds", Type::Gauge, "Open files and connections of the process",
        double(
            QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot).size()));
#else
    Q_UNUSED(text)
#endif
}

} // namespace hearthbook
