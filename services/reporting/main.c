/*
 * vigil-reporting: follows the journal, makes the figures, verifies the chain. A table of
 * contents: what it does, and which file does it. See vigil-reporting.8.
 */
#include "base/base_attr.h"
#include "reporting/reporting.h"

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_REPORT_QUERY, .answer = reporting_report_answer},
    {.type = VIGIL_MESSAGE_JOURNAL_QUERY, .answer = reporting_verify_answer},
};

static const struct base_config_row parameters[] = {
    /* clang-format off */
    {"reporting.threshold", BASE_CONFIG_INT, &reporting_parameters.threshold, 0,
     "5", 1, 100, "", "counts from 1 to this are not shown to those who may not see them"},
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
    /* clang-format on */
};

static const struct run_service reporting = {
    .name = "reporting",
    .parameters = parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .publishes = true,
    .follows = true,
    .follower = STORE_REPORTING,
    .apply = reporting_apply,
};

int
main(int argc, char **argv)
{
    return run_service_main(&reporting, argc, argv);
}
