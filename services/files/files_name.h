/*
 * Finding the name that was probably meant. Pure; owns nothing.
 */
#ifndef FILES_NAME_H
#define FILES_NAME_H

#include <stdbool.h>
#include <stddef.h>

/* The name that differs least (up to 2 letters added, left out, changed or swapped, and
 * less than half of it), or NULL. */
const char *files_name_nearest(const char *wrong, const char *const *names, size_t count);

/* True if text looks like the name of a field, so that it may be shown: a letter, then
 * letters, digits and _ only, up to 40. What is no name might be anything, a person's
 * name or birth date for one. */
bool files_name_is_plain(const char *text);

/* "no field of this name": says the nearest name, or all that there are. */
void files_name_advise(const char *wrong,
                       const char *const *names,
                       size_t count,
                       char *ret_text,
                       size_t size);

#endif
