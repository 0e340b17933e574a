/*
 * The scan: what bytes must pass before protobuf-c may unpack them. This room's own.
 *
 * protobuf-c recurses without limit, multiplies memory, keeps unknown fields, lets the
 * last of doubled fields win and checks neither text nor codes. So the scan walks the
 * bytes first, beside the message's own descriptor, with a fixed amount of stack and no
 * memory, and refuses: too many bytes, fields or levels; unknown or doubled fields,
 * several members of a oneof; numbers not in their shortest form or out of range; text
 * that is not UTF-8 or has control characters; codes not in their list.
 *
 * Promises: what passes means the same to every protobuf library; all faults are told at
 * once as far as the bytes can be followed, each with its field's path.
 */
#ifndef WIRE_SCAN_H
#define WIRE_SCAN_H

#include <protobuf-c/protobuf-c.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "vigil/records.h"

enum {
    WIRE_SCAN_DEPTH_MAX = 4,    /* levels of messages in messages */
    WIRE_SCAN_FIELDS_MAX = 29,  /* fields that one message type may define */
    WIRE_SCAN_REQUEST_MAX = 995 /* fields in all of a request: the fullest form */
};

struct wire_limits {
    size_t bytes;
    unsigned fields; /* in all levels together */
    bool tolerant;   /* unknown fields and codes are skipped: the writer may be newer */
};

extern const struct wire_limits wire_limits_request; /* what senders send */
extern const struct wire_limits wire_limits_event;   /* a request in a journal entry */
extern const struct wire_limits wire_limits_roster;
extern const struct wire_limits wire_limits_answer;

/* Adds what is wrong to *faults; true if nothing was. */
bool wire_scan(const ProtobufCMessageDescriptor *descriptor,
               const uint8_t *bytes,
               size_t size,
               const struct wire_limits *limits,
               struct vigil_faults *faults) BASE_MUST_CHECK;

#endif
