/*
 * Disclosure control of the stock of reviews: commissioned are received and in progress;
 * received are published, not to be published and awaiting; published are of three forms.
 * The reviews of the period are part of the stock, so a reader can take them from it:
 * what is left, the earlier ones, must not be small either.
 */
#include "rules/rules_disclosure_parts.h"
#include "rules/rules_sum.h"

enum { PARTS_MAX = 4 };

struct level {
    struct rules_part parts[PARTS_MAX];
    struct rules_row *rows[PARTS_MAX]; /* NULL: a part that is not listed */
    size_t count;
};

static struct rules_row *
stock_row(const struct rules_report *report, const char *breakdown, const char *category)
{
    return rules_row_find(report, "lcspr_stock", breakdown, category);
}

/* Adds a part; of_period of it are known to be in the period's tables. */
static void
level_add(struct level *level,
          struct rules_row *row,
          int32_t count,
          int32_t of_period,
          int32_t threshold)
{
    if (count <= 0) {
        return;
    }
    of_period = of_period < count ? of_period : count;
    bool small = rules_count_is_small(count, threshold) ||
                 (of_period > 0 && rules_count_is_small(count - of_period, threshold));
    level->rows[level->count] = row;
    level->parts[level->count++] =
        (struct rules_part){.count = count,
                            .least = of_period > 1 ? of_period : 1,
                            .small = small,
                            .hidden = small};
}

/* Protects a level; false if nothing of it may be shown. */
static bool
level_protect(struct level *level, int32_t slack, int32_t threshold)
{
    const struct rules_sum_need need = {.threshold = threshold, .slack = slack};
    if (!rules_sum_protect(level->parts, level->count, &need)) {
        return false;
    }
    for (size_t i = 0; i < level->count; i++) {
        if (level->parts[i].hidden) {
            rules_row_hide(level->rows[i]);
        }
    }
    return true;
}

static void
hide_all(const struct rules_report *report, const char *breakdown)
{
    struct rules_block block = rules_block_find(report, "lcspr_stock", breakdown);
    for (size_t i = 0; i < block.count; i++) {
        rules_row_hide(&block.rows[i]);
    }
}

/* Commissioned: received and in progress. */
static bool
commissioned(const struct rules_report *report, int32_t threshold)
{
    struct rules_row *all = stock_row(report, "all", "commissioned");
    struct rules_row *received = stock_row(report, "all", "received");
    struct rules_row *in_progress = stock_row(report, "all", "in_progress");
    int32_t of_period =
        rules_row_number(rules_row_find(report, "activity", "all", "lcsprs_received"));
    struct level level = {.count = 0};
    level_add(&level, received, received->number, of_period, threshold);
    /* no review in progress is in a table of the period */
    level_add(&level, in_progress, in_progress->number, 0, threshold);
    return !rules_count_is_small(all->number, threshold) &&
           level_protect(&level, threshold + 1, threshold) && !received->suppressed;
}

/* Received: published, not to be published, awaiting, and what says none of them. */
static bool
received(const struct rules_report *report, int32_t threshold)
{
    static const char *const states[] = {"published", "not_to_be_published", "awaiting"};
    struct level level = {.count = 0};
    int32_t rest = rules_row_number(stock_row(report, "all", "received"));
    for (size_t i = 0; i < BASE_COUNT(states); i++) {
        struct rules_row *row = stock_row(report, "all", states[i]);
        int32_t of_period =
            rules_row_number(rules_row_find(report, "lcspr", "publication", states[i]));
        level_add(&level, row, row->number, of_period, threshold);
        rest -= row->number;
    }
    level_add(&level, NULL, rest, 0, threshold);
    return level_protect(&level, threshold + 1, threshold);
}

/* Published: its forms. */
static bool
published(const struct rules_report *report, int32_t threshold)
{
    struct rules_block block = rules_block_find(report, "lcspr_stock", "published");
    struct level level = {.count = 0};
    for (size_t i = 0; i < block.count && i < PARTS_MAX; i++) {
        level_add(&level, &block.rows[i], block.rows[i].number, 0, threshold);
    }
    return level_protect(&level, threshold, threshold);
}

void
rules_disclosure_stock(const struct rules_report *report, int32_t threshold)
{
    if (!commissioned(report, threshold) || !received(report, threshold)) {
        hide_all(report, "all");
        hide_all(report, "published");
    } else if (stock_row(report, "all", "published")->suppressed ||
               !published(report, threshold)) {
        hide_all(report, "published");
    }
}
