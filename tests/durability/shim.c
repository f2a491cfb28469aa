/* Stands between the program and the C library for the files below one folder.
 *
 * Recording: what is written, flushed, renamed and removed is appended to a log, from which
 * `disk.py` makes the disk as it may look after a power cut.
 * Failing: the Nth such call fails with an error of choice, once or from then on, or ends the
 * process as kill -9 does.
 *
 * The test compiles and preloads it: cc -shared -fPIC -O1 -o shim.so shim.c -ldl -lpthread
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

enum { WRITE = 1, FLUSH, TRUNCATE, CREATE, RENAME, LINK, REMOVE, MKDIR, RMDIR };

static char root[4096];
static int log_fd = -1;
static long fail_at = 0, fail_errno = 0, fail_stays = 0, calls = 0;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

/* Called by ctypes after the test's child was forked. */
void shim_watch(const char *folder) { snprintf(root, sizeof root, "%s", folder); }
void shim_record(const char *path) { log_fd = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0600); }
void shim_fail(long at, long number, long stays) { calls = 0; fail_at = at; fail_errno = number; fail_stays = stays; }
long shim_calls(void) { return calls; }

static int ends(const char *path, const char *end) {
    size_t a = strlen(path), b = strlen(end);
    return a >= b && strcmp(path + a - b, end) == 0;
}

static int watched(const char *path) {
    size_t n = strlen(root);
    return n && strncmp(path, root, n) == 0 && !ends(path, "-shm") && !ends(path, " (deleted)");
}

static int path_of(int fd, char *into, size_t room) {
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d", fd);
    ssize_t n = syscall(SYS_readlinkat, AT_FDCWD, name, into, room - 1);
    if (n <= 0) return 0;
    into[n] = 0;
    return watched(into);
}

static int below(int dir, const char *path, char *into, size_t room) {
    if (path[0] == '/') { snprintf(into, room, "%s", path); return watched(into); }
    if (dir == AT_FDCWD) return 0;
    char folder[4096];
    if (!path_of(dir, folder, sizeof folder)) return 0;
    snprintf(into, room, "%s/%s", folder, path);
    return watched(into);
}

/* Returns 1 when this call is to fail. What is only told to the test never does. */
static int fails(const char *path) {
    if (!fail_at || ends(path, "/acks")) return 0;
    pthread_mutex_lock(&lock);
    long now = ++calls;
    pthread_mutex_unlock(&lock);
    if (now == fail_at && fail_errno < 0) raise(SIGKILL);
    if (now == fail_at || (fail_stays && now > fail_at)) { errno = (int)fail_errno; return 1; }
    return 0;
}

static void note(uint32_t what, const char *path, const char *other, int64_t at, const void *data, size_t size) {
    if (log_fd < 0) return;
    uint32_t head[4] = {what, (uint32_t)strlen(path), (uint32_t)strlen(other), (uint32_t)size};
    pthread_mutex_lock(&lock);
    syscall(SYS_write, log_fd, head, sizeof head);
    syscall(SYS_write, log_fd, &at, sizeof at);
    syscall(SYS_write, log_fd, path, head[1]);
    syscall(SYS_write, log_fd, other, head[2]);
    if (size) syscall(SYS_write, log_fd, data, size);
    pthread_mutex_unlock(&lock);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *data, size_t size) {
    char path[4096];
    if (!root[0] || !path_of(fd, path, sizeof path)) return REAL(write)(fd, data, size);
    if (fails(path)) return -1;
    int64_t at = lseek(fd, 0, SEEK_CUR);
    ssize_t done = REAL(write)(fd, data, size);
    if (done > 0) note(WRITE, path, "", at, data, (size_t)done);
    return done;
}

static ssize_t write_at(int fd, const void *data, size_t size, off_t at) {
    char path[4096];
    if (!root[0] || !path_of(fd, path, sizeof path)) return REAL(pwrite)(fd, data, size, at);
    if (fails(path)) return -1;
    ssize_t done = REAL(pwrite)(fd, data, size, at);
    if (done > 0) note(WRITE, path, "", at, data, (size_t)done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return write_at(fd, data, size, at); }
ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) { return write_at(fd, data, size, at); }

