#!/usr/bin/env python3
"""Fills two databases with open clocks, measures vigil-deadlines on them beside the plain
form, and prints that as ratios. Run by tests/bench/deadlines.sh. Never fails on a number.

The clocks are put into the tables directly: rapid reviews, due on working days of two
years, the case and its due day in no order. What both sides of a claim leave committed:

    vigil   a row of deadlines.wake for each clock's next rung, which is worked out by the
            ladder; the cursor
    plain   the clock's row at a new version, with the next rung's time, and its entries
            in all of its indexes; the time is not worked out

The whole tick of the daemon, with ledger and journal, is measured too, beside nothing.
"""

import json
import os
import signal
import statistics
import subprocess
import sys
import time

import bench_deadlines_daemon as daemons
from bench_deadlines_sql import BUILD, SIZES, fill, sql

ROUNDS = int(os.environ.get("VIGIL_BENCH_ROUNDS", "5"))
CLAIMS = int(os.environ.get("VIGIL_BENCH_CLAIMS", "100000"))
BENCH = BUILD / "bench" / "bench_deadlines"


def bench(*words):
    done = subprocess.run([BENCH, *map(str, words)], check=True, stdout=subprocess.PIPE,
                          text=True)
    return json.loads(done.stdout)


def one_round(number, database):
    """The peer first in every other one; what was claimed is cleaned up between rounds."""
    sql("VACUUM bench.plain, deadlines.wake", "CHECKPOINT", database=database)
    sides = ["wake", "plain"] if number % 2 == 0 else ["plain", "wake"]
    got = {side: bench(side, database, CLAIMS) for side in sides}
    got["tick"] = bench("tick", database, CLAIMS // 5)
    return got


def line(what, each, unit=""):
    print(f"  {what:62}{statistics.median(each):11.1f}  [{min(each):.1f} - {max(each):.1f}]"
          f" {unit}")


def verdict(what, each, sign, aim):
    median = statistics.median(each)
    fine = median <= aim if sign == "<=" else median >= aim
    print(f"  {what:62}{median:7.2f}  [{min(each):.2f} - {max(each):.2f}]"
          f"  aim {sign} {aim}: {'met' if fine else 'MISSED'}")


def print_numbers(database, rounds):
    print(f"\n{SIZES[database]} open clocks, {CLAIMS} claims a round, {len(rounds)} rounds: "
          "medians [lowest - highest]")
    for side in ("wake", "plain"):
        name = "vigil" if side == "wake" else side
        line(f"{name}: claimed a second", [r[side]["a_second"] for r in rounds])
        for key, words in (("clean_first", "clean, one"), ("clean", "clean, median"),
                           ("clean_new_first", "clean, new connection, first"),
                           ("after_first", "right after the claims, first"),
                           ("after_new_first", "right after, new connection, first"),
                           ("after", "right after, median")):
            line(f"{name}: what is due next, {words}", [r[side][key] for r in rounds], "us")
    line("vigil: a second by the whole tick, with ledger and journal",
         [r["tick"]["a_second"] for r in rounds])


def print_ratios(all_rounds):
    print("\nratios: median of the rounds' own [lowest - highest]")
    for database, rounds in all_rounds.items():
        print(f" {SIZES[database]} open clocks")
        verdict("claimed a second, vigil / plain",
                [r["wake"]["a_second"] / r["plain"]["a_second"] for r in rounds], ">=", 1.5)
        for side, name in (("wake", "vigil"), ("plain", "plain form, for comparison")):
            for after, clean, words in (
                    ("after_first", "clean_first", "the first one"),
                    ("after", "clean", "median, against clean"),
                    ("after_new_first", "clean_new_first", "new connection, the first one")):
                each = [r[side][after] / r[side][clean] for r in rounds]
                text = f"due next after the claims, {words}"
                if side == "wake":
                    verdict(text, each, "<=", 3)
                else:
                    line(f"({text}; {name})", each)
    small, large = all_rounds.values()
    verdict(f"due next, {SIZES['large']} / {SIZES['small']} clocks",
            [b["wake"]["clean"] / a["wake"]["clean"] for a, b in zip(small, large)],
            "<=", 1.1)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    sql("ALTER SYSTEM SET autovacuum = off", "SELECT pg_reload_conf()", database="vigil")
    for database in SIZES:
        start = time.monotonic()
        fill(database)
        size = sql("SELECT pg_size_pretty(pg_database_size(current_database()))",
                   database=database)
        print(f"filled     {SIZES[database]} open clocks in {time.monotonic() - start:.0f} s, "
              f"{size} with the plain form's table", flush=True)
    idle, heard = daemons.measure(ROUNDS)
    all_rounds = {database: [] for database in SIZES}
    for number in range(ROUNDS):
        for database, rounds in all_rounds.items():
            rounds.append(one_round(number, database))
    for database, rounds in all_rounds.items():
        print_numbers(database, rounds)
    daemons.report(idle, heard, line, verdict)
    print_ratios(all_rounds)
    verdict("CPU while nothing is due, daemon and its server process, large / small",
            [large / small for small, large in idle], "<=", 1.1)


if __name__ == "__main__":
    main()
