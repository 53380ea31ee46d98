/* A device that fails on command: preloaded into a program, it counts the calls that change files below one folder and
   breaks one of them.

   FAULT_FOLDER  absolute path; only files below it count
   FAULT         kill    the process dies (SIGKILL) before the call
                 torn    half of a write is done, then the process dies; other calls as with kill
                 full    from the call on the device is full: half of the first write fits, everything that needs room
                         fails with ENOSPC
                 sealed  from the call on the device is read-only: EROFS
                 none    only counts
   FAULT_AT      number of the call, from 1
   FAULT_COUNT   file that receives the number of calls at the end of the process
   FAULT_CLOCK   seconds that time() is off by */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { DESCRIPTORS = 65536 };
enum fault { NONE, KILL, TORN, FULL, SEALED };
/* What a call needs of the device. */
enum need { ROOM, NO_ROOM };

static const char *folder;
static size_t folder_length;
static enum fault fault;
static long fault_at, calls;
static long clock_offset;
static unsigned char tracked[DESCRIPTORS];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void) {
  folder = getenv("FAULT_FOLDER");
  folder_length = folder ? strlen(folder) : 0;
  fault_at = getenv("FAULT_AT") ? atol(getenv("FAULT_AT")) : 0;
  clock_offset = getenv("FAULT_CLOCK") ? atol(getenv("FAULT_CLOCK")) : 0;
  const char *name = getenv("FAULT");
  static const char *names[] = {"none", "kill", "torn", "full", "sealed"};
  for (int i = 0; name && i < 5; i++)
    if (!strcmp(name, names[i])) fault = i;
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path ? REAL(fopen)(path, "w") : NULL;
  if (file) fprintf(file, "%ld\n", calls), fclose(file);
}

static int below(const char *path) {
  return folder && path && !strncmp(path, folder, folder_length) && (path[folder_length] == '/' || !path[folder_length]);
}
static int watched(int descriptor) { return descriptor >= 0 && descriptor < DESCRIPTORS && tracked[descriptor]; }

/* Counts a call. 0: go on; 1: half of a write may still be done, then the fault takes effect; errno is set for -1. */
static int counted(enum need need) {
  pthread_mutex_lock(&lock);
  long number = ++calls;
  pthread_mutex_unlock(&lock);
  if (!fault_at || number < fault_at || fault == NONE) return 0;
  if (fault == KILL) raise(SIGKILL);
  if (fault == TORN) return 1;
  if (fault == FULL && need == NO_ROOM) return 0;
  if (fault == FULL && number == fault_at) return 1;
  errno = fault == FULL ? ENOSPC : EROFS;
  return -1;
}

static int refused(enum need need) {
  int verdict = counted(need);
  if (verdict == 1 && fault == TORN) raise(SIGKILL);
  if (verdict == 1) errno = fault == FULL ? ENOSPC : EROFS;
  return verdict != 0;
}

static int opened(int descriptor, const char *path) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) tracked[descriptor] = below(path);
  return descriptor;
}

#define OPEN(name)                                                                                    \
  int name(const char *path, int flags, ...) {                                                        \
    va_list arguments;                                                                                \
    va_start(arguments, flags);                                                                       \
    int mode = flags & (O_CREAT | __O_TMPFILE) ? va_arg(arguments, int) : 0;                          \
    va_end(arguments);                                                                                \
    if (below(path) && flags & O_CREAT && access(path, F_OK) && refused(ROOM)) return -1;             \
    if (below(path) && fault == SEALED && calls >= fault_at && flags & (O_WRONLY | O_RDWR))           \
      return errno = EROFS, -1;                                                                       \
    return opened(REAL(name)(path, flags, mode), path);                                               \
  }
OPEN(open)
OPEN(open64)

int close(int descriptor) {
  if (descriptor >= 0 && descriptor < DESCRIPTORS) tracked[descriptor] = 0;
  return REAL(close)(descriptor);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  int verdict = watched(descriptor) ? counted(ROOM) : 0;
  if (verdict < 0) return -1;
  if (!verdict) return REAL(write)(descriptor, bytes, count);
  ssize_t half = REAL(write)(descriptor, bytes, count / 2);
  if (fault == TORN) raise(SIGKILL);
  return half ? half : (errno = ENOSPC, -1);
}

#define PWRITE(name, offset_type)                                                                     \
  ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) {                 \
    int verdict = watched(descriptor) ? counted(ROOM) : 0;                                            \
    if (verdict < 0) return -1;                                                                       \
    if (!verdict) return REAL(name)(descriptor, bytes, count, offset);                                \
    ssize_t half = REAL(name)(descriptor, bytes, count / 2, offset);                                  \
    if (fault == TORN) raise(SIGKILL);                                                                \
    return half ? half : (errno = ENOSPC, -1);                                                        \
  }
PWRITE(pwrite, off_t)
PWRITE(pwrite64, off64_t)

#define ON_DESCRIPTOR(name, need, parameters, ...)                                                    \
  int name parameters { return watched(descriptor) && refused(need) ? -1 : REAL(name)(__VA_ARGS__); }
ON_DESCRIPTOR(fsync, NO_ROOM, (int descriptor), descriptor)
ON_DESCRIPTOR(fdatasync, NO_ROOM, (int descriptor), descriptor)
ON_DESCRIPTOR(ftruncate, NO_ROOM, (int descriptor, off_t length), descriptor, length)
ON_DESCRIPTOR(ftruncate64, NO_ROOM, (int descriptor, off64_t length), descriptor, length)

#define ON_PATH(name, need, parameters, ...)                                                          \
  int name parameters { return below(path) && refused(need) ? -1 : REAL(name)(__VA_ARGS__); }
ON_PATH(rename, ROOM, (const char *path, const char *to), path, to)
ON_PATH(link, ROOM, (const char *path, const char *to), path, to)
ON_PATH(unlink, NO_ROOM, (const char *path), path)
ON_PATH(rmdir, NO_ROOM, (const char *path), path)
ON_PATH(mkdir, ROOM, (const char *path, mode_t mode), path, mode)

int renameat2(int from, const char *path, int to_folder, const char *to, unsigned flags) {
  return below(path) && refused(ROOM) ? -1 : (int)syscall(SYS_renameat2, from, path, to_folder, to, flags);
}

time_t time(time_t *result) {
  struct timespec now;
  clock_gettime(CLOCK_REALTIME, &now);
  time_t shifted = now.tv_sec + clock_offset;
  if (result) *result = shifted;
  return shifted;
}
