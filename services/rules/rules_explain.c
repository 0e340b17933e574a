/* How a due day came about: see rules_explain.h. */
#include "rules/rules_explain.h"

#include <string.h>

#include "base/base_date_words.h"
#include "base/base_text.h"

const char *
rules_explain_words(char why)
{
    switch ((enum rules_explain_why)why) {
    case RULES_EXPLAIN_DAY_0:
        return "day 0";
    case RULES_EXPLAIN_COUNTED:
        return "counted";
    case RULES_EXPLAIN_WEEKEND:
        return "weekend";
    case RULES_EXPLAIN_HOLIDAY:
        return "bank holiday";
    case RULES_EXPLAIN_PAUSED:
        return "paused";
    }
    return "";
}

static bool
is_paused(const struct vigil_case *c, enum vigil_clock clock, vigil_date on)
{
    for (size_t i = 0; i < c->pauses_count; i++) {
        const struct vigil_pause *pause = &c->pauses[i];
        if (pause->clock == clock && pause->until_on != VIGIL_DATE_NONE &&
            on >= pause->from_on && on < pause->until_on) {
            return true;
        }
    }
    return false;
}

/* Why this day behind (or before) day 0 counts or not. A clock that is counted backwards
 * is not paused. */
static enum rules_explain_why
why_of(const struct rules_calendar *calendar,
       const struct vigil_case *c,
       const struct vigil_deadline *deadline,
       vigil_date on)
{
    bool working = deadline->unit == VIGIL_CLOCK_UNIT_WORKING_DAYS;
    if (working && rules_calendar_is_weekend(on)) {
        return RULES_EXPLAIN_WEEKEND;
    }
    if (working && !rules_calendar_is_working(calendar, on)) {
        return RULES_EXPLAIN_HOLIDAY;
    }
    return deadline->length > 0 && is_paused(c, deadline->clock, on)
               ? RULES_EXPLAIN_PAUSED
               : RULES_EXPLAIN_COUNTED;
}

static bool
is_by_days(const struct vigil_deadline *deadline)
{
    return deadline->unit == VIGIL_CLOCK_UNIT_WORKING_DAYS ||
           deadline->unit == VIGIL_CLOCK_UNIT_DAYS;
}

vigil_date
rules_explain_day(const struct vigil_deadline *deadline, size_t i)
{
    return deadline->length < 0 ? deadline->started_on - (vigil_date)i
                                : deadline->started_on + (vigil_date)i;
}

void
rules_explain_days(const struct rules_calendar *calendar,
                   const struct vigil_case *c,
                   const struct vigil_deadline *deadline,
                   char ret_days[RULES_EXPLAIN_DAYS_SIZE])
{
    size_t count = 0;
    if (is_by_days(deadline)) {
        vigil_date on = deadline->started_on;
        ret_days[count++] = RULES_EXPLAIN_DAY_0;
        while (on != deadline->base_on && count < RULES_EXPLAIN_DAYS_SIZE - 1) {
            on = rules_explain_day(deadline, count);
            ret_days[count++] = (char)why_of(calendar, c, deadline, on);
        }
    }
    ret_days[count] = '\0';
}

/* Saturdays and Sundays from `from` on, before `until`. */
static int32_t
weekends(vigil_date from, vigil_date until)
{
    int32_t days = until - from, count = days / 7 * 2;
    for (vigil_date on = until - days % 7; on < until; on++) {
        count += rules_calendar_is_weekend(on) ? 1 : 0;
    }
    return count;
}

void
rules_explain_left_out(const struct vigil_deadline *deadline,
                       struct rules_explain_left_out *ret_left_out)
{
    *ret_left_out = (struct rules_explain_left_out){.paused = deadline->paused};
    if (deadline->unit == VIGIL_CLOCK_UNIT_WORKING_DAYS) {
        bool back = deadline->length < 0;
        vigil_date from = back ? deadline->base_on : deadline->started_on + 1;
        vigil_date until = back ? deadline->started_on : deadline->base_on + 1;
        int32_t counted = back ? -deadline->length : deadline->length;
        ret_left_out->weekends = weekends(from, until);
        ret_left_out->holidays =
            until - from - counted - ret_left_out->weekends - deadline->paused;
    }
}

void
rules_explain_name(enum vigil_code_list list, int code, char *ret_text, size_t size)
{
    (void)base_text_copy(ret_text, size, vigil_code_name(list, code));
    for (char *at = ret_text; (at = strchr(at, '_')) != NULL;) {
        *at = ' ';
    }
}

struct sentence {
    char *text;
    bool left_out; /* something was, and is being listed */
};

static void
add(struct sentence *sentence, const char *before, const char *value, const char *behind)
{
    size_t size = strlen(sentence->text);
    (void)base_text_print(sentence->text + size,
                          RULES_EXPLAIN_SENTENCE_SIZE - size,
                          "%s%s%s",
                          before,
                          value,
                          behind);
}

/* ", without 6 days of weekends", ", 2 bank holidays". */
static void
add_left_out(struct sentence *sentence, int32_t count, const char *one, const char *more)
{
    char value[40];
    if (count > 0) {
        (void)base_text_print(
            value, sizeof(value), "%d %s", (int)count, count == 1 ? one : more);
        add(sentence, sentence->left_out ? ", " : ", without ", value, "");
        sentence->left_out = true;
    }
}

/* "15 working days from Tuesday 31 March 2026 (notified)" */
static void
begin(const struct vigil_deadline *deadline, char *ret_text)
{
    char unit[24], start[48], day[BASE_DATE_WORDS_SIZE];
    bool due = deadline->starts == VIGIL_FACT_NONE, back = deadline->length < 0;
    int32_t length = back ? -deadline->length : deadline->length;
    char span[48] = "";
    rules_explain_name(VIGIL_LIST_CLOCK_UNIT, (int)deadline->unit, unit, sizeof(unit));
    if (length == 1) {
        unit[strlen(unit) - 1] = '\0'; /* no plural */
    }
    rules_explain_name(due ? VIGIL_LIST_CLOCK : VIGIL_LIST_FACT,
                       due ? (int)deadline->starts_due : (int)deadline->starts,
                       start,
                       sizeof(start));
    if (length > 0) {
        (void)base_text_print(
            span, sizeof(span), "%d %s %s ", (int)length, unit, back ? "before" : "from");
    }
    base_date_say(deadline->started_on, day);
    (void)base_text_print(ret_text,
                          RULES_EXPLAIN_SENTENCE_SIZE,
                          "%s%s (%s%s)",
                          length > 0 ? span : "on ",
                          day,
                          start,
                          due ? " is due" : "");
}

void
rules_explain_sentence(const struct vigil_deadline *deadline,
                       char ret_text[RULES_EXPLAIN_SENTENCE_SIZE])
{
    struct sentence sentence = {.text = ret_text};
    struct rules_explain_left_out out;
    char day[BASE_DATE_WORDS_SIZE];
    ret_text[0] = '\0';
    if (deadline->unit == VIGIL_CLOCK_UNIT_NONE) {
        return;
    }
    begin(deadline, ret_text);
    rules_explain_left_out(deadline, &out);
    add_left_out(&sentence, out.weekends, "weekend day", "weekend days");
    add_left_out(&sentence, out.holidays, "bank holiday", "bank holidays");
    add_left_out(&sentence, out.paused, "day paused", "days paused");
    if (deadline->base_on != deadline->due_on) {
        base_date_say(deadline->base_on, day);
        add(&sentence, ", that is ", day, ": the Panel granted more time");
    }
}
