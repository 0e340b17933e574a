/*
 * The answer to journal_query: walks the journal from its first entry or from the page
 * before, and names the first entry that is not as it was written.
 *
 * What is looked at: positions without a gap; an entry that says itself which position
 * and case it is of; its hash, which covers the hash before and its own bytes; and at the
 * end the head. A page ends after some thousands of entries, so that other requests are
 * not kept waiting; its cursor holds enough of the last hash to see whether the entry was
 * changed between two pages.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_faults.h"
#include "base/base_text.h"
#include "reporting/reporting.h"
#include "wire/wire_event.h"

enum {
    ENTRIES_MAX = 20000,  /* of one page */
    ENTRIES_A_TIME = 500, /* of one reading: at most 32 MB */
    CURSOR_DIGITS = 40    /* of the hash: 160 bits; a cursor has 63 characters */
};

/* How far it is verified, and what came behind that. */
struct walk {
    int64_t position;
    uint8_t hash[BASE_HASH_SIZE];
    struct store_head head;
    int64_t first_bad; /* 0: none was found */
    char wrong[128];
};

static bool
bad(struct walk *walk, int64_t position, const char *wrong)
{
    walk->first_bad = position;
    (void)base_text_copy(walk->wrong, sizeof(walk->wrong), wrong);
    return false;
}

/* What an entry says of itself. */
static bool
is_itself(struct walk *walk, const struct store_entry *entry)
{
    static struct vigil_faults faults;
    struct vigil_event event;
    if (wire_event_read(entry->event, entry->event_size, &event, &faults) != BASE_OK) {
        return bad(walk, entry->position, "its bytes are not those of an entry");
    }
    if (event.position != entry->position) {
        (void)bad(walk, entry->position, "");
        (void)base_text_print(walk->wrong,
                              sizeof(walk->wrong),
                              "it holds the entry of position %lld",
                              (long long)event.position);
        return false;
    }
    if (strcmp(event.case_ref, entry->case_ref) != 0) {
        return bad(walk, entry->position, "it is listed under another case");
    }
    return true;
}

/* Takes the next entry; false if it is not as it was written. */
static bool
step(struct walk *walk, const struct store_entry *entry)
{
    uint8_t hash[BASE_HASH_SIZE];
    if (entry->position != walk->position + 1) {
        (void)bad(walk, walk->position + 1, "");
        (void)base_text_print(walk->wrong,
                              sizeof(walk->wrong),
                              "it is missing: the next entry is %lld",
                              (long long)entry->position);
        return false;
    }
    if (!is_itself(walk, entry)) {
        return false;
    }
    base_hash_pair(walk->hash, sizeof(walk->hash), entry->event, entry->event_size, hash);
    if (memcmp(hash, entry->hash, sizeof(hash)) != 0) {
        return bad(walk,
                   entry->position,
                   "its hash does not follow from the one before and its bytes");
    }
    walk->position = entry->position;
    memcpy(walk->hash, hash, sizeof(hash));
    return true;
}

/* At the end of the entries: the head must be the last of them. */
static void
check_head(struct walk *walk)
{
    if (walk->head.position > walk->position) {
        (void)bad(walk, walk->position + 1, "");
        (void)base_text_print(walk->wrong,
                              sizeof(walk->wrong),
                              "it is missing: the head is at %lld",
                              (long long)walk->head.position);
    } else if (walk->head.position < walk->position) {
        (void)bad(walk, walk->head.position + 1, "it lies behind the head");
    } else if (memcmp(walk->head.hash, walk->hash, sizeof(walk->hash)) != 0) {
        (void)bad(walk, walk->position, "the head has another hash than it");
    }
}

static void
print_cursor(const struct walk *walk, char *ret_text, size_t size)
{
    char digits[BASE_HASH_TEXT_SIZE];
    base_hash_print(walk->hash, digits);
    (void)base_text_print(ret_text,
                          size,
                          "%lld:%.*s",
                          (long long)walk->position,
                          (int)CURSOR_DIGITS,
                          digits);
}

/* The position of a cursor, or 0 if it is none. */
static int64_t
read_cursor(const char *after)
{
    char *end = NULL;
    long long position = strtoll(after, &end, 10);
    bool is_one = after[0] >= '1' && after[0] <= '9' && *end == ':' &&
                  strspn(end + 1, "0123456789abcdef") == CURSOR_DIGITS &&
                  end[1 + CURSOR_DIGITS] == '\0';
    return is_one ? position : 0;
}

