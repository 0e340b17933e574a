/*
 * What vigil-dispatch does, one duty a file; their table is in main.c.
 */
#ifndef DISPATCH_DISPATCH_H
#define DISPATCH_DISPATCH_H

#include "dispatch/dispatch_channel.h"
#include "dispatch/dispatch_window.h"
#include "run/run_service.h"
#include "store/store_alert.h"
#include "store/store_standing.h"

struct dispatch_parameters {
    char smtp_url[200];
    char from[100];
    char recipients[200]; /* a file: see dispatch_recipients.h; "": none */
    char mailbox_pattern[200];
    char ca_file[256];
    int smtp_timeout_ms;
    int tls; /* 1: no mail without TLS; 0: none, for a server on this host */
    int retry_first_s;
    int attempts_max;
    char notify_url[200];
    char notify_key_file[200]; /* "": not configured */
    char notify_template[40];
    char callback_listen[48]; /* "": Notify is asked only */
    char callback_token_file[200];
    char webhooks[200]; /* a file: see dispatch_webhooks.h; "": none */
    int http_timeout_ms;
    int clock_steady_s;
    int confirm_within_s;
    int accept_is_delivery; /* 1: what the mail server takes is delivered */
    char bounce_maildir[200];
    int collect_every_ms;
    char window_from[8], window_until[8], digest_at[8];
    char seen_file[200];
    struct dispatch_window window; /* of the three texts, by dispatch_parameters_check */
};
/* dispatch_parameters.c */
extern struct dispatch_parameters dispatch_parameters;
extern const struct base_config_row dispatch_parameter_rows[];

/* Reads the hours, and finds what the rows cannot say. BASE_STOP. */
enum base_class dispatch_parameters_check(struct base_error *ret_error) BASE_MUST_CHECK;

/* dispatch_apply.c: alerts raised become planned, those of clocks met are withdrawn; and
 * the orders about them */
enum base_class dispatch_apply(struct run *run,
                               const struct vigil_event *events,
                               size_t count,
                               struct base_error *ret_error);

/* dispatch_tick.c: hands over what is due and records what became of it */
enum base_class dispatch_tick(struct run *run,
                              vigil_instant now,
                              vigil_instant *ret_next,
                              struct base_error *ret_error);

/* dispatch_confirm.c: what became of a message that was handed over, whoever tells it;
 * *ret_known: there is a hand-over of this reference. Twice is as good as once. */
enum base_class dispatch_confirm(struct run *run,
                                 const struct dispatch_confirmation *confirmation,
                                 bool *ret_known,
                                 struct base_error *ret_error);

/* Takes in what came by itself; asks about what did not. *ret_any: there was something.
 */
enum base_class
dispatch_collect(struct run *run, bool *ret_any, struct base_error *ret_error);
enum base_class
dispatch_ask(struct run *run, bool *ret_any, struct base_error *ret_error);

/* dispatch_hold.c: alerts wait while a reason stands. Within a transaction; the reason is
 * a code of at most 31 characters. */
void dispatch_hold(struct run *run, const char *reason, bool stands, vigil_instant since);

/* Whether this is the database that alerts went out from last; once a connection. */
enum base_class dispatch_hold_look(struct run *run, struct base_error *ret_error);
void dispatch_hold_look_again(void);

/* Remembers on this host how far the journal was seen. */
void dispatch_hold_seen(const struct store_seen *seen);

/* The operator's word that it is; within a transaction. */
void dispatch_hold_go_live(struct run *run);

/* dispatch_list.c: the answer to alerts_query */
enum base_class dispatch_list_answer(struct run *run,
                                     const struct vigil_key *caller,
                                     const struct vigil_query *query,
                                     struct wire_result *result,
                                     struct vigil_faults *faults,
                                     struct base_error *ret_error);

/* dispatch_ways.c: the answer to deliveries_query */
enum base_class dispatch_ways_answer(struct run *run,
                                     const struct vigil_key *caller,
                                     const struct vigil_query *query,
                                     struct wire_result *result,
                                     struct vigil_faults *faults,
                                     struct base_error *ret_error);

#endif
