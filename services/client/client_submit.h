/*
 * Putting an envelope on its way. Private to this room.
 */
#ifndef CLIENT_SUBMIT_H
#define CLIENT_SUBMIT_H

#include <stddef.h>
#include <stdint.h>

#include "vigil/vigil.h"

/* Adds it to what is in flight, where there must be room; the bytes are copied. */
enum vigil_result client_submit_start(struct vigil_client *client,
                                      const struct vigil_id *id,
                                      const uint8_t *bytes,
                                      size_t size,
                                      vigil_answered *answered,
                                      void *context,
                                      struct vigil_error *ret_error);

/* The same, and waits for its answer (and for all else that is in flight). */
enum vigil_result client_submit_wait(struct vigil_client *client,
                                     const struct vigil_id *id,
                                     const uint8_t *bytes,
                                     size_t size,
                                     struct vigil_answer *ret_answer,
                                     struct vigil_error *ret_error);

#endif
