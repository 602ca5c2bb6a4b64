#include "app/process.h"

#include <QByteArray>

#ifdef Q_OS_UNIX
#include <langinfo.h>
#include <sys/stat.h>

#include <clocale>
#endif

namespace hearthbook {

void keepFilesPrivate()
{
#ifdef Q_OS_UNIX
    ::umask(077);
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

} // namespace hearthbook
