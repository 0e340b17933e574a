/* Hiding parts of a sum: see rules_sum.h. */
#include "rules/rules_sum.h"

bool
rules_sum_is_safe(const struct rules_part *parts,
                  size_t count,
                  const struct rules_sum_need *need)
{
    int32_t hidden = 0, at_threshold = 0, slack = 0, greatest = 0;
    bool all_small = true;
    for (size_t i = 0; i < count; i++) {
        if (!parts[i].hidden) {
            continue;
        }
        int32_t beyond = parts[i].count - parts[i].least;
        hidden++;
        slack += beyond;
        greatest = beyond > greatest ? beyond : greatest;
        all_small = all_small && parts[i].small;
        at_threshold += parts[i].count == need->threshold;
    }
    if (hidden == 0) {
        return true;
    }
    if (need->insiders) { /* one of them takes its own count out: the worst is the
                             greatest */
        hidden--;
        slack -= greatest;
    }
    /* Who knows that all hidden parts are small, and that together they are as great as
     * small parts can be, knows each. */
    bool all_greatest = all_small && at_threshold >= hidden;
    return hidden >= 2 && slack >= need->slack && !all_greatest;
}

static struct rules_part *
smallest_shown(struct rules_part *parts, size_t count)
{
    struct rules_part *smallest = NULL;
    for (size_t i = 0; i < count; i++) {
        if (!parts[i].hidden && (smallest == NULL || parts[i].count < smallest->count)) {
            smallest = &parts[i];
        }
    }
    return smallest;
}

bool
rules_sum_protect(struct rules_part *parts,
                  size_t count,
                  const struct rules_sum_need *need)
{
    while (!rules_sum_is_safe(parts, count, need)) {
        struct rules_part *next = smallest_shown(parts, count);
        if (next == NULL) {
            return false;
        }
        next->hidden = true;
    }
    return true;
}
