/*
 * The answer to case_query: what is known of one case, what is to be done about it, its
 * deadlines, and its history. Another's case is answered as one that does not exist.
 */
#include <stdlib.h>
#include <string.h>

#include "base/base_attr.h"
#include "base/base_faults.h"
#include "base/base_text.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "intake/intake_case_facts.h"
#include "intake/intake_history.h"
#include "intake/intake_past.h"
#include "rules/rules_access.h"

/* Of a history at once; and of one that a case is made of again. */
enum { ENTRIES_MAX = 500, PAST_ENTRIES_MAX = 8192 };

static struct vigil_item items_at[VIGIL_ITEMS_MAX];
static struct vigil_item recurring_at[VIGIL_ITEMS_MAX];
static struct vigil_case members_at[RUN_CASES_MAX];

bool
intake_case_reference(const char *case_ref,
                      const struct vigil_key *caller,
                      struct vigil_faults *faults)
{
    const struct rules_context context = {.role = caller->role};
    struct vigil_case_name name = {.case_ref = ""};
    (void)base_text_copy(name.case_ref, sizeof(name.case_ref), case_ref);
    return rules_access_case_name(&name, &context, "", faults);
}

bool
intake_case_is_seen(const struct store_cases *cases,
                    const struct vigil_key *caller,
                    struct vigil_faults *faults)
{
    if (cases->count > 0 &&
        rules_access_sees_case(caller->role, caller->party, &cases->at[0])) {
        return true;
    }
    rules_access_no_such_case("case_ref", faults);
    return false;
}

/* Earlier recommendations stand in other cases of the one who leads: those who only share
 * this case are not told of them. */
static bool
may_see_others(const struct vigil_key *caller, const struct vigil_case *c)
{
    return caller->role == VIGIL_ROLE_PANEL || strcmp(caller->party, c->authority) == 0;
}

/* The first page; the history's pages behind it have nothing else. */
struct page {
    struct vigil_case c;
    struct store_cases cases, members;
    struct store_items items, recurring;
    struct intake_history history;
    int64_t after;
    int32_t limit;
};

/* One round trip for the case, and one more for the review that it belongs to, or for the
 * cases that it covers if it is one. */
static enum base_class
read_page(struct run *run,
          const struct vigil_key *caller,
          const struct vigil_query *query,
          struct page *page,
          struct vigil_faults *faults,
          struct base_error *ret_error)
{
    const char *refs[] = {query->case_ref};
    store_case_read(run->store, refs, 1, &page->cases);
    store_item_read(run->store, refs, 1, &page->items);
    store_item_recurring(run->store, query->case_ref, &page->recurring);
    store_journal_of_case(
        run->store, query->case_ref, page->after, page->limit, &page->history.own);
    enum base_class class = store_run(run->store, ret_error);
    if (class != BASE_OK) {
        return class;
    }
    if (!intake_case_is_seen(&page->cases, caller, faults)) {
        return BASE_REFUSE;
    }
    if (page->c.kind == VIGIL_FILE_KIND_LCSPR) {
        store_case_members(run->store, query->case_ref, &page->members);
        return store_run(run->store, ret_error);
    }
    if (page->c.review_ref[0] == '\0') {
        return BASE_OK;
    }
    store_journal_of_case(
        run->store, page->c.review_ref, page->after, page->limit, &page->history.review);
    return store_run(run->store, ret_error);
}

/* The case and its items as they were at history.until. Which cases a review covered then
 * is told by its history alone. */
static enum base_class
go_back(const struct run *run,
        struct page *page,
        vigil_instant *ret_now,
        struct vigil_faults *faults,
        struct base_error *ret_error)
{
    static struct intake_past past;
    enum base_class class =
        intake_past_make(run, page->c.case_ref, &page->history, &past, ret_error);
    if (class == BASE_OK && past.c.state == VIGIL_CASE_STATE_NONE) {
        base_faults_add(faults,
                        "as_of",
                        "not_there_yet",
                        "the case was not there yet",
                        "the position of its first entry, or a later one");
        return BASE_REFUSE;
    }
    page->c = past.c;
    page->items.at = past.items;
    page->items.count = past.items_count;
    page->members.count = 0;
    page->recurring.count = 0; /* what came before is told of the present alone */
    *ret_now = past.last_at;
    return class;
}

enum base_class
intake_case_answer(struct run *run,
                   const struct vigil_key *caller,
                   const struct vigil_query *query,
                   struct wire_result *result,
                   struct vigil_faults *faults,
                   struct base_error *ret_error)
{
    if (!intake_case_reference(query->case_ref, caller, faults)) {
        return BASE_REFUSE;
    }
    static struct page page;
    int32_t limit = query->as_of > 0 ? PAST_ENTRIES_MAX : ENTRIES_MAX;
    page = (struct page){
        .cases = {.at = &page.c, .capacity = 1},
        .members = {.at = members_at, .capacity = BASE_COUNT(members_at)},
        .items = {.at = items_at, .capacity = BASE_COUNT(items_at)},
        .recurring = {.at = recurring_at, .capacity = BASE_COUNT(recurring_at)},
        .history = {.until = query->as_of, .limit = (size_t)limit},
        .after = strtoll(query->after, NULL, 10),
        .limit = limit};
    enum base_class class = read_page(run, caller, query, &page, faults, ret_error);
    vigil_instant now = base_time_now();
    if (class == BASE_OK && query->as_of > 0 && page.after == 0) {
        class = go_back(run, &page, &now, faults, ret_error);
    }
    if (class == BASE_OK) {
        if (page.after == 0) {
            intake_case_facts(result, &page.c, &page.members);
            intake_case_items(result, &page.items);
            if (may_see_others(caller, &page.c)) {
                intake_case_recurring(result, &page.recurring);
            }
            intake_case_deadlines(result, &run->law, &page.c, now);
        }
        intake_history_list(result, &page.history);
    }
    intake_history_done(&page.history);
    return class;
}
