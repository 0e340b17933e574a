/*
 * vigil-dispatch: the only way out of the host. Follows the journal and brings the alerts
 * that were raised to who must know. A table of contents: what it does, and which file
 * does it. See vigil-dispatch.8.
 */
#include "base/base_attr.h"
#include "dispatch/dispatch.h"
#include "dispatch/dispatch_channel.h"
#include "dispatch/dispatch_listen.h"
#include "dispatch/dispatch_recipients.h"

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_ALERTS_QUERY, .answer = dispatch_list_answer},
    {.type = VIGIL_MESSAGE_DELIVERIES_QUERY, .answer = dispatch_ways_answer},
};

static enum base_class
start(struct run *run, struct base_error *ret_error)
{
    (void)run;
    enum base_class class = dispatch_parameters_check(ret_error);
    if (class == BASE_OK) {
        class = dispatch_recipients_open(dispatch_parameters.recipients,
                                         dispatch_parameters.mailbox_pattern,
                                         ret_error);
    }
    return class == BASE_OK ? dispatch_channels_open(ret_error) : class;
}

/* A callback that came is taken by the next tick. */
static bool
attend(struct run *run)
{
    bool more = dispatch_listen_turn();
    run->tick_wanted = dispatch_listen_is_fresh() || run->tick_wanted;
    return more;
}

static void
stop(struct run *run)
{
    (void)run;
    dispatch_channels_close();
    dispatch_recipients_close();
}

static const struct run_service dispatch = {
    .name = "dispatch",
    .parameters = dispatch_parameter_rows,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .publishes = true,
    .follows = true,
    .follower = STORE_DISPATCH,
    .start = start,
    .apply = dispatch_apply,
    .tick = dispatch_tick,
    .descriptor = dispatch_listen_descriptor,
    .attend = attend,
    .stop = stop,
};

int
main(int argc, char **argv)
{
    return run_service_main(&dispatch, argc, argv);
}
