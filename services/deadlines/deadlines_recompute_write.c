/* Moving the deadlines that run to an approved calendar or rules: see
 * deadlines_recompute.h. */
#include <string.h>

#include "base/base_date.h"
#include "base/base_log.h"
#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "deadlines/deadlines_calendar.h"
#include "deadlines/deadlines_recompute.h"
#include "rules/rules_ladder.h"
#include "rules/rules_london.h"
#include "run/run_law_follow.h"
#include "wire/wire_calendar.h"

/* The part in hand. */
static struct {
    struct deadlines_moves moves;
    struct store_clock clocks[2 * DEADLINES_MOVES_MAX];
    size_t clocks_count;
    struct store_clock missed[DEADLINES_MOVES_MAX];
    size_t missed_count;
    struct store_explanation explained[DEADLINES_MOVES_MAX];
    size_t explained_count;
    struct store_notices notices;
} part;

/* Who is told: who must act; of what the house only measures, the Panel. */
static const char *
owner_of(const struct deadlines_move *move)
{
    return move->now.owner == VIGIL_CLOCK_OWNER_PANEL ||
                   move->now.status == VIGIL_CLOCK_STATUS_INTERNAL
               ? "panel"
               : move->before.authority;
}

/* Adds to what the owner is told. */
static void
count(struct store_notices *notices, const struct deadlines_move *move)
{
    const char *owner = owner_of(move);
    size_t i = 0;
    while (i < notices->count && strcmp(notices->at[i].owner, owner) != 0) {
        i++;
    }
    if (i == STORE_LAW_NOTICES_MAX) {
        base_log(BASE_LOG_ERROR, "event=notices_full");
        return;
    }
    struct store_notice *notice = &notices->at[i];
    if (i == notices->count) {
        notices->count++;
        *notice = (struct store_notice){.moved = 0};
        (void)base_text_copy(notice->owner, sizeof(notice->owner), owner);
    }
    notice->moved++;
    notice->missed += move->stays_missed ? 1 : 0;
}

/* From where the new revision climbs its ladder: from now, as what was reached by the old
 * day was told already; or, if the day is an earlier one, from so much before, as what is
 * reached by the new day only was not. */
static vigil_instant
climbs_from(const struct deadlines_move *move, vigil_instant now)
{
    vigil_date earlier = move->before.deadline.due_on - move->now.due_on;
    return earlier > 0 ? now - earlier * BASE_DAY : now;
}

/* The old revision ends, the new one begins; all as of the approval, so that it is the
 * same whenever it is done. */
static void
move_one(struct run *run,
         const struct rules_law *law,
         const struct deadlines_move *move,
         vigil_instant now)
{
    struct store_clock *old = &part.clocks[part.clocks_count++];
    *old = move->before;
    old->deadline.state = VIGIL_CLOCK_STATE_STOPPED;
    old->deadline.met_at = now;
    bool ran = move->before.deadline.state == VIGIL_CLOCK_STATE_RUNNING;
    old->next_rung_at = ran ? now : VIGIL_INSTANT_NONE; /* what it passed unseen */
    struct store_clock *new = &part.clocks[part.clocks_count++];
    *new = move->before;
    new->deadline = move->now;
    new->deadline.revision = move->before.deadline.revision + 1;
    new->asked = rules_clocks_asks(&new->deadline);
    new->climbed_to = climbs_from(move, now);
    new->next_rung_at = rules_ladder_next(law, &new->deadline, new->climbed_to);
    deadlines_say_clock(run, &new->deadline, new->authority, false);
    deadlines_explain(
        law, move->facts, &new->deadline, &part.explained[part.explained_count++]);
    count(&part.notices, move);
    if (move->stays_missed) {
        new->missed_on = move->before.deadline.due_on;
    }
    if (new->missed_on != VIGIL_DATE_NONE) {
        part.missed[part.missed_count++] = *new;
    }
}

/* The same day, the same revision: only the mark goes, or a rung's time is another. */
static void
settle_one(const struct deadlines_move *move, vigil_instant now)
{
    struct store_clock *clock = &part.clocks[part.clocks_count++];
    *clock = move->before;
    clock->deadline = move->now;
    clock->deadline.revision = move->before.deadline.revision;
    clock->asked = rules_clocks_asks(&clock->deadline);
    bool ran = clock->deadline.state == VIGIL_CLOCK_STATE_RUNNING;
    clock->next_rung_at = ran ? now : VIGIL_INSTANT_NONE;
}

/* One notice an owner, not one a deadline. */
static void
tell(struct run *run,
     const struct store_notice *notice,
     bool rules,
     int32_t no,
     vigil_date today)
{
    static const char *const rungs[2][2] = {
        {DEADLINES_CALENDAR_RUNG, DEADLINES_MISSED_RUNG},
        {DEADLINES_RULES_RUNG, DEADLINES_RULES_MISSED}};
    struct vigil_alert alert = {.revision = no, .due_on = today};
    (void)base_text_copy(
        alert.rung, sizeof(alert.rung), rungs[rules ? 1 : 0][notice->missed > 0 ? 1 : 0]);
    static const struct vigil_rung of_panel = {.recipient = "panel_secretariat"},
                                   of_authority = {.recipient = "partnership_lead"};
    const struct vigil_rung *rung =
        strcmp(notice->owner, "panel") == 0 ? &of_panel : &of_authority;
    rules_ladder_recipient(rung, notice->owner, alert.recipient);
    deadlines_say_alert(run, &alert);
}

