/*
 * What vigil-dispatch does, one duty a file; their table is in main.c.
 */
#ifndef DISPATCH_DISPATCH_H
#define DISPATCH_DISPATCH_H

#include "run/run_service.h"
#include "store/store_alert.h"

struct dispatch_parameters {
    char smtp_url[200];
    char from[100];
    char recipients[200]; /* a file: see dispatch_recipients.h; "": none */
    char mailbox_pattern[200];
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
};
/* dispatch_parameters.c */
extern struct dispatch_parameters dispatch_parameters;
extern const struct base_config_row dispatch_parameter_rows[];

/* dispatch_apply.c: alerts raised become planned, those of clocks met are withdrawn */
enum base_class dispatch_apply(struct run *run,
                               const struct vigil_event *events,
                               size_t count,
                               struct base_error *ret_error);

/* dispatch_tick.c: hands over what is due and records what became of it */
enum base_class dispatch_tick(struct run *run,
                              vigil_instant now,
                              vigil_instant *ret_next,
                              struct base_error *ret_error);

/* dispatch_list.c: the answer to alerts_query */
enum base_class dispatch_list_answer(struct run *run,
                                     const struct vigil_key *caller,
                                     const struct vigil_query *query,
                                     struct wire_result *result,
                                     struct vigil_faults *faults,
                                     struct base_error *ret_error);

#endif
