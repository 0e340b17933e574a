/*
 * The answer to facts_query: the messages of one case or review with their bytes, as the
 * journal has them, for those who check or keep them elsewhere: every version of what was
 * told, an export, the verification of a receipt.
 */
#include <stdlib.h>

#include "base/base_attr.h"
#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "intake/intake.h"
#include "store/store_case.h"
#include "store/store_journal.h"
#include "wire/wire_answer.h"
#include "wire/wire_event.h"

enum {
    ENTRIES_MAX = 64,
    FIRST_OWN_EVENT = 100,           /* from there on Vigil's own: clocks and alerts */
    BODY_MAX = 2 * VIGIL_MESSAGE_MAX /* in hexadecimal */
};

static void
columns(struct wire_result *result)
{
    static const char *const names[] = {"position",
                                        "recorded_at",
                                        "received_at",
                                        "type",
                                        "actor",
                                        "historic",
                                        "message_id",
                                        "body"};
    wire_result_listing(result, "facts");
    for (size_t i = 0; i < BASE_COUNT(names); i++) {
        wire_result_column(
            result, names[i], i == 0 ? VIGIL_CELL_NUMBER : VIGIL_CELL_TEXT);
    }
}

static void
list_event(struct wire_result *result, const struct vigil_event *event)
{
    static const char digits[] = "0123456789abcdef";
    static char body[BODY_MAX + 1];
    char recorded[BASE_INSTANT_SIZE], received[BASE_INSTANT_SIZE], id[BASE_ID_TEXT_SIZE];
    base_instant_print(event->recorded_at, recorded);
    base_instant_print(event->received_at, received);
    base_id_print(&event->message_id, id);
    size_t size = event->body_size < VIGIL_MESSAGE_MAX ? event->body_size : 0;
    for (size_t i = 0; i < size; i++) {
        body[2 * i] = digits[event->body[i] >> 4];
        body[2 * i + 1] = digits[event->body[i] & 15];
    }
    body[2 * size] = '\0';
    wire_result_cell(result, "%lld", (long long)event->position);
    wire_result_cell(result, "%s", recorded);
    wire_result_cell(result, "%s", received);
    wire_result_cell(result, "%s", vigil_code_name(VIGIL_LIST_EVENT, (int)event->type));
    wire_result_cell(result, "%s", event->actor);
    wire_result_cell(result, "%s", event->historic ? "yes" : "");
    wire_result_cell(result, "%s", id);
    wire_result_cell(result, "%s", body);
}

/* As many as fit one answer, and the cursor if there may be more. */
static void
list(struct wire_result *result, const struct store_entries *entries)
{
    static struct vigil_faults faults; /* of an entry that cannot be read: left out */
    columns(result);
    size_t i = 0;
    while (i < entries->count &&
           wire_result_size(result) + BODY_MAX < WIRE_ANSWER_MAX - 4096) {
        const struct store_entry *entry = &entries->at[i++];
        struct vigil_event event;
        if (wire_event_read(entry->event, entry->event_size, &event, &faults) ==
                BASE_OK &&
            (int)event.type < FIRST_OWN_EVENT) {
            list_event(result, &event);
        }
    }
    if (i < entries->count || entries->count == ENTRIES_MAX) {
        char cursor[24];
        (void)base_text_print(
            cursor, sizeof(cursor), "%lld", (long long)entries->at[i - 1].position);
        wire_result_next(result, cursor);
    }
}

enum base_class
intake_facts_answer(struct run *run,
                    const struct vigil_key *caller,
                    const struct vigil_query *query,
                    struct wire_result *result,
                    struct vigil_faults *faults,
                    struct base_error *ret_error)
{
    if (!intake_case_reference(query->case_ref, caller, faults)) {
        return BASE_REFUSE;
    }
    struct vigil_case c;
    struct store_cases cases = {.at = &c, .capacity = 1};
    struct store_entries entries = {0};
    const char *refs[] = {query->case_ref};
    store_case_read(run->store, refs, 1, &cases);
    store_journal_of_case(run->store,
                          query->case_ref,
                          strtoll(query->after, NULL, 10),
                          ENTRIES_MAX,
                          &entries);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && !intake_case_is_seen(&cases, caller, faults)) {
        class = BASE_REFUSE;
    }
    if (class == BASE_OK) {
        list(result, &entries);
    }
    store_entries_done(&entries);
    return class;
}
