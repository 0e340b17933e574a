/*
 * Where the reviews stand as at the end of the period: those received in it, and the
 * stock of all that were commissioned before its end.
 */
#include "rules/rules_tables_parts.h"

static bool
before_end(const struct rules_tables *tables, vigil_date date)
{
    return date != VIGIL_DATE_NONE && date < tables->until;
}

static bool
in_stock(const struct rules_tables *tables, const struct rules_fact_lcspr *lcspr)
{
    return before_end(tables, lcspr->commissioned_on);
}

/* As at the end of the period: what is published later was still awaited then. */
static enum vigil_publication
state_of(const struct rules_tables *tables, const struct rules_fact_lcspr *lcspr)
{
    if (!before_end(tables, lcspr->received_on)) {
        return VIGIL_PUBLICATION_IN_PROGRESS;
    }
    switch (lcspr->publication) {
    case VIGIL_PUBLICATION_PUBLISHED:
    case VIGIL_PUBLICATION_PUBLISHED_ANONYMOUSLY:
    case VIGIL_PUBLICATION_EXECUTIVE_SUMMARY:
        return before_end(tables, lcspr->published_on) ? VIGIL_PUBLICATION_PUBLISHED
                                                       : VIGIL_PUBLICATION_AWAITING;
    case VIGIL_PUBLICATION_NONE:
    case VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED:
    case VIGIL_PUBLICATION_AWAITING:
    case VIGIL_PUBLICATION_IN_PROGRESS:
        break;
    }
    return lcspr->publication;
}

static void
stock_write(struct rules_tables *tables,
            const char *breakdown,
            const char *category,
            int32_t count)
{
    const char *const place[3] = {"lcspr_stock", breakdown, category};
    rules_tables_count(tables, place, RULES_ROLE_TOTAL, count);
}

static void
stock_total(struct rules_tables *tables)
{
    int32_t commissioned = 0, received = 0;
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        if (in_stock(tables, lcspr)) {
            commissioned++;
            received += before_end(tables, lcspr->received_on);
        }
    }
    stock_write(tables, "all", "commissioned", commissioned);
    stock_write(tables, "all", "received", received);
}

static void
stock_states(struct rules_tables *tables)
{
    static const enum vigil_publication states[] = {VIGIL_PUBLICATION_PUBLISHED,
                                                    VIGIL_PUBLICATION_NOT_TO_BE_PUBLISHED,
                                                    VIGIL_PUBLICATION_AWAITING,
                                                    VIGIL_PUBLICATION_IN_PROGRESS};
    for (size_t s = 0; s < BASE_COUNT(states); s++) {
        int32_t count = 0;
        for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
            const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
            count += in_stock(tables, lcspr) && state_of(tables, lcspr) == states[s];
        }
        stock_write(tables,
                    "all",
                    vigil_code_name(VIGIL_LIST_PUBLICATION, (int)states[s]),
                    count);
    }
}

/* How those that are published were published. */
static void
stock_published(struct rules_tables *tables)
{
    static const enum vigil_publication forms[] = {
        VIGIL_PUBLICATION_PUBLISHED,
        VIGIL_PUBLICATION_PUBLISHED_ANONYMOUSLY,
        VIGIL_PUBLICATION_EXECUTIVE_SUMMARY};
    for (size_t f = 0; f < BASE_COUNT(forms); f++) {
        int32_t count = 0;
        for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
            const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
            count += in_stock(tables, lcspr) && lcspr->publication == forms[f] &&
                     state_of(tables, lcspr) == VIGIL_PUBLICATION_PUBLISHED;
        }
        stock_write(tables,
                    "published",
                    vigil_code_name(VIGIL_LIST_PUBLICATION, (int)forms[f]),
                    count);
    }
}

void
rules_tables_lcspr_publication(struct rules_tables *tables)
{
    struct rules_spread spread;
    rules_spread_begin(&spread);
    for (size_t i = 0; i < tables->facts->lcsprs_count; i++) {
        const struct rules_fact_lcspr *lcspr = &tables->facts->lcsprs[i];
        if (rules_tables_inside(tables, lcspr->received_on)) {
            rules_spread_add(
                &spread,
                vigil_code_name(VIGIL_LIST_PUBLICATION, (int)state_of(tables, lcspr)));
        }
    }
    rules_spread_write(&spread, tables, "lcspr", "publication");
    stock_total(tables);
    stock_states(tables);
    stock_published(tables);
}
