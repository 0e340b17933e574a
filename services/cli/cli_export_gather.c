/* Asking for all that an export holds: see cli_export.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "cli/cli_ask.h"
#include "cli/cli_export.h"
#include "cli/cli_progress.h"

void
cli_export_init(struct cli_export *ret_export)
{
    memset(ret_export, 0, sizeof(*ret_export));
}

void
cli_export_done(struct cli_export *export)
{
    files_arena_done(&export->arena);
    free(export->cases);
    free(export->records);
    free(export->names);
    cli_export_init(export);
}

/* Room for one more of size bytes; NULL: memory. */
static void *
grow(void *at, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity) {
        return at;
    }
    size_t more = *capacity == 0 ? 256 : *capacity * 2;
    void *grown = realloc(at, more * size);
    if (grown != NULL) {
        *capacity = more;
    }
    return grown;
}

bool
cli_export_add_case(struct cli_export *export, const char *case_ref)
{
    struct cli_export_case *cases =
        grow(export->cases, export->cases_count, &export->cases_capacity, sizeof(*cases));
    if (cases == NULL) {
        return false;
    }
    export->cases = cases;
    struct cli_export_case *added = &cases[export->cases_count];
    *added = (struct cli_export_case){.group = export->cases_count,
                                      .received_at = VIGIL_INSTANT_NONE,
                                      .latest = VIGIL_INSTANT_NONE};
    export->cases_count++;
    return base_text_copy(added->case_ref, sizeof(added->case_ref), case_ref);
}

/* Keeps the bytes of hexadecimal digits. */
static bool
take_body(struct cli_export *export, const char *digits, struct cli_export_record *record)
{
    static const char values[] = "0123456789abcdef";
    size_t size = strlen(digits) / 2;
    uint8_t *bytes = files_arena_take(&export->arena, size + 1);
    for (size_t i = 0; bytes != NULL && i < size; i++) {
        const char *high = strchr(values, digits[2 * i]);
        const char *low = strchr(values, digits[2 * i + 1]);
        if (high == NULL || low == NULL) {
            return false;
        }
        bytes[i] = (uint8_t)((high - values) << 4 | (low - values));
    }
    record->body = bytes;
    record->body_size = size;
    return bytes != NULL && size > 0;
}

bool
cli_export_take(struct cli_export *export,
                size_t of,
                const struct vigil_listing *facts,
                size_t row)
{
    struct cli_export_record record = {.of = of,
                                       .at = VIGIL_INSTANT_NONE,
                                       .received_at = VIGIL_INSTANT_NONE,
                                       .effective = VIGIL_INSTANT_NONE};
    int type = 0;
    if (!cli_number_parse(
            cli_listing_cell(facts, row, "position"), 1, INT64_MAX, &record.position) ||
        !vigil_code_find(
            VIGIL_LIST_MESSAGE, cli_listing_cell(facts, row, "type"), &type) ||
        !base_instant_parse(cli_listing_cell(facts, row, "received_at"), &record.at)) {
        return false;
    }
    record.type = vigil_form_of((enum vigil_message)type);
    record.historic = strcmp(cli_listing_cell(facts, row, "historic"), "yes") == 0;
    (void)base_text_copy(
        record.actor, sizeof(record.actor), cli_listing_cell(facts, row, "actor"));
    if (record.position > export->position) {
        return true; /* it came while we asked */
    }
    struct cli_export_record *records = grow(export->records,
                                             export->records_count,
                                             &export->records_capacity,
                                             sizeof(*records));
    if (records == NULL || record.type == NULL) {
        return false;
    }
    export->records = records;
    if (!take_body(export, cli_listing_cell(facts, row, "body"), &record)) {
        return false;
    }
    records[export->records_count++] = record;
    return true;
}

/* Where the journal stands: what comes later is not of this export. */
static enum cli_exit
ask_position(struct cli *cli, struct cli_export *export)
{
    const struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_STATUS_QUERY, &query, 0, &listings);
    if (exit == CLI_DONE && listings.count > 0 && listings.at[0].rows_count > 0) {
        (void)!cli_number_parse(cli_listing_cell(&listings.at[0], 0, "journal_position"),
                                0,
                                INT64_MAX,
                                &export->position);
    }
    cli_listings_done(&listings);
    return exit;
}

static enum cli_exit
ask_cases(struct cli *cli, struct cli_export *export)
{
    const struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_CASES_QUERY, &query, 0, &listings);
    for (size_t i = 0; i < listings.count && exit == CLI_DONE; i++) {
        for (size_t row = 0; row < listings.at[i].rows_count && exit == CLI_DONE; row++) {
            if (!cli_export_add_case(
                    export, cli_listing_cell(&listings.at[i], row, "case_ref"))) {
                exit = cli_usage("out of memory");
            }
        }
    }
    cli_listings_done(&listings);
    return exit;
}

static enum cli_exit
ask_facts(struct cli *cli, struct cli_export *export, size_t of)
{
    struct vigil_query query = {.limit = 0};
    struct cli_listings listings;
    (void)base_text_copy(
        query.case_ref, sizeof(query.case_ref), export->cases[of].case_ref);
    enum cli_exit exit = cli_ask(cli, VIGIL_MESSAGE_FACTS_QUERY, &query, 0, &listings);
    for (size_t i = 0; i < listings.count && exit == CLI_DONE; i++) {
        for (size_t row = 0; row < listings.at[i].rows_count && exit == CLI_DONE; row++) {
            if (!cli_export_take(export, of, &listings.at[i], row)) {
                cli_say("a message of %s could not be taken in",
                        export->cases[of].case_ref);
                exit = CLI_UNREACHABLE;
            }
        }
    }
    cli_listings_done(&listings);
    return exit;
}

enum cli_exit
cli_export_gather(struct cli *cli, struct cli_export *export)
{
    struct cli_progress progress;
    enum cli_exit exit = ask_position(cli, export);
    if (exit == CLI_DONE) {
        exit = ask_cases(cli, export);
    }
    cli_progress_start(&progress, "cases", export->cases_count);
    for (size_t i = 0; i < export->cases_count && exit == CLI_DONE; i++) {
        exit = ask_facts(cli, export, i);
        cli_progress_step(&progress, i + 1);
    }
    cli_progress_end(&progress);
    return exit;
}
