/* What a line of the inbox asks for, in words for people: see deadlines.h. */
#include <string.h>

#include "base/base_text.h"
#include "deadlines/deadlines.h"
#include "store/store_task.h"

/* What a sentence ends with. */
enum tail { PLAIN = 0, NO, PARENT, LABEL };

static const struct {
    int32_t rank;
    const char *kind; /* NULL: as the item kind's or the clock's code has it */
    const char *says;
    enum tail tail;
    const char *more; /* behind the number */
} words[] = {
    /* clang-format off */
    {VIGIL_ITEM_KIND_OUTSTANDING,    NULL, "tell what was not known yet: ",        LABEL,  ""},
    {VIGIL_ITEM_KIND_QUESTION,       NULL, "answer question ",                     NO,     " of the Panel"},
    {VIGIL_ITEM_KIND_KEY_LINE,       NULL, "key line of enquiry ",                 NO,     ": followed or departed from"},
    {VIGIL_ITEM_KIND_RECOMMENDATION, NULL, "recommendation ",                      NO,     ": accept or refuse"},
    {VIGIL_ITEM_KIND_ACTION,         NULL, "action ",                              NO,     ": tell how it stands"},
    {VIGIL_ITEM_KIND_FOLLOW_UP,      NULL, "recommendation ",                      PARENT, ": tell what it has changed"},
    {VIGIL_ITEM_KIND_NATIONAL_ISSUE, NULL, "answer national issue ",               NO,     ""},
    {VIGIL_ITEM_KIND_GAP,            NULL, "gap ",                                 NO,     ": tell what became of the input that was missing"},
    {VIGIL_ITEM_KIND_EXTENSION,      NULL, "grant or refuse extension ",           NO,     ""},
    {VIGIL_ITEM_KIND_DUPLICATE,      NULL, "one incident or two: ",                LABEL,  ""},
    {VIGIL_ITEM_KIND_REPLY,          NULL, "reply to the Panel's response",        PLAIN,  ""},
    {VIGIL_ITEM_KIND_NARROWING,      NULL, "narrow the key lines of enquiry",      PLAIN,  ""},
    {VIGIL_ITEM_KIND_ASSESSMENT,     NULL, "assess the quality of the review",     PLAIN,  ""},
    {VIGIL_ITEM_KIND_PUBLIC_PERIOD,  NULL, "keep the review public until then",    PLAIN,  ""},
    {VIGIL_ITEM_KIND_RESPONSE,       NULL, "respond to the rapid review",          PLAIN,  ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_NOTIFICATION, NULL, "notification is due",    PLAIN,  ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_RAPID_REVIEW, NULL, "rapid review is due",    PLAIN,  ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_LCSPR,        NULL, "LCSPR is due",           PLAIN,  ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_PARTNERS_TOLD,    NULL, "tell the other safeguarding partners, and when that was done", PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_ADVANCE_COPY,     NULL, "send the report to the Panel before publication", PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_DELAY_REASONS,    NULL, "tell why the review is late", PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_NATIONAL_REVIEW,  NULL, "national review is due",  PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_NATIONAL_COPY,    NULL, "send the national review before publication", PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_YEARLY_REPORT,    NULL, "yearly report is due",    PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_RETURN_INTERVIEW, NULL, "return interview is due", PLAIN, ""},
    {STORE_INBOX_CLOCK + VIGIL_CLOCK_ANNUAL_REPORT,    NULL, "annual report is due",    PLAIN, ""},
    {STORE_INBOX_TASK + STORE_TASK_SEEING,    "seeing",    "see the new case",     PLAIN,  ""},
    {STORE_INBOX_TASK + STORE_TASK_DUPLICATE, "duplicate", "one incident or two: ", LABEL, ""},
    {STORE_INBOX_TASK + STORE_TASK_NOTED,     "noted",     "a death that is noted, not reviewed", PLAIN, ""},
    /* clang-format on */
};

const char *
deadlines_inbox_kind(const struct store_inbox_line *line)
{
    for (size_t i = 0; i < BASE_COUNT(words); i++) {
        if (words[i].rank == line->rank && words[i].kind != NULL) {
            return words[i].kind;
        }
    }
    return line->rank < STORE_INBOX_CLOCK
               ? vigil_code_name(VIGIL_LIST_ITEM_KIND, line->rank)
               : vigil_code_name(VIGIL_LIST_CLOCK, line->rank - STORE_INBOX_CLOCK);
}

void
deadlines_inbox_say(const struct store_inbox_line *line, char *ret_text, size_t size)
{
    for (size_t i = 0; i < BASE_COUNT(words); i++) {
        char number[24] = "";
        const char *tail = number;
        if (words[i].rank != line->rank) {
            continue;
        }
        if (words[i].tail == NO || words[i].tail == PARENT) {
            (void)base_text_print(number,
                                  sizeof(number),
                                  "%lld",
                                  words[i].tail == NO ? (long long)line->no
                                                      : (long long)line->parent);
        } else if (words[i].tail == LABEL) {
            tail = line->label;
        }
        (void)base_text_print(
            ret_text, size, "%s%s%s", words[i].says, tail, words[i].more);
        return;
    }
    (void)base_text_copy(ret_text, size, deadlines_inbox_kind(line));
}
