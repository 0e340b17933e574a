/*
 * What must be seen to that no item says, as the journal asks for it and settles it: new
 * cases for an officer of the Panel to see, two cases that may be one, deaths to be
 * noted. History asks for nothing, nor does what is of a reserved authority.
 */
#include <string.h>

#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "rules/rules_authorities.h"
#include "rules/rules_london.h"
#include "store/store_task.h"
#include "wire/wire_duplicate.h"
#include "wire/wire_form.h"
#include "wire/wire_notification.h"

enum { NOTED_DAYS = 90 }; /* how long a noted death is shown */

/* What a run of entries asks for and settles. */
struct tasks {
    struct store_task asked[RUN_FOLLOW_MAX];
    size_t asked_count;
    const char *seen[RUN_FOLLOW_MAX];
    size_t seen_count;
    struct store_task_pair settled[RUN_FOLLOW_MAX];
    size_t settled_count;
};

static struct vigil_faults faults;

static struct store_task *
ask(struct tasks *tasks, const struct vigil_event *event, enum store_task_kind kind)
{
    struct store_task *task = &tasks->asked[tasks->asked_count++];
    memset(task, 0, sizeof(*task));
    memcpy(task->case_ref, event->case_ref, sizeof(task->case_ref));
    task->kind = kind;
    task->no = event->position;
    task->owner = kind == STORE_TASK_NOTED ? "noted" : "panel";
    task->due_on = VIGIL_DATE_NONE;
    task->since = event->recorded_at;
    return task;
}

/* The Panel sees every case but deaths without abuse or neglect, which the Department and
 * Ofsted handle. */
static void
take_notification(struct tasks *tasks, const struct vigil_event *event)
{
    static struct vigil_notification notification;
    if (event->historic || rules_authorities_reserved(event->party) ||
        wire_notification_read(event->body, event->body_size, &notification, &faults) !=
            BASE_OK) {
        return;
    }
    if (notification.incident_type != VIGIL_INCIDENT_TYPE_LOOKED_AFTER_DEATH &&
        notification.incident_type != VIGIL_INCIDENT_TYPE_CARE_LEAVER_DEATH) {
        (void)ask(tasks, event, STORE_TASK_SEEING);
        return;
    }
    struct store_task *task = ask(tasks, event, STORE_TASK_NOTED);
    task->due_on = rules_london_date(event->recorded_at) + NOTED_DAYS;
}

static void
take_suspicion(struct tasks *tasks, const struct vigil_event *event)
{
    struct vigil_duplicate duplicate;
    if (wire_duplicate_read(event->body, event->body_size, &duplicate, &faults) !=
        BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    struct store_task *task = ask(tasks, event, STORE_TASK_DUPLICATE);
    memcpy(task->label, duplicate.other_ref, sizeof(task->label));
}

/* Whichever way it was settled, the other case is in the form. */
static void
settle(struct tasks *tasks, const struct vigil_event *event, const char *other)
{
    static struct vigil_form form;
    if (wire_form_read((enum vigil_message)event->type,
                       event->body,
                       event->body_size,
                       &form,
                       &faults) != BASE_OK) {
        deadlines_unreadable(event);
        return;
    }
    struct store_task_pair *pair = &tasks->settled[tasks->settled_count++];
    memcpy(pair->case_ref, event->case_ref, sizeof(pair->case_ref));
    vigil_form_text(&form, "", 0, other, pair->other, sizeof(pair->other));
}

void
deadlines_tasks(struct store *store, const struct vigil_event *events, size_t count)
{
    static struct tasks tasks;
    tasks.asked_count = tasks.seen_count = tasks.settled_count = 0;
    for (size_t i = 0; i < count; i++) {
        switch ((int)events[i].type) {
        case VIGIL_EVENT_NOTIFICATION:
            take_notification(&tasks, &events[i]);
            break;
        case VIGIL_EVENT_SEEN:
        case VIGIL_EVENT_PANEL_RESPONSE: /* who answers has seen it */
            tasks.seen[tasks.seen_count++] = events[i].case_ref;
            break;
        case VIGIL_EVENT_DUPLICATE_SUSPECTED:
            take_suspicion(&tasks, &events[i]);
            break;
        case VIGIL_EVENT_DUPLICATE_LINK:
            settle(&tasks, &events[i], "duplicate_of");
            break;
        case VIGIL_EVENT_DUPLICATE_DISMISSAL:
            settle(&tasks, &events[i], "other");
            break;
        default:
            break;
        }
    }
    store_task_add(store, tasks.asked, tasks.asked_count);
    store_task_done(store, STORE_TASK_SEEING, tasks.seen, tasks.seen_count);
    store_task_settle(store, tasks.settled, tasks.settled_count);
}
