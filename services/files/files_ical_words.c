/* What a calendar's entry says of a clock: see files_ical.h. */
#include <ctype.h>
#include <string.h>

#include "base/base_date.h"
#include "base/base_id.h"
#include "base/base_text.h"
#include "files/files_ical.h"

/* Belongs to case and clock for ever; a sandbox's case is another than the real one of
 * the same reference. */
static void
say_uid(const struct vigil_deadline *deadline, bool sandbox, char *ret, size_t size)
{
    char name[64] = "", id_text[BASE_ID_TEXT_SIZE];
    (void)base_text_print(name,
                          sizeof(name),
                          "%s deadline/%s/%d",
                          sandbox ? "sandbox" : "vigil",
                          deadline->case_ref,
                          (int)deadline->clock);
    struct vigil_id id = base_id_derive(name, strlen(name));
    base_id_print(&id, id_text);
    (void)base_text_print(ret, size, "%s@vigil", id_text);
}

/* rapid_review is "Rapid review", lcspr is "LCSPR". */
static void
say_kind(enum vigil_clock clock, char *ret, size_t size)
{
    static const char initials[] = "lcspr";
    const char *name = vigil_code_name(VIGIL_LIST_CLOCK, (int)clock);
    (void)base_text_copy(ret, size, name == NULL ? "" : name);
    size_t upper =
        strncmp(ret, initials, sizeof(initials) - 1) == 0 ? sizeof(initials) - 1 : 1;
    for (size_t i = 0; ret[i] != '\0'; i++) {
        ret[i] = ret[i] == '_' ? ' ' : i < upper ? (char)toupper(ret[i]) : ret[i];
    }
}

/* What a revision may go through, in this order; another one is begun when it runs
 * again. One that is paused may be stopped, and one that is stopped come back paused: of
 * these the later stamp is the newer. */
static int32_t
step_of(const struct vigil_deadline *deadline)
{
    switch (deadline->state) {
    case VIGIL_CLOCK_STATE_NONE:
    case VIGIL_CLOCK_STATE_RUNNING:
        return deadline->provisional ? 0 : 1;
    case VIGIL_CLOCK_STATE_PAUSED:
    case VIGIL_CLOCK_STATE_STOPPED:
        return 2;
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
    case VIGIL_CLOCK_STATE_MET_LATE:
        break;
    }
    return 3;
}

static const char *
state_of(const struct vigil_deadline *deadline)
{
    bool keep = deadline->sense == VIGIL_CLOCK_SENSE_KEEP;
    switch (deadline->state) {
    case VIGIL_CLOCK_STATE_STOPPED:
        return "no longer due";
    case VIGIL_CLOCK_STATE_PAUSED:
        return "paused";
    case VIGIL_CLOCK_STATE_MET_IN_TIME:
        return keep ? "has held" : "done in time";
    case VIGIL_CLOCK_STATE_MET_LATE:
        return keep ? "did not hold" : "done late";
    case VIGIL_CLOCK_STATE_NONE:
    case VIGIL_CLOCK_STATE_RUNNING:
        break;
    }
    if (keep) {
        return deadline->provisional ? "holds until here (provisional)"
                                     : "holds until here";
    }
    return deadline->provisional ? "due (provisional)" : "due";
}

static void
describe(const struct files_ical_clock *clock, bool sandbox, char *ret, size_t size)
{
    const struct vigil_deadline *deadline = &clock->deadline;
    char due[BASE_DATE_SIZE], started[BASE_DATE_SIZE];
    base_date_print(deadline->due_on, due);
    base_date_print(deadline->started_on, started);
    (void)base_text_print(ret,
                          size,
                          "%s%s the end of %s, London time; counted from %s.\n"
                          "Rule %s%s%s\n",
                          sandbox ? "SANDBOX: not a real case.\n" : "",
                          deadline->sense == VIGIL_CLOCK_SENSE_KEEP ? "To hold until"
                                                                    : "Due by",
                          due,
                          started,
                          deadline->rule,
                          clock->basis[0] == '\0' ? "" : ": ",
                          clock->basis);
    if (deadline->provisional) {
        (void)base_text_append(
            ret,
            size,
            "Provisional: the calendar of bank holidays does not reach "
            "this day, which may come to lie later.\n");
    }
    (void)base_text_append(ret,
                           size,
                           "Authority %s, revision %d.\n"
                           "How the day came about: vigil deadlines %s --explain",
                           clock->authority,
                           (int)deadline->revision,
                           deadline->case_ref);
}

void
files_ical_say(const struct files_ical_clock *clock,
               bool sandbox,
               struct files_ical_words *ret_words)
{
    enum { STEPS = 4 };
    const struct vigil_deadline *deadline = &clock->deadline;
    struct files_ical_words *ret = ret_words;
    int32_t step = step_of(deadline);
    memset(ret, 0, sizeof(*ret));
    say_uid(deadline, sandbox, ret->uid, sizeof(ret->uid));
    say_kind(deadline->clock, ret->kind, sizeof(ret->kind));
    ret->sequence = STEPS * (deadline->revision - 1) + step;
    ret->status = deadline->state == VIGIL_CLOCK_STATE_STOPPED ? FILES_ICAL_CANCELLED
                  : step == 0 || deadline->state == VIGIL_CLOCK_STATE_PAUSED
                      ? FILES_ICAL_TENTATIVE
                      : FILES_ICAL_CONFIRMED;
    (void)base_text_print(ret->summary,
                          sizeof(ret->summary),
                          "%s%s %s: %s",
                          sandbox ? "SANDBOX " : "",
                          ret->kind,
                          state_of(deadline),
                          deadline->case_ref);
    describe(clock, sandbox, ret->description, sizeof(ret->description));
}
