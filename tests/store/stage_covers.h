/*
 * Evidence for the inventory: which message a real daemon took or answered. Events that
 * daemons write by themselves are evidenced by the tests that look at the journal.
 */
#ifndef STAGE_COVERS_H
#define STAGE_COVERS_H

#include "../inventory/covers.h"
#include "wire/wire_answer.h"
#include "wire/wire_envelope.h"

/* The message that these bytes are was answered so. */
static inline void
stage_covers(const uint8_t *bytes, size_t size, const struct vigil_answer *answer)
{
    static struct vigil_faults faults;
    struct wire_envelope envelope;
    if ((answer->kind == VIGIL_ANSWER_RECEIPT || answer->kind == VIGIL_ANSWER_RESULT) &&
        wire_envelope_read(bytes, size, &envelope, &faults) == BASE_OK) {
        covers("message", vigil_code_name(VIGIL_LIST_MESSAGE, (int)envelope.type));
    }
}

#endif
