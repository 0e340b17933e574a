/*
 * Who may connect: the handler that ZeroMQ asks at each CURVE handshake (ZAP, RFC 27).
 *
 * It is served from its owner's loop and must exist before any other socket of the bus.
 * Promises: a key is let in only by the judge's word; it answers only the exact frames of
 * a CURVE request of our domain; a connection that it let in carries a User-Id that
 * begins with a secret of this boot, so that a connection which it was never asked about
 * cannot pass for one. The judge is asked once a connection: a connection outlives a
 * revocation, so its owner asks again for each message.
 */
#ifndef BUS_ZAP_H
#define BUS_ZAP_H

#include <stdbool.h>
#include <stdint.h>

#include "bus/bus_context.h"
#include "vigil/records.h"

#define BUS_ZAP_DOMAIN "vigil"

struct bus_zap;

enum bus_zap_verdict {
    BUS_ZAP_LET_IN, /* 200 */
    BUS_ZAP_LATER,  /* 300, temporary: the client tries again by itself */
    BUS_ZAP_REFUSE  /* 400, proven unknown or revoked: the client never tries again */
};

typedef enum bus_zap_verdict bus_zap_judge(const char *public_key, void *context);

enum base_class bus_zap_new(struct bus *bus,
                            bus_zap_judge *judge,
                            void *context,
                            struct bus_zap **ret_zap,
                            struct base_error *ret_error) BASE_MUST_CHECK;
void bus_zap_free(struct bus_zap *zap); /* after all sockets that listen */
void *bus_zap_socket(struct bus_zap *zap);

/* Answers all that wait. */
void bus_zap_serve(struct bus_zap *zap);

/* How often each verdict was given, and how many requests were malformed or of another
 * mechanism or domain. */
struct bus_zap_counts {
    uint64_t let_in, later, refused, malformed;
};
struct bus_zap_counts bus_zap_counts(const struct bus_zap *zap);

/* The key of a connection's User-Id; false if this handler did not give it. */
bool bus_zap_user_key(const struct bus_zap *zap,
                      const char *user_id,
                      char ret_public_key[VIGIL_KEY_SIZE]) BASE_MUST_CHECK;

#endif
