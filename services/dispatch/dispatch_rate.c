/* Not asking more of a peer than it allows: see dispatch_rate.h. */
#include "dispatch/dispatch_rate.h"

#include "base/base_date.h"

enum { TOKEN = 1000000 }; /* a token, as the level counts */

struct dispatch_rate
dispatch_rate_full(int64_t capacity, int64_t per_s, vigil_instant now)
{
    return (struct dispatch_rate){
        .capacity = capacity, .per_s = per_s, .level = capacity * TOKEN, .at = now};
}

/* What came since. A token a second is one millionth a microsecond. */
static void
fill(struct dispatch_rate *rate, vigil_instant now)
{
    int64_t full = rate->capacity * TOKEN;
    int64_t missing = full - rate->level;
    int64_t passed = now > rate->at ? now - rate->at : 0;
    /* told apart by division, since the product may be too large a number */
    rate->level =
        passed > missing / rate->per_s ? full : rate->level + passed * rate->per_s;
    rate->at = now;
}

bool
dispatch_rate_take(struct dispatch_rate *rates, size_t count, vigil_instant now)
{
    bool all = true;
    for (size_t i = 0; i < count; i++) {
        fill(&rates[i], now);
        all = all && rates[i].level >= TOKEN;
    }
    for (size_t i = 0; all && i < count; i++) {
        rates[i].level -= TOKEN;
    }
    return all;
}

void
dispatch_rate_hold(struct dispatch_rate *rate, int64_t wait_s, vigil_instant now)
{
    rate->level = TOKEN - wait_s * rate->per_s * TOKEN;
    rate->at = now;
}
