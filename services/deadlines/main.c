/*
 * vigil-deadlines: follows the journal, keeps the statutory clocks, raises alerts. A
 * table of contents: what it does, and which file does it. See vigil-deadlines.8.
 */
#include "base/base_attr.h"
#include "deadlines/deadlines.h"
#include "deadlines/deadlines_calendar.h"
#include "deadlines/deadlines_feed.h"
#include "deadlines/deadlines_law.h"

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_DEADLINES_QUERY, .answer = deadlines_list_answer},
    {.type = VIGIL_MESSAGE_EXPLAIN_QUERY, .answer = deadlines_explain_answer},
    {.type = VIGIL_MESSAGE_INBOX_QUERY, .simple = true, .answer = deadlines_inbox_answer},
    {.type = VIGIL_MESSAGE_FEED_QUERY, .answer = deadlines_feed_answer},
    {.type = VIGIL_MESSAGE_FEEDS_QUERY, .answer = deadlines_feed_names_answer},
    {.type = VIGIL_MESSAGE_TIME_ADVANCE,
     .effect = RUN_CHANGES_NO_CASE,
     .event = VIGIL_EVENT_TIME_ADVANCED,
     .read = deadlines_time_read,
     .decide = deadlines_time_decide,
     .write = deadlines_time_write},
    {.type = VIGIL_MESSAGE_CALENDAR_QUERY, .answer = deadlines_calendar_answer},
    {.type = VIGIL_MESSAGE_CALENDAR_IMPORT,
     .effect = RUN_CHANGES_NO_CASE,
     .event = VIGIL_EVENT_CALENDAR_IMPORTED,
     .read = deadlines_calendar_read,
     .look = deadlines_calendar_look,
     .decide = deadlines_calendar_decide,
     .write = deadlines_calendar_write},
    {.type = VIGIL_MESSAGE_RULES_IMPORT,
     .effect = RUN_CHANGES_NO_CASE,
     .event = VIGIL_EVENT_RULES_IMPORTED,
     .read = deadlines_rules_read,
     .look = deadlines_rules_look,
     .decide = deadlines_rules_decide,
     .write = deadlines_rules_write},
    {.type = VIGIL_MESSAGE_CALENDAR_APPROVAL,
     .effect = RUN_CHANGES_NO_CASE,
     .event = VIGIL_EVENT_CALENDAR_APPROVED,
     .read = deadlines_approval_read,
     .look = deadlines_approval_look,
     .decide = deadlines_approval_decide,
     .write = deadlines_approval_write},
};

static const struct run_service deadlines = {
    .name = "deadlines",
    .usage = deadlines_feed_usage,
    .parameters = deadlines_feed_parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .publishes = true,
    .follows = true,
    .follower = STORE_DEADLINES,
    .start = deadlines_feed_start,
    .apply = deadlines_feed_apply,
    .tick = deadlines_feed_tick,
    .stop = deadlines_feed_stop,
};

int
main(int argc, char **argv)
{
    int exit;
    return deadlines_feed_once(argc, argv, &exit)
               ? exit
               : run_service_main(&deadlines, argc, argv);
}
