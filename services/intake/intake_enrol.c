/*
 * Enrolling a key on the host itself: how the operator's first key comes into the roster
 * of a new instance. Who can read the configuration and reach the database as intake's
 * role may do this; all later keys are enrolled by `vigil key enrol`.
 */
#include <stdio.h>
#include <string.h>

#include "base/base_id.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "rules/rules_decide_key.h"
#include "run/run_authorities.h"
#include "run/run_process.h"
#include "store/store_roster.h"
#include "wire/wire_key.h"

/* Checks the key by the same rule as a message's. */
static bool
is_fine(const struct vigil_key *key)
{
    struct base_error error;
    struct rules_authorities authorities;
    if (run_authorities_load(
            run_process_parameters()->config_dir, &authorities, &error) != BASE_OK) {
        (void)fprintf(stderr, "vigil-intake: %s\n", error.text);
        return false;
    }
    const struct rules_context context = {.role = VIGIL_ROLE_OPERATOR,
                                          .party = "operator",
                                          .now = base_time_now(),
                                          .authorities = &authorities};
    struct vigil_faults faults = {0};
    enum base_class class = rules_decide_key_enrol(key, &context, &faults);
    for (size_t i = 0; i < faults.count; i++) {
        (void)fprintf(stderr,
                      "vigil-intake: %s: %s; right: %s\n",
                      faults.at[i].path,
                      faults.at[i].wrong,
                      faults.at[i].right);
    }
    run_authorities_done(&authorities);
    return class == BASE_OK;
}

static enum base_class
enrol_body(struct run *run, void *arg, struct base_error *ret_error)
{
    const struct vigil_key *key = arg;
    bool added = false;
    store_roster_add(run->store, key, &added);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && added) {
        struct vigil_event event = {.message_id = base_id_new(),
                                    .type = VIGIL_EVENT_KEY_ENROLLED,
                                    .actor = "host"};
        uint8_t *body = run_append_body(&run->append, 256);
        event.body = body;
        event.body_size = wire_key_write(key, body, 256);
        (void)run_append_add(&run->append, &event);
    }
    return class;
}

int
intake_enrol(int argc, char **argv)
{
    static const struct base_config_row none[] = {
        {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL}};
    static const struct run_service service = {.name = "intake"};
    int role = 0, status = 2;
    struct vigil_key key = {0};
    if (argc < 5 || !vigil_code_find(VIGIL_LIST_ROLE, argv[4], &role) ||
        !base_text_copy(key.public_key, sizeof(key.public_key), argv[2]) ||
        !base_text_copy(key.party, sizeof(key.party), argv[3])) {
        (void)fputs("usage: vigil-intake --enrol PUBLICKEY PARTY "
                    "authority|panel|operator|dfe|ofsted --config FILE\n",
                    stderr);
        return status;
    }
    key.role = (enum vigil_role)role;
    argv[4] = argv[0];
    if (!run_process_start("intake", NULL, none, argc - 4, argv + 4, &status)) {
        return status;
    }
    if (!is_fine(&key)) {
        return 1;
    }
    const struct run_parameters *p = run_process_parameters();
    const struct store_options options = {
        .host = p->store_host,
        .database = p->store_database,
        .user = p->store_user[0] == '\0' ? "vigil_intake" : p->store_user,
        .name = "intake",
        .wait_ms = p->store_wait_ms};
    struct base_error error;
    static struct run run;
    run.service = &service;
    enum base_class class = store_new(&options, &run.store, &error);
    if (class == BASE_OK) {
        class = run_transact(&run, enrol_body, &key, &error);
    }
    if (class != BASE_OK) {
        (void)fprintf(stderr, "vigil-intake: %s\n", error.text);
    }
    run_append_done(&run.append);
    store_free(run.store);
    return class == BASE_OK ? 0 : 1;
}
