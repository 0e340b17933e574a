/*
 * The commands, each defined in the file of its name; those that send a form, by the
 * forms themselves (cli_form.h).
 */
#ifndef CLI_COMMANDS_H
#define CLI_COMMANDS_H

#include "cli/cli.h"

extern const struct cli_command cli_respond;
extern const struct cli_command cli_template;
extern const struct cli_command cli_inbox;
extern const struct cli_command cli_attach;
extern const struct cli_command cli_fetch;
extern const struct cli_command cli_calendar;
extern const struct cli_command cli_calendar_approve;
extern const struct cli_command cli_calendar_changes;
extern const struct cli_command cli_calendar_holidays;
extern const struct cli_command cli_calendar_import;
extern const struct cli_command cli_rules;
extern const struct cli_command cli_rules_approve;
extern const struct cli_command cli_rules_changes;
extern const struct cli_command cli_rules_import;
extern const struct cli_command cli_rules_show;
extern const struct cli_command cli_case;
extern const struct cli_command cli_cases;
extern const struct cli_command cli_receipt_verify;
extern const struct cli_command cli_receipt;
extern const struct cli_command cli_deadlines;
extern const struct cli_command cli_alerts;
extern const struct cli_command cli_alerts_failed;
extern const struct cli_command cli_alerts_ways;
extern const struct cli_command cli_alerts_retry;
extern const struct cli_command cli_snooze;
extern const struct cli_command cli_dead_man;
extern const struct cli_command cli_dispatch;
extern const struct cli_command cli_dispatch_go_live;
extern const struct cli_command cli_import;
extern const struct cli_command cli_export;
extern const struct cli_command cli_report;
extern const struct cli_command cli_journal;
extern const struct cli_command cli_status;
extern const struct cli_command cli_keygen;
extern const struct cli_command cli_key_enrol;
extern const struct cli_command cli_key_revoke;
extern const struct cli_command cli_feed_renew;
extern const struct cli_command cli_feed_revoke;
extern const struct cli_command cli_feed;
extern const struct cli_command cli_sandbox_advance;

#endif
