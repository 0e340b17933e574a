/* Answers in words: see cli_receipt.h. */
#include "cli/cli_receipt.h"

#include "base/base_date_words.h"
#include "base/base_text.h"
#include "cli/cli_statement.h"
#include "rules/rules_explain.h"
#include "rules/rules_london.h"

/* How the day came about, on a line of its own; an old receipt does not say. */
static void
print_explanation(const struct vigil_deadline *deadline, FILE *to)
{
    char sentence[RULES_EXPLAIN_SENTENCE_SIZE];
    rules_explain_sentence(deadline, sentence);
    if (sentence[0] != '\0') {
        (void)fprintf(to, "      %s\n", sentence);
    }
}

static void
print_deadline(const struct vigil_deadline *deadline, FILE *to)
{
    char due[BASE_DATE_WORDS_SIZE], met[BASE_DATE_WORDS_SIZE];
    bool keep = deadline->sense == VIGIL_CLOCK_SENSE_KEEP;
    const char *until = keep ? "to hold until" : "due by the end of";
    base_date_say(deadline->due_on, due);
    base_date_say(rules_london_date(deadline->met_at), met);
    (void)fprintf(
        to, "  %-13s ", vigil_code_name(VIGIL_LIST_CLOCK, (int)deadline->clock));
    switch (deadline->state) {
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
        (void)fprintf(to, "met in time on %s, was %s %s", met, until, due);
        break;
    case VIGIL_CLOCK_STATE_MET_LATE:
        (void)fprintf(to,
                      "%s on %s, was %s %s",
                      keep ? "ended EARLY" : "met LATE",
                      met,
                      until,
                      due);
        break;
    case VIGIL_CLOCK_STATE_STOPPED:
        (void)fputs("stopped", to);
        break;
    case VIGIL_CLOCK_STATE_RUNNING:
    case VIGIL_CLOCK_STATE_NONE:
        (void)fprintf(to, "%s %s", until, due);
        break;
    case VIGIL_CLOCK_STATE_PAUSED:
        (void)fprintf(to, "paused; %s %s, and by the days paused later", until, due);
        break;
    }
    (void)fputs(deadline->provisional
                    ? ", provisionally: the bank holidays up to then are not known yet\n"
                    : "\n",
                to);
}

static void
print_faults(const struct vigil_faults *faults, FILE *to)
{
    for (size_t i = 0; i < faults->count; i++) {
        const struct vigil_fault *fault = &faults->at[i];
        (void)fprintf(to,
                      "  %s%s%s\n      right: %s\n",
                      fault->path,
                      fault->path[0] == '\0' ? "" : ": ",
                      fault->wrong,
                      fault->right);
    }
    if (faults->more > 0) {
        (void)fprintf(to, "  and %zu more\n", faults->more);
    }
}

/* No errors: it is recorded as it is, and asked for until it comes. */
static void
print_warnings(const struct vigil_faults *warnings, FILE *to)
{
    if (warnings != NULL && warnings->count > 0) {
        (void)fputs("accepted, and still to come:\n", to);
        print_faults(warnings, to);
    }
}

/* How far it has come; a receipt from before there were levels does not say. */
static void
print_levels(const struct vigil_receipt *receipt, FILE *to)
{
    char received[CLI_TIME_SIZE];
    if (receipt->received_at == VIGIL_INSTANT_NONE || receipt->case_ref[0] == '\0') {
        return;
    }
    cli_time_print(receipt->received_at, received);
    (void)fprintf(to,
                  "  received on %s and found right:\n"
                  "  whether it was in time is judged on when it was received\n",
                  received);
}

void
cli_receipt_print(const struct vigil_receipt *receipt, FILE *to)
{
    char day[BASE_DATE_WORDS_SIZE], local[RULES_LONDON_SIZE];
    base_date_say(rules_london_date(receipt->recorded_at), day);
    rules_london_print(receipt->recorded_at, local);
    (void)fprintf(to,
                  "%s%s%secorded on %s at %.8s London time, position %lld\n",
                  receipt->sandbox ? "SANDBOX: " : "",
                  receipt->case_ref,
                  receipt->case_ref[0] == '\0' ? "R" : " r",
                  day,
                  local[0] == '\0' ? "" : local + sizeof("2026-03-24"),
                  (long long)receipt->position);
    print_levels(receipt, to);
    for (size_t i = 0; i < receipt->deadlines_count; i++) {
        print_deadline(&receipt->deadlines[i], to);
        print_explanation(&receipt->deadlines[i], to);
    }
    print_warnings(receipt->warnings, to);
}

void
cli_rejection_print(const struct vigil_rejection *rejection, FILE *to)
{
    (void)fprintf(to, "vigil: refused (%s)\n", rejection->code);
    print_faults(&rejection->faults, to);
}
