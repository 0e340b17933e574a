/*
 * The feed of committed journal entries: a PUB at each writer, one SUB at each follower.
 * It is only speed: an entry that it loses, doubles or reorders is read from the journal.
 * A message is a run of entries as they were committed together, so that a follower can
 * apply them together; two frames: the position of the first (8 bytes, big endian), and
 * for each its length (4 bytes, big endian) and its bytes.
 */
#ifndef BUS_FEED_H
#define BUS_FEED_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bus/bus_context.h"

struct bus_publisher;
struct bus_subscriber;

enum base_class bus_publisher_new(struct bus *bus,
                                  const char *path,
                                  struct bus_publisher **ret_publisher,
                                  struct base_error *ret_error) BASE_MUST_CHECK;
void bus_publisher_free(struct bus_publisher *publisher);

/* Adds an entry to the run that flush sends. One that does not continue the run, or a run
 * that is full, sends what was collected before. */
void bus_publisher_add(struct bus_publisher *publisher,
                       int64_t position,
                       const uint8_t *bytes,
                       size_t size);
void bus_publisher_flush(struct bus_publisher *publisher);

enum base_class bus_subscriber_new(struct bus *bus,
                                   struct bus_subscriber **ret_subscriber,
                                   struct base_error *ret_error) BASE_MUST_CHECK;
void bus_subscriber_free(struct bus_subscriber *subscriber);
void *bus_subscriber_socket(struct bus_subscriber *subscriber);

/* Also listens to the publisher at path, which need not be there yet. */
enum base_class bus_subscriber_connect(struct bus_subscriber *subscriber,
                                       const char *path,
                                       struct base_error *ret_error) BASE_MUST_CHECK;

/* Takes one waiting entry; false if there is none. The bytes are the subscriber's and
 * last until the next call. */
bool bus_subscriber_receive(struct bus_subscriber *subscriber,
                            int64_t *ret_position,
                            const uint8_t **ret_bytes,
                            size_t *ret_size);

#endif
