// A disk that fails, for a program that knows nothing of it: loaded with LD_PRELOAD, it counts the
// calls that change what lies under a data directory and lets the N-th of them fail.
//
//   PLIMSOLL_SHIM_ROOT  the data directory; its journal/ and cut/ are watched
//   PLIMSOLL_SHIM_LOG   a file that gets a line for every watched call: "7 pwrite /path" or
//                       "7 FAILED pwrite /path"
//   PLIMSOLL_SHIM_CALL  N, from 1; 0 lets nothing fail
//   PLIMSOLL_SHIM_HOW   error   the call fails once, with EIO
//                       ever    that call and all after it fail with EIO
//                       room    the call fails once, with ENOSPC
//                       short   the call, a write, writes only half
//                       halves  that write and all after it write only half
//                       lost    the call, a synchronization, fails once with EIO, and what was written
//                               since the last one is gone, as when the kernel drops the pages
//                       killed  the same, and the process is killed before it can say a word
//
// The shim's own work goes through `syscall`, so that it does not watch itself.

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

// What a write replaced, until it is synchronized.
struct replaced {
    int descriptor;
    off_t offset;
    size_t count;
    char *bytes;
    struct replaced *before;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct replaced *unsynchronized;
static long calls;
static int log_descriptor = -1;
static int doomed;

static int how(const char *word) {
    const char *chosen = getenv("PLIMSOLL_SHIM_HOW");
    return chosen && strcmp(chosen, word) == 0;
}

// A thread that gives way to the engine's writes nothing of the journal: the projection's. What it does, and
// when, is no part of the test.
static int gives_way(void) {
    return syscall(SYS_getpriority, PRIO_PROCESS, 0) <
        syscall(SYS_getpriority, PRIO_PROCESS, syscall(SYS_getpid));
}

static int watched(const char *path) {
    const char *root = getenv("PLIMSOLL_SHIM_ROOT");
    if (!root || strncmp(path, root, strlen(root)) != 0 || gives_way()) return 0;
    const char *rest = path + strlen(root);
    return *rest == 0 || strncmp(rest, "/journal", 8) == 0 || strncmp(rest, "/cut", 4) == 0 ||
        strncmp(rest, "/snapshots", 10) == 0;
}

static int path_of(int descriptor, char *path, size_t size) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t count = syscall(SYS_readlinkat, AT_FDCWD, link, path, size - 1);
    if (count < 0) return 0;
    path[count] = 0;
    return watched(path);
}

static void die_if_doomed(void) {
    if (doomed) syscall(SYS_kill, syscall(SYS_getpid), SIGKILL);
}

static void report(const char *verdict, const char *name, const char *path) {
    char line[4352];
    int count = snprintf(line, sizeof line, "%ld %s%s %s\n", calls, verdict, name, path);
    if (log_descriptor < 0) {
        const char *log = getenv("PLIMSOLL_SHIM_LOG");
        int flags = O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC;
        log_descriptor = log ? (int)syscall(SYS_openat, AT_FDCWD, log, flags, 0600) : -1;
    }
    if (syscall(SYS_write, log_descriptor, line, count) != count) abort();
}

// Counts a call and says what is to become of it: 0, or an error number, or -1 for half of it.
static int fate(const char *name, const char *path) {
    die_if_doomed();
    const char *text = getenv("PLIMSOLL_SHIM_CALL");
    long chosen = text ? atol(text) : 0;
    calls += 1;
    int lasting = how("ever") || how("halves");
    int due = chosen > 0 && (calls == chosen || (lasting && calls > chosen));
    if (due && (how("short") || how("halves")) && strncmp(name, "pwrite", 6) != 0) due = 0;
    report(due ? "FAILED " : "", name, path);
    if (!due) return 0;
    if (how("short") || how("halves")) return -1;
    return how("room") ? ENOSPC : EIO;
}

static void remember(int descriptor, off_t offset, size_t count) {
    if (!how("lost") && !how("killed")) return;
    struct replaced *entry = malloc(sizeof *entry);
    char *bytes = calloc(1, count);
    if (!entry || !bytes) abort();
    char own[64];
    snprintf(own, sizeof own, "/proc/self/fd/%d", descriptor);
    // The program's own descriptor is open for writing only.
    int reading = (int)syscall(SYS_openat, AT_FDCWD, own, O_RDONLY | O_CLOEXEC);
    if (reading < 0 || syscall(SYS_pread64, reading, bytes, count, offset) < 0) abort();
    syscall(SYS_close, reading);
    *entry = (struct replaced){descriptor, offset, count, bytes, unsynchronized};
    unsynchronized = entry;
}

// After a synchronization: what it covered is safe, or, when it failed, gone.
static void settle(int descriptor, int failed) {
    struct replaced **place = &unsynchronized;
    while (*place) {
        struct replaced *entry = *place;
        if (entry->descriptor != descriptor) {
            place = &entry->before;
            continue;
        }
        if (failed) syscall(SYS_pwrite64, descriptor, entry->bytes, entry->count, entry->offset);
        *place = entry->before;
        free(entry->bytes);
        free(entry);
    }
}

