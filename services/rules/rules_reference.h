/*
 * Case references: CSP-2026-000123-3 is year, serial and a check character (ISO 7064,
 * MOD 37,36, over "CSP2026000123"), so that a mistyped reference is told as mistyped and
 * never leads to another case. Pure.
 */
#ifndef RULES_REFERENCE_H
#define RULES_REFERENCE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/base_attr.h"
#include "vigil/records.h"

enum rules_reference_fault {
    RULES_REFERENCE_OK = 0,
    RULES_REFERENCE_SHAPE,   /* not of the form of a reference */
    RULES_REFERENCE_MISTYPED /* of the form, but the check character does not fit */
};

/* Writes the reference of a serial, which is the year's count from 1, in at least six
 * digits. False, and "" written, for a year outside 1000-9999 or a serial outside 1 to
 * 999,999,999,999 (more would not fit). */
bool rules_reference_make(int year,
                          int64_t serial,
                          char ret_text[VIGIL_REF_SIZE]) BASE_MUST_CHECK;

/* Tells whether text is a reference; capitals only. */
enum rules_reference_fault rules_reference_check(const char *text);

#endif
