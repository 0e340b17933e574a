/* Random numbers that a seed gives again (splitmix64). Not for secrets. */
#ifndef CHAOS_RANDOM_H
#define CHAOS_RANDOM_H

#include <stdint.h>

static inline uint64_t
chaos_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9e3779b97f4a7c15));
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

/* 0 to below - 1. */
static inline uint64_t
chaos_random_below(uint64_t *state, uint64_t below)
{
    return chaos_random(state) % below;
}

#endif
