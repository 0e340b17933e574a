/*
 * The answer to inbox_query: what the caller's role must do next, the earliest due first.
 * An authority has its items and its running clocks; the Panel its items and tasks; those
 * who only read have the deaths of the last ninety days that nobody reviews.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "deadlines/deadlines.h"
#include "rules/rules_london.h"
#include "store/store_task.h"

enum { SENTENCE_SIZE = 192 };

/* Takes what is before the next '/' (or the end); false if it does not fit. */
static bool
part(const char **at, char *ret_text, size_t size)
{
    size_t length = strcspn(*at, "/");
    bool fits = base_text_copy_bytes(ret_text, size, *at, length);
    *at += length + ((*at)[length] == '/' ? 1 : 0);
    return fits;
}

/* A number of digits alone, up to `most`; false if it is none. */
static bool
read_number(const char *text, int64_t most, int64_t *ret_number)
{
    size_t length = strspn(text, "0123456789");
    if (length == 0 || length > 18 || text[length] != '\0') {
        return false;
    }
    *ret_number = strtoll(text, NULL, 10);
    return *ret_number <= most;
}

/* The cursor is "2026-04-22/CSP-2026-000123-K/102/1", its day blank for what has none;
 * true if after is one, or blank. */
static bool
read_cursor(const char *after, struct store_inbox_line *ret_line)
{
    char day[BASE_DATE_SIZE], rank[8], no[24];
    int64_t rank_no = 0;
    if (after[0] == '\0') {
        return true;
    }
    bool good = part(&after, day, sizeof(day)) &&
                part(&after, ret_line->case_ref, sizeof(ret_line->case_ref)) &&
                part(&after, rank, sizeof(rank)) && part(&after, no, sizeof(no)) &&
                after[0] == '\0' && read_number(rank, 999, &rank_no) && rank_no > 0 &&
                read_number(no, INT64_MAX, &ret_line->no) &&
                (day[0] == '\0' || base_date_parse(day, &ret_line->due_on));
    ret_line->rank = (int32_t)rank_no;
    return good;
}

static void
set_next(struct wire_result *result, const struct store_inbox_line *line)
{
    char cursor[64], day[BASE_DATE_SIZE];
    base_date_print(line->due_on, day);
    (void)base_text_print(cursor,
                          sizeof(cursor),
                          "%s/%s/%d/%lld",
                          day,
                          line->case_ref,
                          (int)line->rank,
                          (long long)line->no);
    wire_result_next(result, cursor);
}

static void
list_line(struct wire_result *result,
          const struct store_inbox_line *line,
          vigil_date today)
{
    char due[BASE_DATE_SIZE], since[BASE_DATE_SIZE], what[SENTENCE_SIZE];
    /* the day to which a noted death is shown is nobody's due day */
    vigil_date due_on =
        line->rank == (int32_t)STORE_INBOX_TASK + (int32_t)STORE_TASK_NOTED
            ? VIGIL_DATE_NONE
            : line->due_on;
    bool overdue = due_on != VIGIL_DATE_NONE && due_on < today;
    base_date_print(due_on, due);
    base_date_print(line->since_at == VIGIL_INSTANT_NONE
                        ? line->since_on
                        : rules_london_date(line->since_at),
                    since);
    deadlines_inbox_say(line, what, sizeof(what));
    wire_result_cell(result, "%s", due);
    wire_result_cell(result, "%s", overdue ? "yes" : "no");
    wire_result_cell(result, "%s", what);
    wire_result_cell(result, "%s", line->case_ref);
    wire_result_cell(result, "%s", deadlines_inbox_kind(line));
    /* of a clock its revision; a task has no number of its own */
    wire_result_cell(
        result, "%lld", line->rank < STORE_INBOX_TASK ? (long long)line->no : 0LL);
    wire_result_cell(result, "%s", since);
}

static void
list(struct wire_result *result,
     const struct store_inbox *inbox,
     size_t count,
     vigil_date today)
{
    static const char *const columns[] = {
        "due_on", "overdue", "what", "case_ref", "kind", "no", "since"};
    wire_result_listing(result, "inbox");
    for (size_t i = 0; i < BASE_COUNT(columns); i++) {
        wire_result_column(result,
                           columns[i],
                           strcmp(columns[i], "no") == 0 ? VIGIL_CELL_NUMBER
                                                         : VIGIL_CELL_TEXT);
    }
    for (size_t i = 0; i < count; i++) {
        list_line(result, &inbox->at[i], today);
    }
}

enum base_class
deadlines_inbox_answer(struct run *run,
                       const struct vigil_key *caller,
                       const struct vigil_query *query,
                       struct wire_result *result,
                       struct vigil_faults *faults,
                       struct base_error *ret_error)
{
    static struct store_inbox inbox;
    struct store_inbox_line after = {.due_on = VIGIL_DATE_NONE};
    vigil_date today = rules_london_date(base_time_now());
    bool reads = caller->role == VIGIL_ROLE_DFE || caller->role == VIGIL_ROLE_OFSTED;
    if (!read_cursor(query->after, &after)) {
        base_faults_add(faults,
                        "after",
                        "not_a_cursor",
                        "not a cursor of this list",
                        "`next` of the page before, or nothing");
        return BASE_REFUSE;
    }
    if (reads && after.rank == 0) {
        after.due_on = today; /* what was shown long enough is left out */
    }
    store_inbox_read(run->store, reads ? "noted" : caller->party, &after, &inbox);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    size_t count = query->limit > 0 && query->limit < STORE_INBOX_PAGE
                       ? (size_t)query->limit
                       : STORE_INBOX_PAGE;
    bool more = inbox.count > count;
    list(result, &inbox, more ? count : inbox.count, today);
    if (more) {
        set_next(result, &inbox.at[count - 1]);
    }
    return BASE_OK;
}
