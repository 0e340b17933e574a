/*
 * Followers of the journal that do nothing but keep their position: what the delivery
 * itself costs. Each is a process with a subscription to intake's feed and a row of
 * bench.follower, which it moves once for each run of entries; what it missed it reads
 * from the journal.
 */
#ifndef BENCH_FOLLOWERS_H
#define BENCH_FOLLOWERS_H

#include "bench_run.h"

/* Forks run->followers of them; they end with run->marks->stop, or with us. */
void bench_followers_start(struct bench_run *run);

#endif
