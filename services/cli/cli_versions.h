/*
 * Every version of what was told: the notification (or review, or consideration) as it
 * was, and as each amendment left it, rebuilt from the messages as the journal has them.
 *
 * Owns its texts. Promises: nothing is left out of JSON; for people only what differs is
 * shown, and long texts are cut.
 */
#ifndef CLI_VERSIONS_H
#define CLI_VERSIONS_H

#include <stdint.h>
#include <stdio.h>

#include "base/base_attr.h"
#include "files/files_arena.h"
#include "vigil/forms.h"

enum { CLI_VERSIONS_MAX = 24 }; /* later ones take the last one's place */

/* One field through the versions. */
struct cli_version_row {
    char path[64];
    const char *texts[CLI_VERSIONS_MAX]; /* NULL: not stated */
};

struct cli_versions {
    struct files_arena arena;
    size_t count; /* versions */
    size_t rows_count, rows_capacity;
    struct cli_version_row *rows;
};

void cli_versions_init(struct cli_versions *ret_versions);
void cli_versions_done(struct cli_versions *versions);

/* Takes one message in, in the order of the journal: a whole form begins a version of
 * its own, an amendment changes the one before; others change nothing. `rows` of head
 * (position, recorded_at, by) come first. False without memory. */
bool cli_versions_add(struct cli_versions *versions,
                      const struct vigil_form *form,
                      const char *position,
                      const char *recorded_at,
                      const char *by) BASE_MUST_CHECK;

/* Takes in the rows of facts_query's listing. */
bool cli_versions_add_facts(struct cli_versions *versions,
                            const struct vigil_listing *facts) BASE_MUST_CHECK;

/* Prints them side by side. */
bool cli_versions_print(const struct cli_versions *versions,
                        bool json,
                        FILE *to) BASE_MUST_CHECK;

#endif
