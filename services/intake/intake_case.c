/*
 * The answer to case_query: what is known of one case, what is to be done about it, its
 * deadlines, and its history. Another's case is answered as one that does not exist.
 */
#include <stdlib.h>

#include "base/base_text.h"
#include "base/base_time.h"
#include "intake/intake.h"
#include "intake/intake_case_facts.h"
#include "intake/intake_history.h"
#include "rules/rules_access.h"

enum { ENTRIES_MAX = 500 };

static struct vigil_item items_at[VIGIL_ITEMS_MAX];
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

/* The first page; the history's pages behind it have nothing else. */
struct page {
    struct vigil_case c;
    struct store_cases cases, members;
    struct store_items items;
    struct intake_history history;
    int64_t after;
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
    store_journal_of_case(
        run->store, query->case_ref, page->after, ENTRIES_MAX, &page->history.own);
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
        run->store, page->c.review_ref, page->after, ENTRIES_MAX, &page->history.review);
    return store_run(run->store, ret_error);
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
    page =
        (struct page){.cases = {.at = &page.c, .capacity = 1},
                      .members = {.at = members_at, .capacity = BASE_COUNT(members_at)},
                      .items = {.at = items_at, .capacity = BASE_COUNT(items_at)},
                      .history = {.until = query->as_of, .limit = ENTRIES_MAX},
                      .after = strtoll(query->after, NULL, 10)};
    enum base_class class = read_page(run, caller, query, &page, faults, ret_error);
    if (class == BASE_OK) {
        if (page.after == 0) {
            intake_case_facts(result, &page.c, &page.members);
            intake_case_items(result, &page.items);
            intake_case_deadlines(result, &run->law, &page.c, base_time_now());
        }
        intake_history_list(result, &page.history);
    }
    intake_history_done(&page.history);
    return class;
}
