/* children.csv: a row is one child of a notification, or an index child of a review that
 * has no notification, under the lcspr_ref. */
#include <stddef.h>

#include "files/files_rows.h"

/* A child born this long after the incident was not yet conceived: what the rules take of
 * a live notification, too. */
enum { UNBORN_DAYS = 300 };

static void
check_birth(struct files_reading *reading,
            const struct files_row *row,
            vigil_date born_on,
            vigil_date incident_on)
{
    if (born_on == VIGIL_DATE_NONE || incident_on == VIGIL_DATE_NONE ||
        born_on <= incident_on) {
        return;
    }
    if (born_on - incident_on > UNBORN_DAYS) {
        files_row_fault(reading,
                        row,
                        "date_of_birth",
                        "impossible_date",
                        "born after the incident",
                        "incident_on of the notification, or earlier");
        return;
    }
    files_row_warn(reading,
                   row,
                   "date_of_birth",
                   "born_after",
                   "born within 300 days after the incident",
                   "possible for an unborn child; else incident_on or earlier");
}

/* The children of what the row names, NULL (reported) if that is nothing. */
static struct files_children *
want_children(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_child *child = row->record;
    if (row->owner[0] == '\0') {
        return NULL; /* reported as missing */
    }
    struct files_case *of = files_case_find(reading->book, row->owner);
    if (of != NULL) {
        check_birth(reading, row, child->date_of_birth, of->incident_on);
        return &of->children;
    }
    struct files_review *review = files_review_find(reading->book, row->owner);
    if (review != NULL) {
        return &review->children;
    }
    if (!reading->cases_uncertain && !reading->reviews_uncertain) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "reference_to_nothing",
                        "no notification and no review has this reference",
                        "a notification_ref, or the lcspr_ref of a review without one");
    }
    return NULL;
}

/* True if the child may be added. */
static bool
check(struct files_reading *reading,
      const struct files_row *row,
      const struct files_children *children)
{
    const struct vigil_child *child = row->record;
    for (const struct files_child_row *at = children->first; at; at = at->next) {
        if (at->child_no == child->child_no && child->child_no != 0) {
            files_row_fault(reading,
                            row,
                            "child_no",
                            "doubled_key",
                            "another child of it has this number",
                            "each number once");
            return false;
        }
    }
    if (children->count == VIGIL_CHILDREN_MAX) {
        files_row_fault(reading,
                        row,
                        "notification_ref",
                        "too_many",
                        "it has too many children",
                        "at most 16 children; a second notification for more");
        return false;
    }
    if (child->index_child == VIGIL_YES_NO_YES && children->has_index) {
        files_row_warn(reading,
                       row,
                       "index_child",
                       "second_index_child",
                       "a second index child",
                       "one index child; figures count the last");
    }
    return true;
}

static void
take(struct files_reading *reading, const struct files_row *row)
{
    const struct vigil_child *child = row->record;
    struct files_children *children = want_children(reading, row);
    if (children == NULL || !check(reading, row, children)) {
        return;
    }
    struct files_child_row *added =
        files_arena_take(&reading->book->arena, sizeof(*added));
    if (added == NULL) {
        return; /* memory: told when all was read */
    }
    added->child_no = child->child_no;
    added->line = row->csv->line;
    added->texts = row->texts;
    *(children->first == NULL ? &children->first : &children->last->next) = added;
    children->last = added;
    children->count++;
    children->has_index |= child->index_child == VIGIL_YES_NO_YES;
}

const struct files_sheet files_children = {
    .file = "children.csv",
    .owner = "notification_ref",
    .record = &files_child,
    .take = take,
    .count_offset = offsetof(struct files_casebook_counts, children)};
