/* A sender's key: made, written and read. See client_key.h and vigil.h. */
#include "client/client_key.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_text.h"
#include "bus/bus_keys.h"
#include "client/client.h"

static enum vigil_result
check(int fd, const char *path, struct vigil_error *ret_error)
{
    struct stat status;
    if (fd < 0 || fstat(fd, &status) != 0) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "key_file",
                                "%s: %s; `vigil keygen` makes one",
                                path,
                                strerror(errno));
    }
    if (!S_ISREG(status.st_mode) || status.st_uid != geteuid() ||
        (status.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
        return client_error_set(ret_error,
                                VIGIL_WRONG_SETUP,
                                "key_file",
                                "%s: must be our own file with mode 0600",
                                path);
    }
    return VIGIL_OK;
}

enum vigil_result
client_key_read(const char *path,
                char ret_public[VIGIL_KEY_SIZE],
                char ret_secret[VIGIL_KEY_SIZE],
                struct vigil_error *ret_error)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    enum vigil_result result = check(fd, path, ret_error);
    if (result == VIGIL_OK) {
        char line[VIGIL_KEY_SIZE + 1] = "";
        ssize_t size = read(fd, line, sizeof(line) - 1);
        line[strcspn(line, "\r\n")] = '\0';
        if (size < 0 || !base_text_copy(ret_secret, VIGIL_KEY_SIZE, line) ||
            !bus_keys_public(ret_secret, ret_public)) {
            result = client_error_set(ret_error,
                                      VIGIL_WRONG_SETUP,
                                      "key_file",
                                      "%s: must hold one line, a secret key of 40 "
                                      "characters",
                                      path);
        }
        explicit_bzero(line, sizeof(line));
    }
    if (fd >= 0) {
        (void)close(fd);
    }
    return result;
}

/* Writes one line to a file that must not exist yet. */
static enum vigil_result
write_new(const char *path, const char *line, mode_t mode, struct vigil_error *ret_error)
{
    int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
    bool written = fd >= 0 && dprintf(fd, "%s\n", line) > 0 && fsync(fd) == 0;
    int reason = errno;
    if (fd >= 0) {
        (void)close(fd);
    }
    if (!written) {
        return client_error_set(ret_error,
                                reason == EEXIST ? VIGIL_WRONG_SETUP : VIGIL_NO_RESOURCE,
                                reason == EEXIST ? "key_exists" : "key_file",
                                "%s: %s",
                                path,
                                strerror(reason));
    }
    return VIGIL_OK;
}

enum vigil_result
vigil_key_make(const char *path,
               char ret_public_key[VIGIL_KEY_SIZE],
               struct vigil_error *ret_error)
{
    char secret[VIGIL_KEY_SIZE];
    char public_path[VIGIL_PATH_SIZE];
    struct base_error error;
    do { /* a command line would take one that begins with - for an option */
        if (bus_keys_make(ret_public_key, secret, &error) != BASE_OK) {
            return client_error_from(&error, VIGIL_NO_RESOURCE, ret_error);
        }
    } while (ret_public_key[0] == '-');
    enum vigil_result result = VIGIL_OK;
    if (!base_text_print(public_path, sizeof(public_path), "%s.pub", path)) {
        result = client_error_set(
            ret_error, VIGIL_WRONG_SETUP, "key_file", "the path is too long");
    }
    if (result == VIGIL_OK) {
        result = write_new(path, secret, 0600, ret_error);
    }
    if (result == VIGIL_OK) {
        result = write_new(public_path, ret_public_key, 0644, ret_error);
    }
    explicit_bzero(secret, sizeof(secret));
    return result;
}
