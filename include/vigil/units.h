/*
 * Days, instants, and how long texts and lists are: what all plain records are made of.
 */
#ifndef VIGIL_UNITS_H
#define VIGIL_UNITS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "vigil/codes.h"

typedef int32_t vigil_date;
typedef int64_t vigil_instant;

#define VIGIL_DATE_NONE    INT32_MIN
#define VIGIL_INSTANT_NONE INT64_MIN

/* The codes that begin so and end with three digits are reserved: no authority has one or
 * will, for those of the Office for National Statistics begin with E06 to E10. What is of
 * a reserved authority goes through everything, and is counted nowhere. */
#define VIGIL_RESERVED_CODES "E99000"

enum {
    VIGIL_REF_SIZE = 24,     /* CSP-2026-000123-K and its NUL, with room for growth */
    VIGIL_OWN_REF_SIZE = 41, /* an authority's own reference */
    VIGIL_PARTY_SIZE = 16,   /* a GSS code, "panel" or "operator" */
    VIGIL_KEY_SIZE = 41,     /* a CURVE public key in Z85 */
    VIGIL_NOTE_SIZE = 201,   /* a short reason in words */
    VIGIL_RATIONALE_SIZE = 4001,
    VIGIL_CHILDREN_MAX = 16,
    VIGIL_LINKS_MAX = 32, /* notifications that one LCSPR may cover */
    VIGIL_FAULTS_MAX = 48,
    VIGIL_DEADLINES_MAX = VIGIL_CLOCK_COUNT,
    VIGIL_PAUSES_MAX = 8,     /* of all clocks of one case */
    VIGIL_CALENDAR_SIZE = 16, /* the name of a calendar's version */
    VIGIL_ALSO_MAX = 4,       /* authorities on a case beside the one that leads */
    VIGIL_TRAIL_MAX = 16,     /* latest changes that a case remembers */
    VIGIL_ITEMS_MAX = 512,    /* items of one case */
    VIGIL_LABEL_SIZE = 96,
    VIGIL_DIGEST_SIZE = 65,   /* SHA-256 in hexadecimal, and its NUL */
    VIGIL_CHUNK_MAX = 49152,  /* bytes of a document in one message */
    VIGIL_MESSAGE_MAX = 65536 /* bytes of one submission */
};

#endif
