/* The checker's second half, deadlines and alerts: see chaos_check.h. */
#include <stdlib.h>
#include <string.h>

#include "chaos_check.h"
#include "wire/wire_alert.h"
#include "wire/wire_answer.h"
#include "wire/wire_event.h"

/* An alert as the journal has it. */
struct raised {
    char case_ref[VIGIL_REF_SIZE], rung[24], recipient[48];
};

struct judge {
    const struct chaos_oracle *oracle;
    const struct chaos_stored *stored;
    struct chaos_verdict *verdict;
    vigil_instant until, now;
    struct raised *raised;
    size_t raised_count;
    size_t lines_known; /* of the ledger */
};

static int
compare(const char *const *a, const char *const *b)
{
    int order = 0;
    for (int i = 0; i < 3 && order == 0; i++) {
        order = strcmp(a[i], b[i]);
    }
    return order;
}

static int
compare_raised(const void *left, const void *right)
{
    const struct raised *a = left, *b = right;
    return compare((const char *[]){a->case_ref, a->rung, a->recipient},
                   (const char *[]){b->case_ref, b->rung, b->recipient});
}

static int
compare_line(const void *key, const void *element)
{
    const struct raised *a = key;
    const struct chaos_ledger_line *b = element;
    return compare((const char *[]){a->case_ref, a->rung, a->recipient},
                   (const char *[]){b->case_ref, b->rung, b->recipient});
}

static const struct chaos_clock *
clock_of(const struct chaos_stored *stored, const char *case_ref, int64_t clock)
{
    size_t low = 0, high = stored->clocks_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(stored->clocks[middle].case_ref, case_ref);
        if (order == 0) {
            int64_t other = stored->clocks[middle].clock;
            order = (other > clock) - (other < clock);
        }
        if (order == 0) {
            return &stored->clocks[middle];
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return NULL;
}

static bool
names_due(const struct chaos_message *message, vigil_date due)
{
    struct vigil_answer answer;
    struct base_error error;
    bool says = false;
    if (wire_answer_read(message->answer.at, message->answer.size, &answer, &error) !=
        BASE_OK) {
        return false;
    }
    for (size_t i = 0;
         answer.kind == VIGIL_ANSWER_RECEIPT && i < answer.receipt.deadlines_count;
         i++) {
        const struct vigil_deadline *deadline = &answer.receipt.deadlines[i];
        says = says ||
               (deadline->clock == VIGIL_CLOCK_RAPID_REVIEW && deadline->due_on == due);
    }
    wire_answer_done(&answer);
    return says;
}

/* The due day that the authority was told. */
static bool
receipt_says(const struct chaos_stored *stored,
             const struct vigil_event *event,
             vigil_date due)
{
    size_t low = 0, high = stored->messages_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const struct chaos_message *message = &stored->messages[middle];
        int order = strcmp(message->sender, event->actor);
        if (order == 0) {
            order = memcmp(message->id.bytes, event->message_id.bytes, 16);
        }
        if (order == 0) {
            return names_due(message, due);
        }
        low = order < 0 ? middle + 1 : low;
        high = order < 0 ? high : middle;
    }
    return false;
}

static size_t
times_raised(const struct judge *judge, const struct raised *key)
{
    const struct raised *found =
        bsearch(key, judge->raised, judge->raised_count, sizeof(*key), compare_raised);
    if (found == NULL) {
        return 0;
    }
    const struct raised *first = found, *end = judge->raised + judge->raised_count;
    while (first > judge->raised && compare_raised(first - 1, key) == 0) {
        first--;
    }
    size_t count = 0;
    while (first + count < end && compare_raised(first + count, key) == 0) {
        count++;
    }
    return count;
}

/* One rung of one case; gives its line of the ledger. */
static const struct chaos_ledger_line *
check_rung(struct judge *judge,
           const struct vigil_event *event,
           vigil_date due_on,
           const struct chaos_rung *rung)
{
    vigil_instant raise_at = chaos_oracle_raise(judge->oracle, due_on, rung->offset);
    struct raised key = {0};
    memcpy(key.case_ref, event->case_ref, sizeof(key.case_ref));
    memcpy(key.rung, rung->name, sizeof(key.rung));
    chaos_oracle_recipient(rung, event->party, key.recipient);
    const struct chaos_ledger_line *line = bsearch(&key,
                                                   judge->stored->ledger,
                                                   judge->stored->ledger_count,
                                                   sizeof(*line),
                                                   compare_line);
    if (line == NULL) {
        if (raise_at <= judge->until) {
            chaos_verdict_add(judge->verdict,
                              CHAOS_RUNG_MISSING,
                              "%s %s %s",
                              key.case_ref,
                              key.rung,
                              key.recipient);
        }
        return NULL;
    }
    judge->lines_known++;
    judge->verdict->rungs++;
    if (raise_at > judge->now || line->raised_at < raise_at) {
        chaos_verdict_add(
            judge->verdict, CHAOS_RUNG_EARLY, "%s %s", key.case_ref, key.rung);
    } else if (line->reached_at != raise_at || line->due_on != due_on) {
        chaos_verdict_add(
            judge->verdict, CHAOS_CLOCK_WRONG, "%s %s", key.case_ref, key.rung);
    }
    size_t sent = line->sent ? 1 : 0;
    if (times_raised(judge, &key) != sent || line->alerts != (int64_t)sent) {
        chaos_verdict_add(judge->verdict,
                          CHAOS_ALERT,
                          "%s %s %s: %zu to be sent, %zu in the journal, %lld dispatched",
                          key.case_ref,
                          key.rung,
                          key.recipient,
                          sent,
                          times_raised(judge, &key),
                          (long long)line->alerts);
    }
    return line;
}