static int flush(int fd, int (*real)(int)) {
    char path[4096];
    if (!root[0] || !path_of(fd, path, sizeof path)) return real(fd);
    if (fails(path)) return -1;
    int done = real(fd);
    if (done == 0) note(FLUSH, path, "", 0, 0, 0);
    return done;
}
int fsync(int fd) { return flush(fd, REAL(fsync)); }
int fdatasync(int fd) { return flush(fd, REAL(fdatasync)); }

static int cut(int fd, off_t size) {
    char path[4096];
    if (!root[0] || !path_of(fd, path, sizeof path)) return REAL(ftruncate)(fd, size);
    if (fails(path)) return -1;
    int done = REAL(ftruncate)(fd, size);
    if (done == 0) note(TRUNCATE, path, "", size, 0, 0);
    return done;
}
int ftruncate(int fd, off_t size) { return cut(fd, size); }
int ftruncate64(int fd, off64_t size) { return cut(fd, size); }

static int open_at(int dir, const char *name, int flags, mode_t mode) {
    char path[4096];
    struct stat about;
    if (!root[0] || !(flags & (O_CREAT | O_TRUNC)) || !below(dir, name, path, sizeof path))
        return (int)syscall(SYS_openat, dir, name, flags, mode);
    int is_new = syscall(SYS_newfstatat, AT_FDCWD, path, &about, 0) != 0;
    if (is_new && fails(path)) return -1;
    int fd = (int)syscall(SYS_openat, dir, name, flags, mode);
    if (fd >= 0 && is_new) note(CREATE, path, "", 0, 0, 0);
    else if (fd >= 0 && (flags & O_TRUNC)) note(TRUNCATE, path, "", 0, 0, 0);
    return fd;
}
#define MODE(flags) mode_t mode = 0; if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *name, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return open_at(AT_FDCWD, name, flags, mode); }
int openat(int dir, const char *name, int flags, ...) { MODE(flags) return open_at(dir, name, flags, mode); }
int openat64(int dir, const char *name, int flags, ...) { MODE(flags) return open_at(dir, name, flags, mode); }

int rename(const char *from, const char *to) {
    if (!watched(from)) return REAL(rename)(from, to);
    if (fails(from)) return -1;
    int done = REAL(rename)(from, to);
    if (done == 0) note(RENAME, from, to, 0, 0, 0);
    return done;
}
int link(const char *from, const char *to) {
    if (!watched(from)) return REAL(link)(from, to);
    if (fails(from)) return -1;
    int done = REAL(link)(from, to);
    if (done == 0) note(LINK, from, to, 0, 0, 0);
    return done;
}
int linkat(int a, const char *from, int b, const char *to, int flags) {
    if (!watched(from)) return REAL(linkat)(a, from, b, to, flags);
    if (fails(from)) return -1;
    int done = REAL(linkat)(a, from, b, to, flags);
    if (done == 0) note(LINK, from, to, 0, 0, 0);
    return done;
}
int mkdir(const char *name, mode_t mode) {
    if (!watched(name)) return REAL(mkdir)(name, mode);
    if (fails(name)) return -1;
    int done = REAL(mkdir)(name, mode);
    if (done == 0) note(MKDIR, name, "", 0, 0, 0);
    return done;
}
int unlink(const char *name) {
    int done = REAL(unlink)(name);
    if (done == 0 && watched(name)) note(REMOVE, name, "", 0, 0, 0);
    return done;
}
int rmdir(const char *name) {
    int done = REAL(rmdir)(name);
    if (done == 0 && watched(name)) note(RMDIR, name, "", 0, 0, 0);
    return done;
}
int unlinkat(int dir, const char *name, int flags) {
    char path[4096];
    int is_ours = root[0] && below(dir, name, path, sizeof path);
    int done = REAL(unlinkat)(dir, name, flags);
    if (done == 0 && is_ours) note(flags & AT_REMOVEDIR ? RMDIR : REMOVE, path, "", 0, 0, 0);
    return done;
}
