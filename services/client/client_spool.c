/* The spool: see client_spool.h. */
#include "client/client_spool.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "client/client.h"
#include "wire/wire_envelope.h"

static const char ending[] = ".envelope";

enum { NAME_SIZE = BASE_ID_TEXT_SIZE + 16 };

static void
name_of(const struct vigil_id *id, const char *suffix, char ret_name[NAME_SIZE])
{
    char text[BASE_ID_TEXT_SIZE];
    base_id_print(id, text);
    (void)base_text_print(ret_name, NAME_SIZE, "%s%s", text, suffix);
}

static bool
id_of(const char *name, struct vigil_id *ret_id)
{
    char text[BASE_ID_TEXT_SIZE];
    return base_text_ends(name, ending) &&
           base_text_copy_bytes(
               text, sizeof(text), name, strlen(name) - strlen(ending)) &&
           base_id_parse(text, ret_id);
}

static enum vigil_result
failed(const char *folder, struct vigil_error *ret_error)
{
    return client_error_set(ret_error,
                            VIGIL_NO_RESOURCE,
                            "spool",
                            "%s: %s; nothing was sent",
                            folder,
                            strerror(errno));
}

/* Writes the envelope under a name that is none of the spool's, then gives it its own:
 * a half-written file is never taken for a message. */
static bool
write_durably(int folder, const struct client_spooled *spooled)
{
    char draft[NAME_SIZE];
    char name[NAME_SIZE];
    name_of(&spooled->id, ".draft", draft);
    name_of(&spooled->id, ending, name);
    return write(spooled->fd, spooled->bytes, spooled->size) == (ssize_t)spooled->size &&
           fsync(spooled->fd) == 0 && renameat(folder, draft, folder, name) == 0 &&
           fsync(folder) == 0;
}

enum vigil_result
client_spool_put(const char *folder,
                 const struct vigil_id *id,
                 const uint8_t *bytes,
                 size_t size,
                 struct client_spooled *ret_spooled,
                 struct vigil_error *ret_error)
{
    char draft[NAME_SIZE];
    name_of(id, ".draft", draft);
    ret_spooled->fd = -1;
    ret_spooled->id = *id;
    ret_spooled->size = size;
    memcpy(ret_spooled->bytes, bytes, size);
    if (mkdir(folder, 0700) != 0 && errno != EEXIST) {
        return failed(folder, ret_error);
    }
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (directory < 0) {
        return failed(folder, ret_error);
    }
    ret_spooled->fd =
        openat(directory, draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    enum vigil_result result = VIGIL_OK;
    if (ret_spooled->fd < 0 || flock(ret_spooled->fd, LOCK_EX | LOCK_NB) != 0 ||
        !write_durably(directory, ret_spooled)) {
        result = failed(folder, ret_error);
        (void)unlinkat(directory, draft, 0);
        client_spool_end(folder, ret_spooled, true);
    }
    (void)close(directory);
    return result;
}

/* Opens, locks and reads a message; false if it is gone, held by another or no envelope.
 */
static bool
take(int directory, const struct vigil_id *id, struct client_spooled *ret_spooled)
{
    char name[NAME_SIZE];
    name_of(id, ending, name);
    struct stat status;
    int fd = openat(directory, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    /* locked, but was it removed in between? then its sender had its answer */
    if (fd < 0 || flock(fd, LOCK_EX | LOCK_NB) != 0 || fstat(fd, &status) != 0 ||
        status.st_nlink == 0 || status.st_size > (off_t)sizeof(ret_spooled->bytes)) {
        if (fd >= 0) {
            (void)close(fd);
        }
        return false;
    }
    ssize_t size = read(fd, ret_spooled->bytes, sizeof(ret_spooled->bytes));
    struct wire_envelope envelope;
    struct vigil_faults faults;
    ret_spooled->fd = fd;
    ret_spooled->id = *id;
    ret_spooled->size = size < 0 ? 0 : (size_t)size;
    if (wire_envelope_read(ret_spooled->bytes, ret_spooled->size, &envelope, &faults) !=
            BASE_OK ||
        !base_id_equal(&envelope.message_id, id)) {
        (void)close(fd);
        ret_spooled->fd = -1;
        return false;
    }
    return true;
}

/* The smallest id behind `after`; ids of one sender sort by time. */
static bool
next_id(const char *folder, const struct vigil_id *after, struct vigil_id *ret_id)
{
    const struct vigil_id from = *after; /* may be what ret_id points to */
    DIR *directory = opendir(folder);
    bool found = false;
    for (const struct dirent *entry;
         directory != NULL && (entry = readdir(directory)) != NULL;) {
        struct vigil_id id;
        if (id_of(entry->d_name, &id) && memcmp(&id, &from, sizeof(id)) > 0 &&
            (!found || memcmp(&id, ret_id, sizeof(id)) < 0)) {
            *ret_id = id;
            found = true;
        }
    }
    if (directory != NULL) {
        (void)closedir(directory);
    }
    return found;
}

bool
client_spool_next(const char *folder,
                  const struct vigil_id *after,
                  struct client_spooled *ret_spooled)
{
    struct vigil_id id = *after;
    bool taken = false;
    int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    while (directory >= 0 && !taken && next_id(folder, &id, &id)) {
        taken = take(directory, &id, ret_spooled);
    }
    if (directory >= 0) {
        (void)close(directory);
    }
    return taken;
}

bool
client_spool_is(const struct client_spooled *spooled,
                enum vigil_message type,
                const uint8_t *body,
                size_t body_size)
{
    struct wire_envelope envelope;
    struct vigil_faults faults;
    return wire_envelope_read(spooled->bytes, spooled->size, &envelope, &faults) ==
               BASE_OK &&
           envelope.type == type && envelope.body_size == body_size &&
           memcmp(envelope.body, body, body_size) == 0;
}

bool
client_spool_find(const char *folder,
                  enum vigil_message type,
                  const uint8_t *body,
                  size_t body_size,
                  struct client_spooled *ret_spooled)
{
    struct vigil_id after = {{0}};
    while (client_spool_next(folder, &after, ret_spooled)) {
        if (client_spool_is(ret_spooled, type, body, body_size)) {
            return true;
        }
        after = ret_spooled->id;
        client_spool_end(folder, ret_spooled, false);
    }
    return false;
}

void
client_spool_end(const char *folder, struct client_spooled *spooled, bool answered)
{
    if (spooled->fd < 0) {
        return;
    }
    if (answered) {
        char name[NAME_SIZE];
        name_of(&spooled->id, ending, name);
        int directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (directory >= 0) {
            (void)unlinkat(directory, name, 0);
            (void)close(directory);
        }
    }
    (void)close(spooled->fd); /* and with it goes the lock */
    spooled->fd = -1;
}

size_t
vigil_spool_count(const struct vigil_client *client)
{
    size_t count = 0;
    struct vigil_id id = {{0}};
    while (client->profile.spool[0] != '\0' && next_id(client->profile.spool, &id, &id)) {
        count++;
    }
    return count;
}
