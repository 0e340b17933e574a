/*
 * The steps of the daily proof that alerts arrive; `vigil dead-man` is cli_dead_man.c.
 */
#ifndef CLI_DEAD_MAN_H
#define CLI_DEAD_MAN_H

#include "cli/cli.h"
#include "files/files_form.h"

struct cli_dead_man {
    struct cli *cli;
    struct vigil_id id;     /* of the notification, however often it is sent */
    struct files_form form; /* of the same; empty until the service's time is known */
    char case_ref[VIGIL_REF_SIZE]; /* "": not known to be recorded */
    char why[400]; /* why there is no proof yet; never content of a case */
};

enum cli_dead_man_step {
    CLI_DEAD_MAN_DONE = 0,
    CLI_DEAD_MAN_AGAIN, /* not yet: try again */
    CLI_DEAD_MAN_FAILED /* and it will not become better today */
};

/* Notifies a case that raises an alert at once: a child's return interview that is long
 * overdue. */
enum cli_dead_man_step cli_dead_man_notify(struct cli_dead_man *proof);

/* Done when all alerts of the case are delivered, and there is one. */
enum cli_dead_man_step cli_dead_man_confirm(struct cli_dead_man *proof);

/* Withdraws this case, and what earlier days have left. */
enum cli_dead_man_step cli_dead_man_withdraw(struct cli_dead_man *proof);

#endif
