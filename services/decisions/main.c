/*
 * vigil-decisions: takes the commands of the Panel's secretariat. A table of contents:
 * what comes in, and which file does it. See vigil-decisions.8.
 */
#include "base/base_attr.h"
#include "decisions/decisions.h"
#include "run/run_form.h"

#define PANEL_RESPONSE                                                                   \
    .effect = RUN_CHANGES_PANEL, .event = VIGIL_EVENT_PANEL_RESPONSE,                    \
    .read = decisions_panel_response_read, .names = decisions_panel_response_names,      \
    .decide = decisions_panel_response_decide

static const struct run_handler handlers[] = {
    {.type = VIGIL_MESSAGE_PANEL_RESPONSE, PANEL_RESPONSE},
    {.type = VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE, .historic = true, PANEL_RESPONSE},
    RUN_FORM(SEEN, CHANGES_PANEL),
    RUN_FORM(QUESTION, CHANGES_PANEL),
    RUN_FORM(EXTENSION_DECISION, CHANGES_PANEL),
    RUN_FORM(NARROWING, CHANGES_PANEL),
    RUN_FORM(NATIONAL_REVIEW, CHANGES_PANEL),
    RUN_FORM(QUALITY_ASSESSMENT, CHANGES_PANEL),
    RUN_FORM(DUPLICATE_LINK, CHANGES_PANEL),
    RUN_FORM(DUPLICATE_UNLINK, CHANGES_PANEL),
    RUN_FORM(DUPLICATE_DISMISSAL, CHANGES_PANEL),
    RUN_FORM(NATIONAL_ISSUE_ANSWER, CHANGES_PANEL),
    RUN_FORM(CLOSURE, CHANGES_PANEL),
    RUN_FORM(REOPENING, CHANGES_PANEL),
    RUN_FORM(CLOCK_PAUSE, CHANGES_PANEL),
    RUN_FORM(CLOCK_RESUME, CHANGES_PANEL),
};

static const struct base_config_row parameters[] = {
    {NULL, BASE_CONFIG_INT, NULL, 0, NULL, 0, 0, NULL, NULL},
};

static const struct run_service decisions = {
    .name = "decisions",
    .parameters = parameters,
    .handlers = handlers,
    .handlers_count = BASE_COUNT(handlers),
    .signs = true,
    .publishes = true,
};

int
main(int argc, char **argv)
{
    return run_service_main(&decisions, argc, argv);
}
