/* Deadlines as an iCalendar file: see cli_ical.h. */
#include "cli/cli_ical.h"

#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "files/files_ical.h"
#include "files/files_replace.h"

/* The table with this title; NULL if the answer has none. */
static const struct vigil_listing *
listing_of(const struct cli_listings *listings, const char *title)
{
    for (size_t i = 0; i < listings->count; i++) {
        if (strcmp(listings->at[i].title, title) == 0) {
            return &listings->at[i];
        }
    }
    return NULL;
}

/* A cell by its column's name; "" if there is no such column. */
static const char *
cell_of(const struct vigil_listing *listing, size_t row, const char *column)
{
    for (size_t c = 0; c < listing->columns_count; c++) {
        if (strcmp(listing->columns[c], column) == 0) {
            return listing->cells[row * listing->columns_count + c];
        }
    }
    return "";
}

static bool
take_alarms(const char *text, struct files_ical_clock *clock)
{
    while (*text != '\0' && clock->alarms_count < FILES_ICAL_ALARMS_MAX) {
        char day[BASE_DATE_SIZE];
        size_t length = strcspn(text, " ");
        if (!base_text_copy_bytes(day, sizeof(day), text, length) ||
            !base_date_parse(day, &clock->alarms[clock->alarms_count++])) {
            return false;
        }
        text += length + (text[length] == ' ' ? 1 : 0);
    }
    return true;
}

/* A row as a clock; false if this program does not understand it. */
static bool
take(const struct vigil_listing *clocks, size_t row, struct files_ical_clock *ret_clock)
{
    struct vigil_deadline *deadline = &ret_clock->deadline;
    int clock, state, sense;
    int64_t revision;
    memset(ret_clock, 0, sizeof(*ret_clock));
    if (!vigil_code_find(VIGIL_LIST_CLOCK, cell_of(clocks, row, "clock"), &clock) ||
        !vigil_code_find(VIGIL_LIST_CLOCK_STATE, cell_of(clocks, row, "state"), &state) ||
        !vigil_code_find(VIGIL_LIST_CLOCK_SENSE, cell_of(clocks, row, "sense"), &sense) ||
        !cli_number_parse(cell_of(clocks, row, "revision"), 1, INT32_MAX, &revision)) {
        return false;
    }
    deadline->clock = (enum vigil_clock)clock;
    deadline->state = (enum vigil_clock_state)state;
    deadline->sense = (enum vigil_clock_sense)sense;
    deadline->revision = (int32_t)revision;
    deadline->provisional = cell_of(clocks, row, "provisional")[0] != '\0';
#define TEXT(to, column) base_text_copy((to), sizeof(to), cell_of(clocks, row, (column)))
    return TEXT(deadline->case_ref, "case_ref") && TEXT(deadline->rule, "rule") &&
           TEXT(ret_clock->authority, "authority") && TEXT(ret_clock->basis, "basis") &&
           base_date_parse(cell_of(clocks, row, "started_on"), &deadline->started_on) &&
           base_date_parse(cell_of(clocks, row, "due_on"), &deadline->due_on) &&
           base_instant_parse(cell_of(clocks, row, "changed_at"),
                              &ret_clock->changed_at) &&
           take_alarms(cell_of(clocks, row, "alarms"), ret_clock);
#undef TEXT
}

static enum cli_exit
write_calendar(const struct cli_listings *listings, FILE *to)
{
    const struct vigil_listing *whose = listing_of(listings, "calendar");
    const struct vigil_listing *clocks = listing_of(listings, "clocks");
    struct files_ical ical;
    struct files_ical_clock clock;
    if (whose == NULL || clocks == NULL || whose->rows_count == 0) {
        cli_say("the service sent no calendar");
        return CLI_UNREACHABLE;
    }
    files_ical_begin(
        &ical, to, cell_of(whose, 0, "party"), cell_of(whose, 0, "sandbox")[0] != '\0');
    for (size_t i = 0; i < clocks->rows_count; i++) {
        if (!take(clocks, i, &clock)) {
            cli_say("the service sent a clock that this program does not know: use a "
                    "newer vigil");
            return CLI_UNREACHABLE;
        }
        files_ical_add(&ical, &clock);
    }
    return files_ical_end(&ical) ? CLI_DONE
                                 : cli_usage("the calendar could not be written");
}

static enum cli_exit
write_file(const struct cli_listings *listings, const char *out)
{
    struct files_replace file;
    struct base_error error;
    if (files_replace_begin(out, 0666, &file, &error) != BASE_OK) {
        return cli_usage("%s", error.text);
    }
    enum cli_exit exit = write_calendar(listings, file.to);
    if (exit != CLI_DONE) {
        files_replace_abandon(&file);
    } else if (files_replace_end(&file, &error) != BASE_OK) {
        exit = cli_usage("%s", error.text);
    }
    return exit;
}

enum cli_exit
cli_ical(struct cli *cli, const char *authority, const char *out)
{
    struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = CLI_DONE;
    if (cli->operands[0] != NULL && !cli_reference_check(cli, cli->operands[0], &exit)) {
        return exit;
    }
    if (cli->operands[0] != NULL) {
        (void)base_text_copy(query.case_ref, sizeof(query.case_ref), cli->operands[0]);
    }
    if (authority != NULL &&
        !base_text_copy(query.authority, sizeof(query.authority), authority)) {
        return cli_usage("--authority must be a GSS code, such as E08000025");
    }
    exit = cli_ask(cli, VIGIL_MESSAGE_FEED_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE) {
        exit =
            out == NULL ? write_calendar(&listings, stdout) : write_file(&listings, out);
    }
    cli_listings_done(&listings);
    return exit;
}
