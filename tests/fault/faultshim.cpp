// Preloaded into a server (LD_PRELOAD): sets its clock and breaks its writes, as FaultControl says.

#include "tests/fault/faultshim.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>

namespace {

using hearthbook::test::FaultControl;

const volatile FaultControl &control()
{
    static const FaultControl none;
    static const FaultControl *const mapped = [] {
        const char *path = std::getenv("FAULTSHIM_CONTROL");
        const int descriptor = path ? ::open(path, O_RDONLY | O_CLOEXEC) : -1;
        void *memory = descriptor < 0 ? MAP_FAILED
                                      : ::mmap(nullptr, sizeof(FaultControl), PROT_READ, MAP_SHARED, descriptor, 0);
        return memory == MAP_FAILED ? &none : static_cast<const FaultControl *>(memory);
    }();
    return *mapped;
}

/// The errno that a write to this file gets, or 0.
int writeError(int descriptor)
{
    const int number = control().writeError;
    if (number == 0)
        return 0;
    char link[64];
    char path[512] = {};
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t size = ::readlink(link, path, sizeof path - 1);
    return size > 0 && std::strstr(path, "metadata.db") ? number : 0;
}

} // namespace

extern "C" {

ssize_t pwrite64(int descriptor, const void *bytes, size_t size, off64_t at)
{
    if (const int number = writeError(descriptor); number != 0) {
        errno = number;
        return -1;
    }
    return ::syscall(SYS_pwrite64, descriptor, bytes, size, at);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t size, off_t at)
{
    return pwrite64(descriptor, bytes, size, at);
}

ssize_t write(int descriptor, const void *bytes, size_t size)
{
    if (const int number = writeError(descriptor); number != 0) {
        errno = number;
        return -1;
    }
    return ::syscall(SYS_write, descriptor, bytes, size);
}

int clock_gettime(clockid_t clock, struct timespec *time) noexcept
{
    const int done = int(::syscall(SYS_clock_gettime, clock, time));
    if (done == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += control().clockOffset;
    return done;
}

int gettimeofday(struct timeval *__restrict time, void *__restrict) noexcept
{
    struct timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) noexcept
{
    struct timespec now = {};
    clock_gettime(CLOCK_REALTIME, &now);
    if (out)
        *out = now.tv_sec;
    return now.tv_sec;
}
}
