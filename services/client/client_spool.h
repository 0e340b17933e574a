/*
 * The spool: a private directory with one file for each message that is not answered yet,
 * ID.envelope, whose content is the envelope as it is sent.
 *
 * Owns nothing but the lock of the message that is being sent, so that two programs with
 * one spool do not send the same one. Promises: a message is on the disk, with its name,
 * before it is sent (fsync of file and directory), and is removed only once answered.
 */
#ifndef CLIENT_SPOOL_H
#define CLIENT_SPOOL_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/vigil.h"

/* A message in the spool, held by us. */
struct client_spooled {
    int fd; /* -1: none */
    struct vigil_id id;
    size_t size; /* of the envelope */
    uint8_t bytes[VIGIL_MESSAGE_MAX];
};

/* Puts an envelope in, whose id is new. */
enum vigil_result client_spool_put(const char *folder,
                                   const struct vigil_id *id,
                                   const uint8_t *bytes,
                                   size_t size,
                                   struct client_spooled *ret_spooled,
                                   struct vigil_error *ret_error);

/* True if the message has this type and body. */
bool client_spool_is(const struct client_spooled *spooled,
                     enum vigil_message type,
                     const uint8_t *body,
                     size_t body_size);

/* Takes hold of a message with this type and body that nobody is sending; false if there
 * is none. */
bool client_spool_find(const char *folder,
                       enum vigil_message type,
                       const uint8_t *body,
                       size_t body_size,
                       struct client_spooled *ret_spooled);

/* Takes hold of the oldest message behind `after` (all zero: of all) that nobody is
 * sending; false if there is none. */
bool client_spool_next(const char *folder,
                       const struct vigil_id *after,
                       struct client_spooled *ret_spooled);

/* Lets go of it; removes it if it was answered. */
void client_spool_end(const char *folder, struct client_spooled *spooled, bool answered);

#endif