/* Goes on where the page before ended: the entry must still be what that page saw. */
static enum base_class
go_on(struct run *run, const char *after, struct walk *walk, struct base_error *ret_error)
{
    struct store_entries entries = {0};
    char cursor[64] = "";
    int64_t position = read_cursor(after);
    store_journal_read(run->store, position - 1, 1, &entries);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && entries.count == 1 && entries.at[0].position == position) {
        walk->position = position;
        memcpy(walk->hash, entries.at[0].hash, sizeof(walk->hash));
        print_cursor(walk, cursor, sizeof(cursor));
    }
    if (class == BASE_OK && strcmp(cursor, after) != 0) {
        walk->position = position - 1;
        (void)bad(walk, position, "it is not any more what the page before has seen");
    }
    store_entries_done(&entries);
    return class;
}

/* Walks on for at most limit entries. *ret_end: there are no more. */
static enum base_class
go(struct run *run,
   int32_t limit,
   struct walk *walk,
   bool *ret_end,
   struct base_error *ret_error)
{
    struct store_entries entries = {0};
    enum base_class class = BASE_OK;
    *ret_end = false;
    while (class == BASE_OK && limit > 0 && walk->first_bad == 0 && !*ret_end) {
        int32_t wanted = limit < ENTRIES_A_TIME ? limit : ENTRIES_A_TIME;
        store_journal_read(run->store, walk->position, wanted, &entries);
        class = store_run(run->store, ret_error);
        for (size_t i = 0; class == BASE_OK && i < entries.count; i++) {
            if (!step(walk, &entries.at[i])) {
                break;
            }
        }
        *ret_end = entries.count < (size_t)wanted;
        limit -= wanted;
    }
    store_entries_done(&entries);
    return class;
}

static void
list(struct wire_result *result, const struct walk *walk)
{
    char hash[BASE_HASH_TEXT_SIZE];
    base_hash_print(walk->hash, hash);
    wire_result_listing(result, "journal");
    wire_result_column(result, "verified_to", VIGIL_CELL_NUMBER);
    wire_result_column(result, "journal_head", VIGIL_CELL_NUMBER);
    wire_result_column(result, "hash", VIGIL_CELL_TEXT);
    wire_result_column(result, "first_bad", VIGIL_CELL_NUMBER);
    wire_result_column(result, "verdict", VIGIL_CELL_TEXT);
    wire_result_cell(result, "%lld", (long long)walk->position);
    wire_result_cell(result, "%lld", (long long)walk->head.position);
    wire_result_cell(result, "%s", hash);
    if (walk->first_bad == 0) {
        wire_result_cell(result, "%s", "");
        wire_result_cell(result, "%s", "sound");
    } else {
        wire_result_cell(result, "%lld", (long long)walk->first_bad);
        wire_result_cell(result, "%s", walk->wrong);
    }
}

enum base_class
reporting_verify_answer(struct run *run,
                        const struct vigil_key *caller,
                        const struct vigil_query *query,
                        struct wire_result *result,
                        struct vigil_faults *faults,
                        struct base_error *ret_error)
{
    (void)caller; /* who may ask is rules_access.h's; an entry's content is not told */
    struct walk walk = {0}; /* before the first entry: position 0 and a hash of zeroes */
    bool end = false;
    int32_t limit =
        query->limit > 0 && query->limit < ENTRIES_MAX ? query->limit : ENTRIES_MAX;
    if (query->after[0] != '\0' && read_cursor(query->after) == 0) {
        base_faults_add(faults,
                        "after",
                        "not_a_cursor",
                        "not a cursor of the journal",
                        "`next` of the page before, or nothing");
        return BASE_REFUSE;
    }
    /* one snapshot: the head is that of the entries */
    enum base_class class = store_begin_snapshot(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    store_journal_head(run->store, &walk.head);
    if (query->after[0] != '\0') {
        class = go_on(run, query->after, &walk, ret_error);
    }
    if (class == BASE_OK && walk.first_bad == 0) {
        class = go(run, limit, &walk, &end, ret_error);
    }
    store_abandon(run->store);
    if (class == BASE_OK && end && walk.first_bad == 0) {
        check_head(&walk);
    }
    if (class == BASE_OK) {
        list(result, &walk);
        if (!end && walk.first_bad == 0) {
            char cursor[64];
            print_cursor(&walk, cursor, sizeof(cursor));
            wire_result_next(result, cursor);
        }
    }
    return class;
}
