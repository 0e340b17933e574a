/* The Maildir of notifications: see dispatch_dsn_box.h. */
#include "dispatch/dispatch_dsn_box.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_log.h"
#include "base/base_text.h"
#include "dispatch/dispatch_dsn.h"

enum { ODD_MAX = 64 }; /* of what is no notification, moved in one call */

static struct {
    int new_fd, cur_fd;
    char file[256]; /* the one that was given last; "": none */
} box = {.new_fd = -1, .cur_fd = -1};

static int
open_folder(const char *path, const char *name)
{
    char folder[240];
    (void)base_text_print(folder, sizeof(folder), "%s/%s", path, name);
    return open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
}

enum base_class
dispatch_dsn_box_open(const char *path, struct base_error *ret_error)
{
    dispatch_dsn_box_close();
    if (path[0] == '\0') {
        return BASE_OK;
    }
    box.new_fd = open_folder(path, "new");
    box.cur_fd = open_folder(path, "cur");
    if (box.new_fd < 0 || box.cur_fd < 0 || faccessat(box.new_fd, ".", W_OK, 0) != 0 ||
        faccessat(box.cur_fd, ".", W_OK, 0) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "bounce_maildir",
                              "dispatch.bounce_maildir is no Maildir; right: a folder "
                              "with new, cur and tmp, in which this user may write");
    }
    return BASE_OK;
}

void
dispatch_dsn_box_close(void)
{
    for (int i = 0; i < 2; i++) {
        int *fd = i == 0 ? &box.new_fd : &box.cur_fd;
        if (*fd >= 0) {
            (void)close(*fd);
        }
        *fd = -1;
    }
    box.file[0] = '\0';
}

/* Moves the file from new/ to cur/, as read. */
static bool
put_away(const char *file)
{
    char name[300];
    (void)base_text_print(name, sizeof(name), "%s:2,S", file);
    return renameat(box.new_fd, file, box.cur_fd, name) == 0 ||
           unlinkat(box.new_fd, file, 0) == 0;
}

/* The beginning of a regular file; nothing of what is none. */
static size_t
read_file(const char *file, char bytes[DISPATCH_DSN_MAX])
{
    struct stat about;
    size_t size = 0;
    int fd = openat(
        box.new_fd, file, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        return 0;
    }
    if (fstat(fd, &about) == 0 && S_ISREG(about.st_mode)) {
        for (ssize_t got = 1; got > 0 && size < DISPATCH_DSN_MAX;) {
            got = read(fd, bytes + size, DISPATCH_DSN_MAX - size);
            size += got > 0 ? (size_t)got : 0;
        }
    }
    (void)close(fd);
    return size;
}

/* The name of any file in new/; false if there is none. */
static bool
first_file(char ret_file[256])
{
    int fd = openat(box.new_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *folder = fd < 0 ? NULL : fdopendir(fd);
    bool found = false;
    if (folder == NULL) {
        if (fd >= 0) {
            (void)close(fd);
        }
        return false;
    }
    for (struct dirent *entry; !found && (entry = readdir(folder)) != NULL;) {
        found = entry->d_name[0] != '.' && base_text_copy(ret_file, 256, entry->d_name);
    }
    (void)closedir(folder);
    return found;
}

enum base_class
dispatch_dsn_box_collect(struct dispatch_confirmation *ret_confirmation,
                         bool *ret_found,
                         struct base_error *ret_error)
{
    static char bytes[DISPATCH_DSN_MAX];
    *ret_found = false;
    for (int i = 0; box.new_fd >= 0 && i < ODD_MAX && first_file(box.file); i++) {
        if (dispatch_dsn_read(bytes, read_file(box.file, bytes), ret_confirmation)) {
            *ret_found = true;
            return BASE_OK;
        }
        base_log(BASE_LOG_WARNING, "event=no_notification");
        if (!put_away(box.file)) {
            return base_error_set(ret_error,
                                  BASE_AGAIN,
                                  "bounce_maildir",
                                  "a file in dispatch.bounce_maildir cannot be moved");
        }
    }
    box.file[0] = '\0';
    return BASE_OK;
}

void
dispatch_dsn_box_collected(bool known)
{
    (void)known;
    if (box.file[0] != '\0' && !put_away(box.file)) {
        base_log(BASE_LOG_WARNING, "event=not_collected code=bounce_maildir");
    }
    box.file[0] = '\0';
}
