/*
 * What a signature says, in words and as JSON. Owns nothing.
 */
#ifndef CLI_STATEMENT_H
#define CLI_STATEMENT_H

#include <stdio.h>

#include "vigil/records.h"

/* "Tuesday 3 March 2026 at 16:59:58", in London; "not yet" for none. */
enum { CLI_TIME_SIZE = 64 };
void cli_time_print(vigil_instant instant, char ret_text[CLI_TIME_SIZE]);

/* Each level that was reached and when, and what "in time" is judged on. `type` is the
 * message's, "" if it is not known. */
void
cli_statement_print(const struct vigil_statement *statement, const char *type, FILE *to);
void cli_statement_print_json(const struct vigil_statement *statement,
                              const char *type,
                              FILE *to);

#endif
