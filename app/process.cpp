#include "app/process.h"

#include <QByteArray>

#ifdef __GLIBC__
#include <malloc.h>
#endif
#ifdef Q_OS_UNIX
#include <langinfo.h>
#include <sys/stat.h>

#include <clocale>
#include <csignal>
#endif

namespace hearthbook {

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
    mallopt(M_MMAP_THRESHOLD, 512 * 1024); // a fixed one: glibc would raise it with the first large body
    mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
#endif
}

} // namespace hearthbook
