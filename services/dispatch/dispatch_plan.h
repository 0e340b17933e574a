/*
 * What becomes of an alert and of its present way: tried again, gone on to the next way,
 * delivered, failed. Pure.
 *
 * A way goes on when delivery is not confirmed in time, whatever the reason: refused,
 * away, taken and never heard of again. When no way is left the alert has failed, and is
 * listed. What comes back later still counts.
 */
#ifndef DISPATCH_DISPATCH_PLAN_H
#define DISPATCH_DISPATCH_PLAN_H

#include "dispatch/dispatch_channel.h"
#include "store/store_delivery.h"

struct dispatch_plan {
    int64_t confirm_within; /* all in microseconds */
    int64_t retry_first;
    int32_t attempts_max; /* of one way */
};

/* What the journal has to be told. */
enum dispatch_news { DISPATCH_NOTHING = 0, DISPATCH_ESCALATES, DISPATCH_ENDS };

/* What an attempt came to. */
struct dispatch_attempt {
    enum base_class sent;
    const char *code; /* else than OK */
    const struct dispatch_handed *handed;
    bool can_be_asked; /* the channel has an `ask` */
    size_t ways;       /* how many the recipient has */
    vigil_instant now;
};

/* The wait behind attempt n of a way, counted from 1: doubling, up to four hours, each up
 * to a quarter longer, by a number that the reference alone decides. */
int64_t dispatch_plan_wait(const struct dispatch_plan *plan,
                           const struct vigil_id *reference,
                           int32_t attempts);

/* The reference of a way: of the alert's key, its round and hop, the same at any time,
 * and guessed by nobody who does not know the secret. */
struct vigil_id dispatch_plan_reference(const struct store_alert *alert,
                                        const uint8_t secret[STORE_DELIVERY_SECRET]);

/* The alert's present way has begun: sets its time, once. */
void dispatch_plan_begin(const struct dispatch_plan *plan,
                         struct store_alert *alert,
                         vigil_instant now);

enum dispatch_news dispatch_plan_conclude(const struct dispatch_plan *plan,
                                          const struct dispatch_attempt *attempt,
                                          struct store_alert *alert,
                                          struct store_delivery *delivery);

/* The way came to nothing, for this reason: on to the next, if there is one. */
enum dispatch_news dispatch_plan_go_on(struct store_alert *alert,
                                       struct store_delivery *delivery,
                                       const char *why,
                                       size_t ways,
                                       vigil_instant now);

/* What came back about a way, the present one or an earlier. */
enum dispatch_news dispatch_plan_confirm(const struct dispatch_confirmation *confirmation,
                                         struct store_alert *alert,
                                         struct store_delivery *delivery,
                                         size_t ways,
                                         vigil_instant now);

#endif
