// Clocks that jump and run at another speed, for a program that knows nothing of it: loaded with
// LD_PRELOAD, it reads what the clocks are to do from a file, anew at every reading, so that they can
// be changed in flight.
//
//   PLIMSOLL_SHIM_CLOCK  the file, with one line "OFFSET RATE": seconds by which the wall clock is off,
//                        and how fast every clock runs
//   PLIMSOLL_SHIM_LOG    a file that gets the line each time a reading finds another one than the last
//                        reading of the same process
//
// The monotonic clocks never jump: a change of the rate takes effect from the reading that finds it.
// (libfaketime would do this too, but its constructor calls `setenv`, which moves the environment away
// from the program's arguments on the stack, and there the Swift runtime looks for them.)

#define _GNU_SOURCE
#include <fcntl.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

#define CLOCKS 16

// A clock's last reading: what it really was, and what was told.
struct reading {
    int known;
    int64_t real;
    int64_t told;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct reading readings[CLOCKS];
static char setting[128];
static double offset_seconds = 0;
static double rate = 1;

static void note(const char *line, size_t count) {
    const char *log = getenv("PLIMSOLL_SHIM_LOG");
    if (!log) return;
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND, 0600);
    if (syscall(SYS_write, descriptor, line, count) != (long)count) abort();
    syscall(SYS_close, descriptor);
}

static void read_setting(void) {
    const char *path = getenv("PLIMSOLL_SHIM_CLOCK");
    if (!path) return;
    int descriptor = (int)syscall(SYS_openat, AT_FDCWD, path, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) return;
    char line[sizeof setting] = "";
    long count = syscall(SYS_read, descriptor, line, sizeof line - 1);
    syscall(SYS_close, descriptor);
    if (count <= 0 || strcmp(line, setting) == 0) return;
    if (sscanf(line, "%lf %lf", &offset_seconds, &rate) != 2) abort();
    if (setting[0] != 0) note(line, (size_t)count);
    memcpy(setting, line, sizeof setting);
}

int clock_gettime(clockid_t clock, struct timespec *time) {
    long result = syscall(SYS_clock_gettime, clock, time);
    int processor = clock == CLOCK_PROCESS_CPUTIME_ID || clock == CLOCK_THREAD_CPUTIME_ID;
    if (result != 0 || clock < 0 || clock >= CLOCKS || processor) return (int)result;
    pthread_mutex_lock(&lock);
    read_setting();
    int64_t real = time->tv_sec * 1000000000LL + time->tv_nsec;
    struct reading *last = &readings[clock];
    if (!last->known) *last = (struct reading){1, real, real};
    last->told += (int64_t)((double)(real - last->real) * rate);
    last->real = real;
    int64_t told = last->told;
    int is_wall = clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE || clock == CLOCK_TAI;
    if (is_wall) told += (int64_t)(offset_seconds * 1e9);
    pthread_mutex_unlock(&lock);
    time->tv_sec = told / 1000000000LL;
    time->tv_nsec = told % 1000000000LL;
    return 0;
}

int gettimeofday(struct timeval *restrict time, void *restrict zone) {
    (void)zone;
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
    *time = (struct timeval){now.tv_sec, now.tv_nsec / 1000};
    return 0;
}

time_t time(time_t *result) {
    struct timespec now;
    if (clock_gettime(CLOCK_REALTIME, &now) != 0) return -1;
    if (result) *result = now.tv_sec;
    return now.tv_sec;
}
