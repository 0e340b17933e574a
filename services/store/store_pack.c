/* Lists of a case as bytes: see store_pack.h. */
#include "store/store_pack.h"

#include <endian.h>
#include <string.h>

enum { FACT_SIZE = 9, PAUSE_SIZE = 10 };

size_t
store_pack_facts(const struct vigil_case *c, uint8_t ret_bytes[STORE_PACK_FACTS_MAX])
{
    for (size_t i = 0; i < c->facts_count; i++) {
        uint8_t *to = ret_bytes + i * FACT_SIZE;
        uint64_t at = htobe64((uint64_t)c->facts[i].at);
        to[0] = (uint8_t)c->facts[i].fact;
        memcpy(to + 1, &at, sizeof(at));
    }
    return c->facts_count * FACT_SIZE;
}

size_t
store_pack_pauses(const struct vigil_case *c, uint8_t ret_bytes[STORE_PACK_PAUSES_MAX])
{
    for (size_t i = 0; i < c->pauses_count; i++) {
        const struct vigil_pause *pause = &c->pauses[i];
        uint8_t *to = ret_bytes + i * PAUSE_SIZE;
        uint32_t from = htobe32((uint32_t)pause->from_on);
        uint32_t until = htobe32((uint32_t)pause->until_on);
        to[0] = (uint8_t)pause->clock;
        memcpy(to + 1, &from, sizeof(from));
        memcpy(to + 5, &until, sizeof(until));
        to[9] = pause->moves_extension ? 1 : 0;
    }
    return c->pauses_count * PAUSE_SIZE;
}

void
store_pack_read_facts(const uint8_t *bytes, size_t size, struct vigil_case *ret_case)
{
    ret_case->facts_count = 0;
    for (size_t at = 0; at + FACT_SIZE <= size; at += FACT_SIZE) {
        uint64_t instant;
        memcpy(&instant, bytes + at + 1, sizeof(instant));
        if (bytes[at] > 0 && bytes[at] < VIGIL_FACT_COUNT &&
            ret_case->facts_count < VIGIL_FACT_COUNT) {
            ret_case->facts[ret_case->facts_count++] = (struct vigil_case_fact){
                (enum vigil_fact)bytes[at], (vigil_instant)be64toh(instant)};
        }
    }
}

void
store_pack_read_pauses(const uint8_t *bytes, size_t size, struct vigil_case *ret_case)
{
    ret_case->pauses_count = 0;
    for (size_t at = 0; at + PAUSE_SIZE <= size; at += PAUSE_SIZE) {
        uint32_t from, until;
        memcpy(&from, bytes + at + 1, sizeof(from));
        memcpy(&until, bytes + at + 5, sizeof(until));
        if (ret_case->pauses_count < VIGIL_PAUSES_MAX) {
            ret_case->pauses[ret_case->pauses_count++] =
                (struct vigil_pause){.clock = (enum vigil_clock)bytes[at],
                                     .from_on = (vigil_date)be32toh(from),
                                     .until_on = (vigil_date)be32toh(until),
                                     .moves_extension = bytes[at + 9] != 0};
        }
    }
}
