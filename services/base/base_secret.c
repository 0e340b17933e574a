/* Secret keys in files: see base_secret.h. */
#include "base/base_secret.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_text.h"

/* True for what the service manager hands over (LoadCredential=): it lies in a directory
 * that only we may enter, and belongs to root. */
static bool
is_credential(const char *path)
{
    const char *directory = getenv("CREDENTIALS_DIRECTORY");
    size_t length = directory == NULL ? 0 : strlen(directory);
    return length > 0 && strncmp(path, directory, length) == 0 && path[length] == '/' &&
           strchr(path + length + 1, '/') == NULL;
}

/* A name without / is a credential's, if there are any. */
static const char *
resolve(const char *path, char *ret_path, size_t size)
{
    const char *directory = getenv("CREDENTIALS_DIRECTORY");
    return strchr(path, '/') == NULL && directory != NULL &&
                   base_text_print(ret_path, size, "%s/%s", directory, path)
               ? ret_path
               : path;
}

static enum base_class
check_file(int fd, const char *path, const char *maker, struct base_error *ret_error)
{
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "key_file",
                              "%s: %s; make it with: %s %s",
                              path,
                              strerror(errno),
                              maker,
                              path);
    }
    bool private =
        status.st_uid == geteuid() && (status.st_mode & (S_IRWXG | S_IRWXO)) == 0;
    if (!S_ISREG(status.st_mode) || (!private && !is_credential(path))) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "key_file",
                              "%s: must be a file of our own user with mode 0600",
                              path);
    }
    return BASE_OK;
}

enum base_class
base_secret_read(const char *path,
                 const char *maker,
                 char *ret_line,
                 size_t size,
                 struct base_error *ret_error)
{
    char credential[4096];
    path = resolve(path, credential, sizeof(credential));
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    enum base_class class = check_file(fd, path, maker, ret_error);
    if (class == BASE_OK) {
        ssize_t got = read(fd, ret_line, size - 1);
        ret_line[got < 0 ? 0 : got] = '\0';
        ret_line[strcspn(ret_line, "\n")] = '\0';
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return class;
}

/* Writes one line to a file that must not exist. */
static enum base_class
write_new(const char *path, const char *line, mode_t mode, struct base_error *ret_error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    bool written = fd >= 0 && dprintf(fd, "%s\n", line) > 0 && fsync(fd) == 0;
    int reason = errno;
    if (fd >= 0) {
        written = close(fd) == 0 && written;
    }
    return written
               ? BASE_OK
               : base_error_set(
                     ret_error, BASE_STOP, "key_file", "%s: %s", path, strerror(reason));
}

enum base_class
base_secret_make(const char *path,
                 const char *secret,
                 const char *public_half,
                 struct base_error *ret_error)
{
    char public_path[4096];
    if (public_half == NULL) {
        return write_new(path, secret, 0600, ret_error);
    }
    if (!base_text_print(public_path, sizeof(public_path), "%s.pub", path)) {
        return base_error_set(
            ret_error, BASE_STOP, "key_file", "the path of the key is too long");
    }
    enum base_class class = write_new(path, secret, 0600, ret_error);
    return class == BASE_OK ? write_new(public_path, public_half, 0644, ret_error)
                            : class;
}