/* Of each recipient's rungs the last was sent: only an earlier one may be passed over. */
static void
check_last_sent(struct judge *judge,
                const struct vigil_event *event,
                const struct chaos_ledger_line *const *lines)
{
    for (size_t i = 0; i < judge->oracle->rungs_count; i++) {
        bool is_last = lines[i] != NULL;
        for (size_t k = 0; is_last && k < judge->oracle->rungs_count; k++) {
            is_last = lines[k] == NULL || lines[k]->reached_at <= lines[i]->reached_at ||
                      strcmp(lines[k]->recipient, lines[i]->recipient) != 0;
        }
        if (is_last && !lines[i]->sent) {
            chaos_verdict_add(judge->verdict,
                              CHAOS_ALERT,
                              "%s %s: nobody was told",
                              event->case_ref,
                              lines[i]->rung);
        }
    }
}

static void
check_case(struct judge *judge, const struct vigil_event *event)
{
    const struct chaos_ledger_line *lines[CHAOS_RUNGS_MAX];
    vigil_date due_on = chaos_oracle_due(judge->oracle, event->received_at);
    const struct chaos_clock *clock =
        clock_of(judge->stored, event->case_ref, VIGIL_CLOCK_RAPID_REVIEW);
    if (clock == NULL || clock->due_on != due_on) {
        chaos_verdict_add(judge->verdict,
                          CHAOS_CLOCK_WRONG,
                          "%s: day %lld, the law says %d",
                          event->case_ref,
                          clock == NULL ? 0LL : (long long)clock->due_on,
                          (int)due_on);
    }
    if (clock_of(judge->stored, event->case_ref, VIGIL_CLOCK_NOTIFICATION) == NULL) {
        chaos_verdict_add(
            judge->verdict, CHAOS_CLOCK_WRONG, "%s: no first clock", event->case_ref);
    }
    if (!receipt_says(judge->stored, event, due_on)) {
        chaos_verdict_add(
            judge->verdict, CHAOS_CLOCK_WRONG, "%s: the receipt's day", event->case_ref);
    }
    for (size_t i = 0; i < judge->oracle->rungs_count; i++) {
        lines[i] = check_rung(judge, event, due_on, &judge->oracle->rungs[i]);
    }
    check_last_sent(judge, event, lines);
}

/* The journal's events of one type, in order, each given to `each`. */
static void
for_each(struct judge *judge,
         enum vigil_event_kind type,
         void (*each)(struct judge *, const struct vigil_event *))
{
    for (size_t i = 0; i < judge->stored->entries_count; i++) {
        static struct vigil_faults faults;
        struct vigil_event event;
        const struct chaos_bytes *bytes = &judge->stored->entries[i].event;
        if (wire_event_read(bytes->at, bytes->size, &event, &faults) == BASE_OK &&
            event.type == type) {
            each(judge, &event);
        }
    }
}

static void
take_alert(struct judge *judge, const struct vigil_event *event)
{
    static struct vigil_faults faults;
    struct vigil_alert alert;
    struct raised *raised = &judge->raised[judge->raised_count++];
    if (wire_alert_read(event->body, event->body_size, &alert, &faults) == BASE_OK) {
        memcpy(raised->case_ref, alert.case_ref, sizeof(raised->case_ref));
        memcpy(raised->rung, alert.rung, sizeof(raised->rung));
        memcpy(raised->recipient, alert.recipient, sizeof(raised->recipient));
    }
}

void
chaos_check_clocks(const struct chaos_oracle *oracle,
                   const struct chaos_stored *stored,
                   vigil_instant until,
                   vigil_instant now,
                   struct chaos_verdict *verdict)
{
    struct judge judge = {.oracle = oracle,
                          .stored = stored,
                          .verdict = verdict,
                          .until = until,
                          .now = now,
                          .raised =
                              calloc(stored->entries_count + 1, sizeof(struct raised))};
    for_each(&judge, VIGIL_EVENT_ALERT_RAISED, take_alert);
    qsort(judge.raised, judge.raised_count, sizeof(*judge.raised), compare_raised);
    for_each(&judge, VIGIL_EVENT_NOTIFICATION, check_case);
    if (judge.lines_known != stored->ledger_count) {
        chaos_verdict_add(verdict,
                          CHAOS_RUNG_UNKNOWN,
                          "%zu lines in the ledger, %zu of a ladder",
                          stored->ledger_count,
                          judge.lines_known);
    }
    free(judge.raised);
}
