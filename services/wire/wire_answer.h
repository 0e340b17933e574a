/*
 * What a sender gets back: vigil.v1.Answer, which is a receipt, a rejection, Busy or a
 * result. Services write with the header of each; clients read here.
 *
 * Promises: reading allows for a newer Vigil (a field it does not know is skipped, a code
 * it does not know is read as not stated) and for nothing else.
 */
#ifndef WIRE_ANSWER_H
#define WIRE_ANSWER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/records.h"
#include "wire/wire_busy.h"
#include "wire/wire_receipt.h"
#include "wire/wire_rejection.h"
#include "wire/wire_result.h"

enum { WIRE_ANSWER_MAX = 1 << 20 }; /* bytes of one answer */

/* Reads an answer and keeps a copy of its bytes; the warnings of a receipt are in the
 * answer, so it must not be moved. BASE_OK, and the caller ends it with
 * wire_answer_done(); or BASE_AGAIN, since an answer that cannot be read says nothing
 * about what was stored: send the same message again. */
enum base_class wire_answer_read(const uint8_t *bytes,
                                 size_t size,
                                 struct vigil_answer *ret_answer,
                                 struct base_error *ret_error) BASE_MUST_CHECK;

/* Frees what the answer owns and makes it VIGIL_ANSWER_NONE. */
void wire_answer_done(struct vigil_answer *answer);

/* The message that an answer is for, without reading the rest; false if there is none. */
bool wire_answer_message_id(const uint8_t *bytes, size_t size, struct vigil_id *ret_id);

#endif
