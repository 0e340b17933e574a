/* The cases that a group touches: see run_cases.h. */
#include "run/run_cases.h"

#include <string.h>

#include "base/base_attr.h"

static bool
is_named(const struct vigil_case *c, const struct vigil_case_name *name)
{
    if (name->case_ref[0] != '\0') {
        return strcmp(c->case_ref, name->case_ref) == 0;
    }
    bool review = name->lcspr_ref[0] != '\0';
    const char *own = review ? name->lcspr_ref : name->notification_ref;
    return own[0] != '\0' && strcmp(c->notification_ref, own) == 0 &&
           strcmp(c->authority, name->authority) == 0 &&
           (name->kind == VIGIL_FILE_KIND_NONE
                ? review == (c->kind == VIGIL_FILE_KIND_LCSPR)
                : name->kind == c->kind);
}

size_t
run_cases_find(const struct run_cases *cases, const struct vigil_case_name *name)
{
    for (size_t i = 0; i < cases->count; i++) {
        if (is_named(&cases->at[i], name)) {
            return i;
        }
    }
    return RUN_NO_CASE;
}

static size_t
add(struct run_cases *cases, const struct vigil_case *c, bool is_new)
{
    if (cases->count == BASE_COUNT(cases->at)) {
        return RUN_NO_CASE;
    }
    cases->at[cases->count] = *c;
    cases->is_new[cases->count] = is_new;
    cases->changed[cases->count] = false;
    return cases->count++;
}

size_t
run_cases_open(struct run_cases *cases, const struct vigil_case *opened)
{
    return add(cases, opened, true);
}

void
run_cases_take(struct run_cases *cases, const struct store_cases *locked)
{
    for (size_t i = 0; i < locked->count; i++) {
        (void)add(cases, &locked->at[i], false);
    }
}

size_t
run_cases_members(struct run_cases *cases,
                  const char *review_ref,
                  struct vigil_case **ret_cases)
{
    size_t count = 0;
    for (size_t i = 0; i < cases->count && review_ref[0] != '\0'; i++) {
        if (strcmp(cases->at[i].review_ref, review_ref) != 0) {
            continue;
        }
        size_t at = count++;
        for (; at > 0 && strcmp(ret_cases[at - 1]->case_ref, cases->at[i].case_ref) > 0;
             at--) {
            ret_cases[at] = ret_cases[at - 1];
        }
        ret_cases[at] = &cases->at[i];
    }
    return count;
}

size_t
run_cases_new(const struct run_cases *cases, const struct vigil_case **ret_cases)
{
    size_t count = 0;
    for (size_t i = 0; i < cases->count; i++) {
        if (cases->is_new[i]) {
            ret_cases[count++] = &cases->at[i];
        }
    }
    return count;
}

size_t
run_cases_changed(const struct run_cases *cases, const struct vigil_case **ret_cases)
{
    size_t count = 0;
    for (size_t i = 0; i < cases->count; i++) {
        if (cases->changed[i]) {
            ret_cases[count++] = &cases->at[i];
        }
    }
    return count;
}
