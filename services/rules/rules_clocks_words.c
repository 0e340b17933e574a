/* What each clock measures, in words: rules_clocks_words of rules_clocks.h. */
#include "rules/rules_clocks.h"

const char *
rules_clocks_words(enum vigil_clock clock)
{
    static const char *const words[] = {
        /* clang-format off */
        [VIGIL_CLOCK_NONE]             = "step",
        [VIGIL_CLOCK_NOTIFICATION]     = "notification",
        [VIGIL_CLOCK_RAPID_REVIEW]     = "rapid review",
        [VIGIL_CLOCK_LCSPR]            = "local child safeguarding practice review",
        [VIGIL_CLOCK_PARTNERS_TOLD]    = "telling of the other safeguarding partners",
        [VIGIL_CLOCK_PANEL_RESPONSE]   = "Panel's response",
        [VIGIL_CLOCK_LCSPR_26_WEEKS]   = "review's 26 weeks",
        [VIGIL_CLOCK_ADVANCE_COPY]     = "report's copy to the Panel before publication",
        [VIGIL_CLOCK_PUBLIC_PERIOD]    = "time for which the review stays public",
        [VIGIL_CLOCK_DELAY_REASONS]    = "reasons of the review's delay",
        [VIGIL_CLOCK_NATIONAL_REVIEW]  = "national review",
        [VIGIL_CLOCK_NATIONAL_COPY]    = "national review's copy before publication",
        [VIGIL_CLOCK_NATIONAL_PUBLIC]  = "time for which the national review stays public",
        [VIGIL_CLOCK_NATIONAL_NOTICE]  = "telling of the partners of a national review",
        [VIGIL_CLOCK_YEARLY_REPORT]    = "partnership's yearly report",
        [VIGIL_CLOCK_RETURN_INTERVIEW] = "return interview",
        [VIGIL_CLOCK_DATA_QUARTER]     = "quarter's data",
        [VIGIL_CLOCK_DATA_YEAR]        = "year's data",
        [VIGIL_CLOCK_ANNUAL_REPORT]    = "Panel's annual report",
        /* clang-format on */
    };
    _Static_assert(sizeof(words) / sizeof(words[0]) == VIGIL_CLOCK_COUNT,
                   "words for each clock");
    return (size_t)clock < VIGIL_CLOCK_COUNT ? words[clock] : words[0];
}