static ssize_t watched_write(int descriptor, const void *bytes, size_t count, off_t offset) {
    char path[4096];
    if (!path_of(descriptor, path, sizeof path)) {
        return syscall(SYS_pwrite64, descriptor, bytes, count, offset);
    }
    pthread_mutex_lock(&lock);
    int verdict = fate("pwrite", path);
    ssize_t result = -1;
    if (verdict <= 0) {
        if (verdict < 0 && count > 1) count /= 2;
        remember(descriptor, offset, count);
        result = syscall(SYS_pwrite64, descriptor, bytes, count, offset);
        verdict = errno;
    }
    pthread_mutex_unlock(&lock);
    if (result < 0) errno = verdict;
    return result;
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset) {
    return watched_write(descriptor, bytes, count, offset);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset) {
    return watched_write(descriptor, bytes, count, offset);
}

// A gathered write is one that writes its first part: the caller has to go on from there.
ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset) {
    if (count < 1) return 0;
    return watched_write(descriptor, parts[0].iov_base, parts[0].iov_len, offset);
}

ssize_t pwritev64(int descriptor, const struct iovec *parts, int count, off64_t offset) {
    return pwritev(descriptor, parts, count, offset);
}

static int synchronize(const char *name, long number, int descriptor) {
    char path[4096];
    if (!path_of(descriptor, path, sizeof path)) return (int)syscall(number, descriptor);
    pthread_mutex_lock(&lock);
    int verdict = fate(name, path);
    int drops = how("lost") || how("killed");
    int result = -1;
    if (verdict == 0) {
        result = (int)syscall(number, descriptor);
        verdict = errno;
    } else if (how("killed")) {
        doomed = 1;
    }
    if (drops) settle(descriptor, result != 0);
    pthread_mutex_unlock(&lock);
    if (result != 0) errno = verdict;
    return result;
}

int fdatasync(int descriptor) { return synchronize("fdatasync", SYS_fdatasync, descriptor); }

int fsync(int descriptor) { return synchronize("fsync", SYS_fsync, descriptor); }

// Gives the error number back instead of setting it, as the function that it stands for.
int posix_fallocate(int descriptor, off_t offset, off_t count) {
    char path[4096];
    if (path_of(descriptor, path, sizeof path)) {
        pthread_mutex_lock(&lock);
        int verdict = fate("fallocate", path);
        pthread_mutex_unlock(&lock);
        if (verdict > 0) return verdict;
    }
    return syscall(SYS_fallocate, descriptor, 0, offset, count) == 0 ? 0 : errno;
}

int posix_fallocate64(int descriptor, off64_t offset, off64_t count) {
    return posix_fallocate(descriptor, offset, count);
}

// The fate of a call that is given a path; true when it fails, with errno set.
static int refuses(const char *name, const char *path) {
    if (!watched(path)) return 0;
    pthread_mutex_lock(&lock);
    int verdict = fate(name, path);
    pthread_mutex_unlock(&lock);
    if (verdict > 0) errno = verdict;
    return verdict > 0;
}

static int open_at(int directory, const char *path, int flags, mode_t mode) {
    if (refuses("open", path)) return -1;
    return (int)syscall(SYS_openat, directory, path, flags, mode);
}

#define MODE_ARGUMENT(flags, last)                      \
    mode_t mode = 0;                                    \
    if ((flags) & (O_CREAT | __O_TMPFILE)) {            \
        va_list arguments;                              \
        va_start(arguments, last);                      \
        mode = (mode_t)va_arg(arguments, int);          \
        va_end(arguments);                              \
    }

int open(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags, flags)
    return open_at(AT_FDCWD, path, flags, mode);
}

int open64(const char *path, int flags, ...) {
    MODE_ARGUMENT(flags, flags)
    return open_at(AT_FDCWD, path, flags, mode);
}

int openat(int directory, const char *path, int flags, ...) {
    MODE_ARGUMENT(flags, flags)
    return open_at(directory, path, flags, mode);
}

int openat64(int directory, const char *path, int flags, ...) {
    MODE_ARGUMENT(flags, flags)
    return open_at(directory, path, flags, mode);
}

int rename(const char *path, const char *new_path) {
    if (refuses("rename", new_path)) return -1;
    return (int)syscall(SYS_renameat2, AT_FDCWD, path, AT_FDCWD, new_path, 0);
}

int unlink(const char *path) {
    if (refuses("unlink", path)) return -1;
    return (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
}

int mkdir(const char *path, mode_t mode) {
    if (refuses("mkdir", path)) return -1;
    return (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}

// Not watched, but a doomed process dies before it tells anybody.
ssize_t write(int descriptor, const void *bytes, size_t count) {
    die_if_doomed();
    return syscall(SYS_write, descriptor, bytes, count);
}
