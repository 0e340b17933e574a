/*
 * `vigil dead-man`: proves once that an alert reaches its mailbox, by a case of a
 * reserved authority that goes all the way, as a client like any other; and pages by the
 * operator's own program when that is not proven in time, whatever broke.
 *
 * Promises: it needs nothing of Vigil to page; every wait is bounded; a page holds no
 * more of a case than its reference.
 */
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "cli/cli_commands.h"
#include "cli/cli_dead_man.h"
#include "cli/cli_page.h"

enum {
    WITHIN_S = 1800,
    WITHIN_LEAST_S = 5,
    WITHIN_MOST_S = 86400,
    CALL_MS = 5000, /* one question: by so much a page may come later */
    PAGE_MS = 60000,
    WAIT_FIRST_MS = 250,
    WAIT_MOST_MS = 10000
};

static const char *within, *pager;

static const struct cli_option options[] = {
    {"within", "SECONDS", "how soon it must be proven (default 1800)", &within, NULL},
    {"page",
     "PROGRAM",
     "what tells somebody when it is not: reads the page on standard input",
     &pager,
     NULL},
    {NULL, NULL, NULL, NULL, NULL}};

typedef enum cli_dead_man_step (*step)(struct cli_dead_man *proof);

/* Tries the step until it is done, fails for good, or the time is up. */
static bool
insist(struct cli_dead_man *proof, step take, int64_t until_ms)
{
    int64_t wait_ms = WAIT_FIRST_MS;
    for (;;) {
        enum cli_dead_man_step result = take(proof);
        int64_t left_ms = until_ms - base_time_monotonic_ms();
        if (result != CLI_DEAD_MAN_AGAIN) {
            return result == CLI_DEAD_MAN_DONE;
        }
        if (left_ms <= 0) {
            return false;
        }
        (void)poll(NULL, 0, (int)(wait_ms < left_ms ? wait_ms : left_ms));
        wait_ms = wait_ms * 2 < WAIT_MOST_MS ? wait_ms * 2 : WAIT_MOST_MS;
    }
}

/* A client of its own: short calls, and no spool, since tomorrow's case is another. */
static bool
connect_for(struct cli_dead_man *proof, struct vigil_profile *profile)
{
    struct vigil_error error;
    enum vigil_result result = vigil_profile_load(proof->cli->profile, profile, &error);
    if (result == VIGIL_OK) {
        profile->spool[0] = '\0';
        profile->timeout_ms =
            profile->timeout_ms < CALL_MS ? profile->timeout_ms : CALL_MS;
        profile->connect_ms =
            profile->connect_ms < CALL_MS ? profile->connect_ms : CALL_MS;
        result = vigil_client_new(profile, &proof->cli->client, &error);
    }
    if (result != VIGIL_OK) {
        (void)base_text_copy(proof->why, sizeof(proof->why), error.text);
    }
    return result == VIGIL_OK;
}

static bool
page(const struct cli_dead_man *proof, const struct vigil_profile *profile)
{
    char text[CLI_PAGE_SIZE], now[BASE_INSTANT_SIZE];
    base_instant_print(base_time_host(), now);
    (void)base_text_print(text,
                          sizeof(text),
                          "Vigil: no proof that alerts arrive\n"
                          "at:    %s\n"
                          "gate:  %s\n"
                          "case:  %s\n"
                          "why:   %s\n"
                          "Statutory deadlines may pass unseen until this is mended.\n"
                          "See vigil(1), DEAD-MAN.\n",
                          now,
                          profile->gate[0] == '\0' ? "unknown" : profile->gate,
                          proof->case_ref[0] == '\0' ? "none" : proof->case_ref,
                          proof->why);
    return cli_page(pager, text, PAGE_MS);
}

static enum cli_exit
run(struct cli *cli)
{
    static struct cli_dead_man proof; /* large */
    struct vigil_profile profile = {.gate = ""};
    int64_t within_s = WITHIN_S;
    if (within != NULL &&
        !cli_number_parse(within, WITHIN_LEAST_S, WITHIN_MOST_S, &within_s)) {
        return cli_usage("--within is a number of seconds from %d to %d",
                         (int)WITHIN_LEAST_S,
                         (int)WITHIN_MOST_S);
    }
    if (pager == NULL || access(pager, X_OK) != 0) {
        return cli_usage("--page needs a program that can be run: it tells somebody, by "
                         "another way than Vigil's mail, that alerts do not arrive");
    }
    proof.cli = cli;
    proof.id = base_id_new();
    int64_t until_ms = base_time_monotonic_ms() + within_s * 1000;
    bool proven = connect_for(&proof, &profile) &&
                  insist(&proof, cli_dead_man_notify, until_ms) &&
                  insist(&proof, cli_dead_man_confirm, until_ms) &&
                  insist(&proof, cli_dead_man_withdraw, until_ms);
    if (proof.form.form.type != NULL) {
        files_form_done(&proof.form);
    }
    if (proven) {
        (void)printf("the alerts of %s were delivered\n", proof.case_ref);
        return CLI_DONE;
    }
    cli_say("no proof that alerts arrive: %s", proof.why);
    return page(&proof, &profile) ? CLI_REFUSED : CLI_UNREACHABLE;
}

const struct cli_command cli_dead_man = {
    .words = "dead-man",
    .users = CLI_OPERATORS,
    .operands = "",
    .operands_min = 0,
    .operands_max = 0,
    .help = "prove that an alert reaches its mailbox, or page",
    .example = "vigil --profile dead-man dead-man --within 1800 --page /etc/vigil/page",
    .options = options,
    .run = run,
};
