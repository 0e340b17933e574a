/* An entry of the journal as a change of the case file: see run_replay.h. */
#include "run/run_replay.h"

#include <string.h>

#include "base/base_text.h"
#include "rules/rules_decide_lcspr.h"
#include "rules/rules_decide_notification.h"
#include "rules/rules_decide_panel_response.h"
#include "rules/rules_decide_rapid_review.h"
#include "wire/wire_form.h"
#include "wire/wire_lcspr.h"
#include "wire/wire_panel_response.h"
#include "wire/wire_rapid_review.h"

static enum base_class
broken(const struct run_replay *replay, const char *why, struct base_error *ret_error)
{
    return base_error_set(ret_error,
                          BASE_BUG,
                          "replay",
                          "entry %lld of the journal %s",
                          (long long)replay->event->position,
                          why);
}

/* Who sent it, as the message's decision saw it. */
static void
set_context(struct run_replay *replay)
{
    const struct vigil_event *event = replay->event;
    bool panel = strcmp(event->actor, "panel") == 0;
    replay->context =
        (struct rules_context){.role = panel ? VIGIL_ROLE_PANEL : VIGIL_ROLE_AUTHORITY,
                               .now = event->received_at,
                               .historic = event->historic,
                               .authorities = replay->authorities,
                               .law = replay->law};
    memcpy(replay->context.party, event->actor, sizeof(replay->context.party));
}

/* The typed record, where the message has one beside its form. */
static enum base_class
read_typed(struct run_replay *replay)
{
    const struct vigil_event *event = replay->event;
    switch ((int)event->type) {
    case VIGIL_EVENT_RAPID_REVIEW:
        return wire_rapid_review_read(
            event->body, event->body_size, &replay->review, &replay->faults);
    case VIGIL_EVENT_PANEL_RESPONSE:
        return wire_panel_response_read(
            event->body, event->body_size, &replay->response, &replay->faults);
    case VIGIL_EVENT_LCSPR:
        return wire_lcspr_read(
            event->body, event->body_size, &replay->lcspr, &replay->faults);
    default:
        return BASE_OK;
    }
}

/* The names of an LCSPR's cases, made whole: a blank authority is the sender's. */
static void
take_links(struct run_replay *replay)
{
    if (replay->event->type != VIGIL_EVENT_LCSPR) {
        return;
    }
    replay->links_count = replay->lcspr.links_count;
    for (size_t i = 0; i < replay->links_count; i++) {
        struct vigil_case_name *name = &replay->links[i];
        *name = replay->lcspr.links[i];
        if (name->authority[0] == '\0') {
            (void)base_text_copy(
                name->authority, sizeof(name->authority), replay->event->actor);
        }
    }
}

enum base_class
run_replay_read(struct run_replay *replay,
                const struct vigil_event *event,
                struct base_error *ret_error)
{
    replay->event = event;
    replay->links_count = 0;
    if (vigil_form_of((enum vigil_message)event->type) == NULL) {
        return BASE_DONE;
    }
    set_context(replay);
    enum base_class class;
    if (event->type == VIGIL_EVENT_NOTIFICATION) {
        class = run_notification_read(
            event->body, event->body_size, &replay->notification, &replay->faults);
    } else {
        class = read_typed(replay);
        if (class == BASE_OK) {
            class = wire_form_read((enum vigil_message)event->type,
                                   event->body,
                                   event->body_size,
                                   &replay->form,
                                   &replay->faults);
        }
    }
    if (class != BASE_OK) {
        return broken(replay, "cannot be read", ret_error);
    }
    take_links(replay);
    return BASE_OK;
}

static enum base_class
open_case(struct run_replay *replay, struct rules_file *file)
{
    enum base_class class = rules_decide_notification_apply(
        &replay->notification.notification, &replay->context, file->found);
    memcpy(file->found->case_ref, replay->event->case_ref, VIGIL_REF_SIZE);
    if (class == BASE_OK) {
        run_notification_apply(&replay->notification, &replay->context, file);
    }
    return class;
}

/* The links that are there, and the others forgotten. */
static enum base_class
apply_lcspr(struct run_replay *replay,
            struct rules_file *file,
            const struct rules_file *linked)
{
    struct vigil_case *found[VIGIL_LINKS_MAX];
    struct vigil_lcspr *lcspr = &replay->lcspr;
    lcspr->links_count = 0;
    for (size_t i = 0; i < replay->links_count; i++) {
        if (linked[i].found != NULL) {
            lcspr->links[lcspr->links_count] = replay->links[i];
            found[lcspr->links_count++] = linked[i].found;
        }
    }
    struct vigil_case *review = file->found;
    bool there = review->state != VIGIL_CASE_STATE_NONE;
    memcpy(review->case_ref, replay->event->case_ref, VIGIL_REF_SIZE);
    return rules_decide_lcspr_apply(
        lcspr, &replay->context, there ? review : NULL, found, review);
}

/* The members of a review that its record has just brought. */
static void
add_members(const struct run_replay *replay,
            struct rules_file *file,
            const struct rules_file *linked)
{
    for (size_t i = 0; i < replay->links_count; i++) {
        size_t at = 0;
        while (at < file->members_count && file->members[at] != linked[i].found) {
            at++;
        }
        if (linked[i].found != NULL && at == file->members_count) {
            file->members[file->members_count++] = linked[i].found;
        }
    }
}

enum base_class
run_replay_apply(struct run_replay *replay,
                 struct rules_file *file,
                 const struct rules_file *linked,
                 struct base_error *ret_error)
{
    enum base_class class;
    switch ((int)replay->event->type) {
    case VIGIL_EVENT_NOTIFICATION:
        class = open_case(replay, file);
        return class == BASE_OK ? class : broken(replay, "does not open", ret_error);
    case VIGIL_EVENT_RAPID_REVIEW:
        class = rules_decide_rapid_review_apply(
            &replay->review, &replay->context, file->found);
        break;
    case VIGIL_EVENT_PANEL_RESPONSE:
        class = rules_decide_panel_response_apply(
            &replay->response, &replay->context, file->found);
        break;
    case VIGIL_EVENT_LCSPR:
        class = apply_lcspr(replay, file, linked);
        add_members(replay, file, linked);
        break;
    default:
        memcpy(file->found->case_ref, replay->event->case_ref, VIGIL_REF_SIZE);
        return rules_process_apply(&replay->form, &replay->context, file, ret_error);
    }
    if (class != BASE_OK) {
        return broken(replay, "does not fit the case", ret_error);
    }
    rules_process_apply_further(&replay->form, &replay->context, file);
    rules_process_apply_linked(
        &replay->form, &replay->context, file, linked, replay->links_count);
    return BASE_OK;
}
