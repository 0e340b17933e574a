/*
 * What the commands about the calendar of bank holidays and about the rules share.
 */
#ifndef CLI_CALENDAR_H
#define CLI_CALENDAR_H

#include "cli/cli_ask.h"

/* Asks which deadlines a version would move, and prints the first of them (0: all) and
 * how many there are. what: "calendar" or "rules" */
enum cli_exit cli_calendar_changes_print(struct cli *cli,
                                         const char *what,
                                         const char *version,
                                         size_t limit);

/* The same as the option --limit has it (NULL: all). */
enum cli_exit
cli_calendar_changes_limited(struct cli *cli, const char *what, const char *most);

/* The question about the version that the command names; false if it is no name. */
bool cli_calendar_about(const struct cli *cli,
                        const char *table,
                        struct vigil_query *ret_query);

/* Puts the version that the command names in force. */
enum cli_exit cli_calendar_approve_version(struct cli *cli, const char *what);

/* The version in force among those listed, of this division (NULL: rules have none); ""
 * if there is none. */
void cli_calendar_running(const struct vigil_listing *versions,
                          const char *division,
                          char ret_version[VIGIL_CALENDAR_SIZE]);

/* The version's name as --name has it (NULL: stays as it is). */
enum cli_exit cli_calendar_name(const char *name,
                                char ret_version[VIGIL_CALENDAR_SIZE]) BASE_MUST_CHECK;

/* Sends what is proposed, and lists what it would change. */
enum cli_exit cli_calendar_propose(struct cli *cli,
                                   const struct vigil_submission *submission,
                                   const char *what,
                                   const char *version);

/* The year and the next number of that year that no version of the listing has: 2026-2,
 * with the prefix in front. */
void cli_calendar_next_name(const struct vigil_listing *versions,
                            const char *prefix,
                            vigil_instant now,
                            char ret_name[VIGIL_CALENDAR_SIZE]);

#endif
