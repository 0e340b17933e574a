/*
 * Any message of the process, as packed bytes and as a filled form (vigil/forms.h): by
 * the names of its fields, which are the same in both. `of` of a message is the head of
 * the form: case_ref, authority, notification_ref, lcspr_ref. Owns nothing.
 *
 * Promises: what was read without a fault holds all that the bytes say. What stands blank
 * or 0 is not stated. Whether the values make sense (lengths, references, what is needed)
 * is not asked here.
 */
#ifndef WIRE_FORM_H
#define WIRE_FORM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/base_error.h"
#include "vigil/forms.h"

enum { WIRE_FORM_FIELDS_MAX = 96 }; /* fields of one form, lists and rows together */

/* Checks and reads the packed body of this type of message. Texts point into the body.
 * BASE_OK, or BASE_REFUSE with every fault found in *ret_faults (whose earlier content is
 * dropped): what the scan refuses, days and times that are none, lists that are too long,
 * rows without any value. ret_form->type is NULL if the message has no form. */
enum base_class wire_form_read(enum vigil_message type,
                               const uint8_t *body,
                               size_t size,
                               struct vigil_form *ret_form,
                               struct vigil_faults *ret_faults) BASE_MUST_CHECK;

/* Packs it; gives the size, or 0 and nothing written if it does not fit. */
size_t
wire_form_write(const struct vigil_form *form, uint8_t *ret_bytes, size_t capacity);

/* Whether a notification, rapid review, LCSPR or Panel's response has anything that its
 * typed reader does not know; true for any other message. Much cheaper than reading the
 * form; the bytes have passed the scan. */
bool wire_form_has_further(enum vigil_message type, const uint8_t *body, size_t size);

#endif
