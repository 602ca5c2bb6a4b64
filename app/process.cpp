#include "app/process.h"

#include <QByteArray>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef Q_OS_UNIX
#include <langinfo.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <clocale>
#include <csignal>
#endif

namespace hearthbook {

#ifdef Q_OS_UNIX
static volatile std::sig_atomic_t overdueExitCode = 0;
#endif

void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    ::umask(077);
#endif
}

void surviveFileLimits()
{
#ifdef Q_OS_UNIX
    std::signal(SIGXFSZ, SIG_IGN);
#endif
}

void allowManyFiles()
{
#ifdef Q_OS_UNIX
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
#endif
}

long long openFileLimit()
{
#ifdef Q_OS_UNIX
    rlimit limit = {};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_max != RLIM_INFINITY)
        return static_cast<long long>(limit.rlim_max);
#endif
    return -1;
}

void ensureUtf8Locale()
{
#ifdef Q_OS_UNIX
    std::setlocale(LC_ALL, "");
    if (qstricmp(nl_langinfo(CODESET), "UTF-8") != 0)
        qputenv("LC_ALL", "C.UTF-8");
#endif
}

void tuneForServing()
{
    qputenv("QT_NO_GLIB", "1");
#ifdef __GLIBC__
    mallopt(M_ARENA_MAX, 2);
    // Fixed ones: glibc would raise them with the first large body and keep what it took.
    mallopt(M_MMAP_THRESHOLD, 4 * 1024 * 1024);
    mallopt(M_TRIM_THRESHOLD, 8 * 1024 * 1024);
#endif
}

void endWithin(unsigned seconds, int exitCode)
{
#ifdef Q_OS_UNIX
    overdueExitCode = exitCode;
    std::signal(SIGALRM, [](int) { ::_exit(overdueExitCode); });
    ::alarm(seconds);
#else
    Q_UNUSED(seconds)
    Q_UNUSED(exitCode)
#endif
}

} // namespace hearthbook
