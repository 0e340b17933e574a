/* A file that takes another one's place: see files_replace.h. */
#include "files/files_replace.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <unistd.h>

#include "base/base_text.h"

static enum base_class
fault(const char *path, int reason, struct base_error *ret_error)
{
    return base_error_set(ret_error, BASE_STOP, "file", "%s: %s", path, strerror(reason));
}

enum base_class
files_replace_begin(const char *path,
                    mode_t mode,
                    struct files_replace *ret_replace,
                    struct base_error *ret_error)
{
    struct files_replace *ret = ret_replace;
    ret->to = NULL;
    if (!base_text_copy(ret->path, sizeof(ret->path), path) ||
        !base_text_print(ret->partial, sizeof(ret->partial), "%s.partial", path)) {
        return base_error_set(ret_error, BASE_STOP, "file", "the path is too long");
    }
    if (unlink(ret->partial) != 0 && errno != ENOENT) {
        return fault(ret->partial, errno, ret_error);
    }
    int fd =
        open(ret->partial, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    ret->to = fd < 0 ? NULL : fdopen(fd, "w");
    if (ret->to == NULL) {
        int reason = errno;
        if (fd >= 0) {
            (void)close(fd);
            (void)unlink(ret->partial);
        }
        return fault(ret->partial, reason, ret_error);
    }
    return BASE_OK;
}

bool
files_replace_is_same(const struct files_replace *replace)
{
    FILE *there = fopen(replace->path, "re");
    FILE *new = fflush(replace->to) == 0 ? fopen(replace->partial, "re") : NULL;
    bool same = there != NULL && new != NULL &&ferror(replace->to) == 0;
    char a[4096], b[sizeof(a)];
    for (size_t got = 1; same && got > 0;) {
        got = fread(a, 1, sizeof(a), there);
        same = fread(b, 1, sizeof(b), new) == got && memcmp(a, b, got) == 0 &&
               ferror(there) == 0 && ferror(new) == 0;
    }
    if (there != NULL) {
        (void)fclose(there);
    }
    if (new != NULL) {
        (void)fclose(new);
    }
    return same;
}

/* The new name is on disk when its directory is. */
static bool
sync_directory(const char *path)
{
    char directory[FILES_REPLACE_PATH];
    (void)base_text_copy(directory, sizeof(directory), path);
    char *slash = strrchr(directory, '/');
    if (slash != NULL) {
        slash[slash == directory ? 1 : 0] = '\0';
    }
    int fd = open(slash == NULL ? "." : directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) {
        int reason = errno;
        (void)close(fd);
        errno = reason;
    }
    return synced;
}

enum base_class
files_replace_end(struct files_replace *replace, struct base_error *ret_error)
{
    bool written = fflush(replace->to) == 0 && ferror(replace->to) == 0 &&
                   fsync(fileno(replace->to)) == 0;
    int reason = errno;
    if (fclose(replace->to) != 0 && written) {
        written = false;
        reason = errno;
    }
    replace->to = NULL;
    if (written && rename(replace->partial, replace->path) != 0) {
        written = false;
        reason = errno;
    }
    if (!written) {
        (void)unlink(replace->partial);
        return fault(replace->path, reason, ret_error);
    }
    return sync_directory(replace->path) ? BASE_OK
                                         : fault(replace->path, errno, ret_error);
}

void
files_replace_abandon(struct files_replace *replace)
{
    if (replace->to != NULL) {
        (void)fclose(replace->to);
        replace->to = NULL;
        (void)unlink(replace->partial);
    }
}
