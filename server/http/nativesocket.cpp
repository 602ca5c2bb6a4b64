#include "server/http/nativesocket.h"

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace hearthbook {

bool shutdownWriting(qintptr descriptor)
{
#ifdef Q_OS_WIN
    return ::shutdown(SOCKET(descriptor), SD_SEND) == 0;
#else
    return ::shutdown(int(descriptor), SHUT_WR) == 0;
#endif
}

qintptr duplicateDescriptor(qintptr descriptor)
{
#ifdef Q_OS_WIN
    Q_UNUSED(descriptor)
    return -1;
#else
    return ::fcntl(int(descriptor), F_DUPFD_CLOEXEC, 0);
#endif
}

void closeDescriptor(qintptr descriptor)
{
#ifdef Q_OS_WIN
    ::closesocket(SOCKET(descriptor));
#else
    ::close(int(descriptor));
#endif
}

} // namespace hearthbook
