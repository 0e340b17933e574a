/*
 * The inside of libvigil: what a client owns, and the words in which its files speak to
 * each other. Private to this room; the outside is include/vigil/vigil.h.
 */
#ifndef CLIENT_CLIENT_H
#define CLIENT_CLIENT_H

#include "base/base_error.h"
#include "bus/bus_client.h"
#include "client/client_flight.h"
#include "client/client_receipt.h"
#include "vigil/vigil.h"

/* The connection as we last saw it. */
struct client_link {
    struct bus *bus;
    struct bus_client *socket;
    bool connected;
    int64_t opened_ms; /* when this socket was made */
    int64_t silent_ms; /* since when nothing answers at all */
    int64_t renew_ms;  /* when a fresh socket is due; 0: not */
    unsigned renewals; /* since the last connection */
    bool stale;        /* refused: the next use needs a fresh socket */
    bool
        not_the_gate; /* the last handshake failed: a fresh socket does not change that */
};

struct vigil_client {
    struct vigil_profile profile;
    struct client_link link;
    struct client_flights flights;
    struct client_receipts receipts;
    vigil_waiting *waiting; /* NULL: nobody wants to know */
    void *waiting_context;
};

/* client_error.c */

/* Turns what a lower room says into what a caller is told. */
enum vigil_result client_error_from(const struct base_error *from,
                                    enum vigil_result result,
                                    struct vigil_error *ret_error);

/* Fills *ret_error (which may be NULL) and returns result. */
enum vigil_result client_error_set(struct vigil_error *ret_error,
                                   enum vigil_result result,
                                   const char *code,
                                   const char *format,
                                   ...) BASE_PRINTF(4, 5);

/* client_profiles.c */

/* The folder of profiles. */
enum vigil_result client_profiles_folder(char ret_path[VIGIL_PATH_SIZE],
                                         struct vigil_error *ret_error);

/* Says that the profile is not there (NULL: that none was chosen), and which ones are. */
enum vigil_result client_profiles_missing(const char *name,
                                          struct vigil_error *ret_error);

/* client_link.c */

/* Before a use after a pause: nothing of the past counts. */
void client_link_begin(struct vigil_client *client, int64_t now_ms);

/* Looks at the connection and does what is due; gives up flights that are hopeless. */
void client_link_look(struct vigil_client *client, int64_t now_ms);

/* client_drive.c */

/* Sends, receives and gives up until at most `leave` are in flight. */
void client_drive(struct vigil_client *client, size_t leave);

/* client_pack.c */

/* The packed body of a submission; 0 if it is too large or of no such type. */
size_t client_pack(const struct vigil_submission *submission,
                   uint8_t *ret_body,
                   size_t capacity);

/* Says why nothing could be packed; of a query (NULL) it is the size. */
enum vigil_result client_pack_refuse(const struct vigil_submission *submission,
                                     struct vigil_error *ret_error);

/* The envelope around it, as it is sent; 0 if it does not fit. */
size_t client_pack_envelope(const struct vigil_submission *submission,
                            const struct vigil_id *id,
                            const uint8_t *body,
                            size_t body_size,
                            uint8_t *ret_bytes,
                            size_t capacity);

#endif
