/* The records of a casebook in the order of their facts: the rest of files_casebook.h. */
#include <stdlib.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_text.h"
#include "files/files_rows.h"

struct files_ordered {
    vigil_instant at;
    enum vigil_message type;
    size_t number;               /* in the files, so that the order is always the same */
    const struct files_case *of; /* or else the review */
    const struct files_review *review;
};

/* Notification, rapid review, response, review: for those of the same time. */
static int
rank_of(enum vigil_message type)
{
    switch ((int)type) {
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        return 0;
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        return 1;
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        return 2;
    default:
        return 3;
    }
}

static int
compare(const void *a, const void *b)
{
    const struct files_ordered *x = a, *y = b;
    if (x->at != y->at) {
        return x->at < y->at ? -1 : 1;
    }
    if (x->type != y->type) {
        return rank_of(x->type) - rank_of(y->type);
    }
    return (x->number > y->number) - (x->number < y->number);
}

static vigil_instant
later(vigil_instant a, vigil_instant b)
{
    return a > b ? a : b; /* VIGIL_INSTANT_NONE is before all */
}

/* A review comes behind all that it covers, also behind the Panel's word on it. */
static vigil_instant
time_of_review(const struct files_review *review)
{
    vigil_instant at = review->received_at;
    if (at == VIGIL_INSTANT_NONE && review->commissioned_on != VIGIL_DATE_NONE) {
        at = review->commissioned_on * BASE_DAY;
    }
    for (const struct files_reviewed *link = review->links; link; link = link->next) {
        at = later(at, link->of->notified_at);
        at = later(at, link->of->received_at);
        at = later(at, link->of->decided_at);
    }
    return at;
}

static void
add(struct files_casebook *book, struct files_ordered step)
{
    step.number = book->steps_count;
    book->steps[book->steps_count++] = step;
}

static bool
is_recorded(const struct files_casebook *book, const char *key)
{
    const struct files_subject *subject = files_subject_find(&book->records, key);
    return subject != NULL && subject->opened != NULL;
}

/* What records open is told by them alone: the six files then hold how it stands, for
 * those who read only these. */
static void
mark_recorded(struct files_casebook *book)
{
    for (struct files_case *of = book->cases; of != NULL; of = of->next) {
        of->recorded = is_recorded(book, of->ref);
    }
    for (struct files_review *of = book->reviews; of != NULL; of = of->next) {
        of->recorded = is_recorded(book, of->ref);
    }
}

bool
files_steps_order(struct files_casebook *book)
{
    size_t count = book->counts.notifications + book->counts.rapid_reviews +
                   book->counts.panel_responses + book->counts.lcsprs;
    mark_recorded(book);
    book->steps = calloc(count + 1, sizeof(*book->steps));
    if (book->steps == NULL) {
        return false;
    }
    for (const struct files_case *of = book->cases; of != NULL; of = of->next) {
        if (of->recorded) {
            continue;
        }
        struct files_ordered step = {
            of->notified_at, VIGIL_MESSAGE_HISTORIC_NOTIFICATION, 0, of, NULL};
        add(book, step);
        if (of->rapid_review != NULL) {
            step.at = of->received_at;
            step.type = VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW;
            add(book, step);
        }
        if (of->panel_response != NULL) {
            step.at = of->decided_at;
            step.type = VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE;
            add(book, step);
        }
    }
    for (const struct files_review *of = book->reviews; of != NULL; of = of->next) {
        if (!of->recorded) {
            add(book,
                (struct files_ordered){
                    time_of_review(of), VIGIL_MESSAGE_HISTORIC_LCSPR, 0, NULL, of});
        }
    }
    qsort(book->steps, book->steps_count, sizeof(*book->steps), compare);
    return true;
}

static size_t
read_children(const struct files_children *children, struct vigil_child *ret_children)
{
    size_t count = 0;
    for (const struct files_child_row *at = children->first; at; at = at->next) {
        files_texts_read(at->texts, &files_child, &ret_children[count++]);
    }
    return count;
}

static void
name_case(const struct files_case *of, struct vigil_case_name *ret_name)
{
    memset(ret_name, 0, sizeof(*ret_name));
    (void)base_text_copy(ret_name->authority, sizeof(ret_name->authority), of->authority);
    (void)base_text_copy(
        ret_name->notification_ref, sizeof(ret_name->notification_ref), of->ref);
}

static void
read_review(const struct files_review *of, struct vigil_lcspr *ret_review)
{
    files_texts_read(of->texts, &files_lcspr, ret_review);
    for (const struct files_reviewed *link = of->links; link; link = link->next) {
        name_case(link->of, &ret_review->links[ret_review->links_count++]);
    }
    ret_review->index_children_count =
        read_children(&of->children, ret_review->index_children);
}

size_t
files_casebook_steps(const struct files_casebook *casebook)
{
    return casebook->steps_count;
}

void
files_casebook_step(const struct files_casebook *casebook,
                    size_t index,
                    struct files_step *ret_step)
{
    const struct files_ordered *step = &casebook->steps[index];
    const struct files_case *of = step->of;
    ret_step->type = step->type;
    ret_step->at = step->at;
    switch ((int)step->type) {
    case VIGIL_MESSAGE_HISTORIC_NOTIFICATION:
        files_texts_read(of->texts, &files_notification, &ret_step->notification);
        ret_step->notification.children_count =
            read_children(&of->children, ret_step->notification.children);
        break;
    case VIGIL_MESSAGE_HISTORIC_RAPID_REVIEW:
        files_texts_read(of->rapid_review, &files_rapid_review, &ret_step->rapid_review);
        name_case(of, &ret_step->rapid_review.of);
        break;
    case VIGIL_MESSAGE_HISTORIC_PANEL_RESPONSE:
        files_texts_read(
            of->panel_response, &files_panel_response, &ret_step->panel_response);
        name_case(of, &ret_step->panel_response.of);
        break;
    default:
        read_review(step->review, &ret_step->lcspr);
        break;
    }
}