static void
say_applied(struct run *run, const struct vigil_calendar_applied *applied)
{
    uint8_t *body = run_append_body(&run->append, WIRE_CALENDAR_APPLIED_SIZE);
    struct vigil_event event = {
        .actor = "deadlines", .type = VIGIL_EVENT_CALENDAR_APPLIED, .body = body};
    event.body_size =
        wire_calendar_applied_write(applied, body, WIRE_CALENDAR_APPLIED_SIZE);
    (void)run_append_add(&run->append, &event);
    base_log(BASE_LOG_INFO,
             "event=calendar_applied version=%s moved=%lld missed=%lld owners=%lld",
             applied->version,
             (long long)applied->moved,
             (long long)applied->missed,
             (long long)applied->owners);
}

/* In force from the approval on; the owners are told. */
static enum base_class
finish(struct run *run,
       const struct vigil_event *approval,
       const char *version,
       struct base_error *ret_error)
{
    static struct store_notices notices;
    struct vigil_calendar_applied applied = {.moved = 0};
    int32_t no = 0;
    (void)base_text_copy(applied.version, sizeof(applied.version), version);
    store_notice_all(run->store, version, &notices);
    enum base_class class = store_run(run->store, ret_error);
    for (size_t i = 0; class == BASE_OK && i < notices.count; i++) {
        applied.moved += notices.at[i].moved;
        applied.missed += notices.at[i].missed;
        applied.owners++;
    }
    if (class == BASE_OK) {
        store_law_enforce(run->store, version, approval->position, applied.moved, &no);
        store_recompute_end(run->store, version);
        class = store_run(run->store, ret_error);
    }
    for (size_t i = 0; class == BASE_OK && i < notices.count; i++) {
        tell(run,
             &notices.at[i],
             deadlines_approval_is_rules(version),
             no,
             rules_london_date(approval->recorded_at));
    }
    if (class == BASE_OK) {
        say_applied(run, &applied);
    }
    return class;
}

/* Where it stands, and the law that it brings; BASE_DONE: there is no such version. */
static enum base_class
resume(struct run *run,
       const struct vigil_event *approval,
       char ret_version[VIGIL_CALENDAR_SIZE],
       struct rules_law *ret_law,
       struct base_error *ret_error)
{
    static struct vigil_faults faults;
    bool begun = false;
    if (wire_calendar_approval_read(
            approval->body, approval->body_size, ret_version, &faults) != BASE_OK) {
        return base_error_set(
            ret_error, BASE_DONE, "unreadable_body", "an approval cannot be read");
    }
    part.moves.behind = (struct store_place){.due_on = VIGIL_DATE_NONE};
    store_law_approve(run->store, ret_version, approval->recorded_at, approval->actor);
    store_recompute_find(run->store, ret_version, &part.moves.behind, &begun);
    enum base_class class = store_run(run->store, ret_error);
    if (class == BASE_OK && !begun) {
        store_notice_clear(run->store, ret_version);
    }
    return class == BASE_OK ? run_law_of(run, ret_version, ret_law, ret_error) : class;
}

enum base_class
deadlines_recompute_step(struct run *run,
                         const struct vigil_event *approval,
                         bool *ret_done,
                         struct base_error *ret_error)
{
    static struct rules_law law; /* large */
    char version[VIGIL_CALENDAR_SIZE];
    *ret_done = false;
    enum base_class class = resume(run, approval, version, &law, ret_error);
    if (class == BASE_DONE) {
        base_log_error("calendar", ret_error);
        *ret_done = true;
        return BASE_OK;
    }
    if (class == BASE_OK) {
        class = deadlines_recompute_look(
            run, &law, approval->recorded_at, &part.moves, ret_error);
    }
    if (class != BASE_OK) {
        return class;
    }
    part.clocks_count = part.missed_count = part.explained_count = 0;
    part.notices.count = 0;
    for (size_t i = 0; i < part.moves.count; i++) {
        if (part.moves.at[i].moved) {
            move_one(run, &law, &part.moves.at[i], approval->recorded_at);
        } else {
            settle_one(&part.moves.at[i], approval->recorded_at);
        }
    }
    store_clock_put(run->store, part.clocks, part.clocks_count);
    store_explanation_put(run->store, part.explained, part.explained_count);
    store_recompute_missed(run->store, part.missed, part.missed_count);
    store_notice_add(run->store, version, &part.notices);
    *ret_done = !part.moves.more;
    if (part.moves.more) {
        store_recompute_keep(run->store, version, &part.moves.behind);
        return BASE_OK;
    }
    return finish(run, approval, version, ret_error);
}
