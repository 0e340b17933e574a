/*
 * The daemon skeleton: what a daemon says of itself (struct run_service), and the one
 * loop that does the rest: requests by table, group commit, following the journal, a
 * computed sleep, signals, readiness, watchdog.
 *
 * Promises: an answer to a submission is sent only after the commit that made it durable;
 * a peer can never make the daemon exit; the database being away means Busy.
 */
#ifndef RUN_SERVICE_H
#define RUN_SERVICE_H

#include "base/base_config.h"
#include "base/base_error.h"
#include "bus/bus_feed.h"
#include "bus/bus_server.h"
#include "rules/rules_context.h"
#include "rules/rules_law.h"
#include "rules/rules_process.h"
#include "run/run_append.h"
#include "store/store.h"
#include "store/store_follower.h"
#include "vigil/records.h"
#include "wire/wire_envelope.h"
#include "wire/wire_result.h"

enum {
    RUN_GROUP_MAX = 128,                 /* submissions in one transaction */
    RUN_CASES_MAX = 512,                 /* cases that one transaction touches */
    RUN_NAMES_MAX = VIGIL_LINKS_MAX + 1, /* a review and the cases that it covers */
    RUN_RECORD_SIZE = 40960,             /* no record of a message is larger */
    RUN_FOLLOW_MAX = 256 /* entries that a follower applies in one transaction */
};

struct run;

/* What a decision is about; it fills what it opens or changes. */
struct run_decision {
    const struct rules_context *context;
    void *record;
    struct vigil_case **cases; /* those named, in order; NULL where there is none */
    size_t cases_count;
    struct vigil_case opened; /* by a submission that opens a case or a review */
    /* What the process decides on: the first case named, or what is opened; of a review,
     * the cases that it covers; the items. What is changed in it is written. */
    struct rules_file file;
    /* of a submission that opens a review: the cases named behind it, with their items */
    struct rules_file *linked;
    struct vigil_faults *faults;
};

enum run_effect {
    RUN_NOTHING = 0,      /* a query */
    RUN_OPENS_CASE,       /* adds a case to the case file */
    RUN_OPENS_ONCE,       /* adds a review or what is given each period, if the first name
                           * is not one that is there; of a review, it changes the cases
                           * named behind it: it covers them */
    RUN_CHANGES_PARTNERS, /* changes the partners' part of the cases named */
    RUN_CHANGES_PANEL,    /* changes the Panel's part */
    RUN_CHANGES_NO_CASE   /* the roster, the time of a sandbox */
};

/* A row of a daemon's table: one message. */
struct run_handler {
    enum vigil_message type;
    bool historic;
    enum run_effect effect;
    enum vigil_event_kind event; /* what it becomes in the journal */
    /* reads the body into the record; NULL: the record is the message's form */
    enum base_class (*read)(const uint8_t *body,
                            size_t size,
                            void *record,
                            struct vigil_faults *faults);
    /* names the cases that it is about, at most RUN_NAMES_MAX; NULL: none. Adds faults
     * to say that a name cannot be looked up. */
    size_t (*names)(void *record,
                    const struct rules_context *context,
                    struct vigil_case_name *ret_names,
                    struct vigil_faults *faults);
    /* queues a question whose answer goes into the record, to be decided on; NULL: none
     */
    void (*look)(struct store *store, const struct vigil_key *caller, void *record);
    /* the pure decision */
    enum base_class (*decide)(struct run_decision *decision);
    /* what may come later and is not there yet, of an accepted submission; NULL: nothing
     */
    void (*warn)(const struct run_decision *decision, struct vigil_faults *ret_warnings);
    /* further statements of an accepted submission, queued; NULL: none */
    void (*write)(struct store *store, const struct run_decision *decision);
    /* of a query without a transaction of its own, which writes nothing: the roster is
     * asked in its first round trip */
    bool simple;
    /* a query's answer: reads with run's store and fills the result, or refuses */
    enum base_class (*answer)(struct run *run,
                              const struct vigil_key *caller,
                              const struct vigil_query *query,
                              struct wire_result *result,
                              struct vigil_faults *faults,
                              struct base_error *ret_error);
};

struct run_service {
    const char *name;
    const char *usage;                        /* its own lines of --help; NULL: none */
    const struct base_config_row *parameters; /* its own rows */
    const struct run_handler *handlers;
    size_t handlers_count;
    bool signs; /* its receipts, with the key of run.receipt_key_file */
    bool publishes;
    bool follows;
    enum store_follower follower;
    /* once, with law and store at hand; NULL: nothing to do */
    enum base_class (*start)(struct run *run, struct base_error *ret_error);
    /* within the follower's transaction: queues what a run of entries means, and adds to
     * run->append what the daemon itself has to say. If it takes fewer than count, it
     * says so in run->applied and gets the others in the next transaction; 0: the first
     * one again, what it did with it so far being committed. */
    enum base_class (*apply)(struct run *run,
                             const struct vigil_event *events,
                             size_t count,
                             struct base_error *ret_error);
    /* does all that is due and tells when it wants to be called again (instant, or
     * VIGIL_INSTANT_NONE); it is also called after every applied run */
    enum base_class (*tick)(struct run *run,
                            vigil_instant now,
                            vigil_instant *ret_next,
                            struct base_error *ret_error);
    /* a message that is not for the tables above (the gate's private request); true if it
     * was answered; NULL: none */
    bool (*other)(struct run *run,
                  struct bus_request *request,
                  const struct wire_envelope *envelope,
                  const struct vigil_key *caller);
    /* a descriptor of its own that the loop waits for beside its sockets (-1: none), and
     * what it has: called in every turn, true if there is more at once; NULL: none */
    int (*descriptor)(void);
    bool (*attend)(struct run *run);
    void (*stop)(struct run *run);
};

/* What a daemon's files may use of the running skeleton. */
struct run {
    const struct run_service *service;
    struct store *store;
    struct bus *bus;
    struct bus_server *server;
    struct bus_publisher *publisher;
    struct bus_subscriber *subscriber;
    struct run_append append;
    struct rules_law law;
    bool calendar_is_stored; /* it is what the database has, not the host's file */
    bool rules_are_stored;
    struct rules_authorities authorities;
    struct run_group *group;        /* run_group.c's own */
    struct run_follower *follower;  /* run_follower.c's own */
    struct store_position position; /* the follower's, while its row is held */
    size_t applied;                 /* of the entries that `apply` is given */
    bool standing_by;               /* another copy has the follower's row */
    bool tick_wanted;               /* call tick soon, whatever time it is */
};

/* Runs the daemon: the whole of its main. Gives the exit status. */
int run_service_main(const struct run_service *service, int argc, char **argv);

/* A case's name as a message gives it, made whole (a blank authority is the sender's) and
 * judged; false with faults under path if it cannot be looked up. For `names` above. */
bool run_case_name(const struct vigil_case_name *name,
                   const struct rules_context *context,
                   const char *path,
                   struct vigil_case_name *ret_name,
                   struct vigil_faults *faults);

/* Does body in one transaction which holds the follower's row (if it follows), appends
 * what it added to run->append, commits, publishes. BASE_DONE: another copy holds the
 * row, nothing was done. `body` may call store_run. */
typedef enum base_class
run_body(struct run *run, void *arg, struct base_error *ret_error);
enum base_class run_transact(struct run *run,
                             run_body *body,
                             void *arg,
                             struct base_error *ret_error) BASE_MUST_CHECK;

#endif
