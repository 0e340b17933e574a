/* The gate's own key: see gate_key.h. */
#include "gate/gate_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_text.h"
#include "bus/bus_keys.h"

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

static enum base_class
check_file(int fd, const char *path, struct base_error *ret_error)
{
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        return base_error_set(ret_error,
                              BASE_STOP,
                              "key_file",
                              "%s: %s; make it with: vigil-gate --make-key %s",
                              path,
                              strerror(errno),
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
gate_key_read(const char *path,
              char ret_public[VIGIL_KEY_SIZE],
              char ret_secret[VIGIL_KEY_SIZE],
              struct base_error *ret_error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    enum base_class class = check_file(fd, path, ret_error);
    if (class == BASE_OK) {
        char line[VIGIL_KEY_SIZE + 1] = "";
        ssize_t size = read(fd, line, sizeof(line) - 1);
        line[strcspn(line, "\n")] = '\0';
        if (size < 0 || !base_text_copy(ret_secret, VIGIL_KEY_SIZE, line) ||
            !bus_keys_public(ret_secret, ret_public)) {
            class = base_error_set(ret_error,
                                   BASE_STOP,
                                   "key_file",
                                   "%s: must hold one line, a secret key of 40 "
                                   "characters of Z85",
                                   path);
        }
        explicit_bzero(line, sizeof(line));
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return class;
}

/* Writes one line to a file that must not exist; false, having said why, if it fails. */
static bool
write_new(const char *path, const char *text, mode_t mode)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    if (fd < 0 || dprintf(fd, "%s\n", text) < 0 || fsync(fd) != 0) {
        (void)fprintf(stderr, "vigil-gate: %s: %s\n", path, strerror(errno));
        if (fd >= 0) {
            (void)close(fd);
        }
        return false;
    }
    return close(fd) == 0;
}

int
gate_key_make(const char *path)
{
    char public_key[VIGIL_KEY_SIZE];
    char secret_key[VIGIL_KEY_SIZE];
    char public_path[4096];
    struct base_error error;
    if (bus_keys_make(public_key, secret_key, &error) != BASE_OK) {
        (void)fprintf(stderr, "vigil-gate: %s\n", error.text);
        return 1;
    }
    (void)base_text_print(public_path, sizeof(public_path), "%s.pub", path);
    bool made =
        write_new(path, secret_key, 0600) && write_new(public_path, public_key, 0644);
    explicit_bzero(secret_key, sizeof(secret_key));
    if (made) {
        (void)printf("%s\n", public_key);
    }
    return made ? 0 : 1;
}
