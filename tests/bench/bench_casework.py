#!/usr/bin/env python3
"""Loads an instance, asks it, and prints what that costs as ratios.

    bench_casework.py ask       many open cases, one with a long history; then the rounds
    bench_casework.py replay    with the daemons stopped: the journal into an empty case file

Run by tests/bench/casework.sh within its instance. Never fails on a number; it fails if the
replayed case file is another one.
"""

import json
import os
import pathlib
import re
import signal
import statistics
import subprocess
import sys
import time

ROUNDS = int(os.environ.get("VIGIL_BENCH_ROUNDS", "7"))
CASES = int(os.environ.get("VIGIL_BENCH_CASES", "100000"))
ENTRIES = int(os.environ.get("VIGIL_BENCH_ENTRIES", "200"))
BUILD = pathlib.Path(os.environ["VIGIL_BUILD"])
INSTANCE = pathlib.Path(os.environ["VIGIL_INSTANCE"])
EXAMPLE = pathlib.Path(__file__).parents[1] / "data" / "examples" / "notification.json"
PSQL = ["/usr/lib/postgresql/15/bin/psql", "-U", "postgres", "-X", "-q", "-A", "-t",
        "-v", "ON_ERROR_STOP=1"]
BENCH = BUILD / "bench" / "bench_casework"
CATCH_UP_S = 600


def sql(*statements, database="vigil"):
    """Each in a transaction of its own; what the last one says."""
    said = ""
    for statement in statements:
        said = subprocess.run([*PSQL, "-d", database, "-c", statement], check=True,
                              capture_output=True, text=True).stdout
    return said.strip()


def vigil(profile, *words):
    return subprocess.run(["vigil", "--profile", profile, *words], check=True,
                          capture_output=True, text=True).stdout


def long_history():
    """Questions and answers, as people would have them."""
    case_ref = re.search(r"CSP-[0-9A-Z-]+", vigil("e08000025", "notify", str(EXAMPLE))).group(0)
    for number in range(1, (ENTRIES - 1) // 2 + 1):
        vigil("panel", "question", case_ref, "words=What was known then?")
        vigil("e08000025", "answer", case_ref, f"question_no={number}",
              "words=It was known to the school, and to nobody else.")
    return case_ref


def wait_for_clocks():
    start = time.monotonic()
    while time.monotonic() - start < CATCH_UP_S:
        if sql("SELECT h.position - f.position FROM journal.head h, deadlines.follower f") == "0":
            return
        time.sleep(0.5)
    raise SystemExit("bench: the clocks do not catch up")


def print_ratio(what, each, sign, aim):
    median = statistics.median(each)
    met = ""
    if aim is not None:
        fine = median <= aim if sign == "<=" else median >= aim
        met = f"  aim {sign} {aim}: {'met' if fine else 'MISSED'}"
    print(f"  {what:56}{median:7.2f}  [{min(each):.2f} - {max(each):.2f}]{met}")


def ask_main():
    start = time.monotonic()
    subprocess.run([BENCH, "load", str(CASES)], check=True)
    loaded = time.monotonic() - start
    case_ref = long_history()
    wait_for_clocks()
    sql("VACUUM (ANALYZE)", "CHECKPOINT")
    counts = sql("SELECT (SELECT count(*) FROM casefile.cases), (SELECT count(*) FROM"
                 " casefile.item WHERE state = 1), (SELECT count(*) FROM deadlines.clock WHERE"
                 " state = 1), (SELECT count(*) FROM journal.entry WHERE case_ref ="
                 f" '{case_ref}')").split("|")
    print(f"loaded     {counts[0]} open cases of one authority in {loaded:.0f} s, with "
          f"{counts[1]} open items\n           and {counts[2]} running clocks; a case with "
          f"{counts[3]} entries")
    rounds, process = [], []
    for _ in range(ROUNDS):
        done = subprocess.run([BENCH, "ask", case_ref], check=True, stdout=subprocess.PIPE,
                              text=True)
        rounds.append(json.loads(done.stdout))
        for words in (("case", case_ref), ("inbox",)):
            start = time.monotonic()
            vigil("e08000025", *words)
            process.append((words[0], (time.monotonic() - start) * 1e6))
    print(f"rounds     {ROUNDS}, of 2000 reads and {rounds[0]['asks']} of each question; "
          "medians; microseconds\n")
    names = [("read", "a row read by its key, libpq, Unix socket"),
             ("status", "vigil status: the way there and back, for comparison"),
             ("case", "vigil case, the long history"),
             ("inbox", "vigil inbox, the authority's first page"),
             ("inbox_middle", "  the same, a page in the middle"),
             ("inbox_panel", "vigil inbox, the Panel's first page")]
    for name, what in names:
        each = [r[name] for r in rounds]
        rows = f", {rounds[0][name + '_rows']} rows" if name + "_rows" in rounds[0] else ""
        print(f"  {what:56}{statistics.median(each):9.0f}  [{min(each):.0f} - {max(each):.0f}]"
              f"  mean {statistics.median(r[name + '_mean'] for r in rounds):.0f}{rows}")
    for name in ("case", "inbox"):
        each = [us for word, us in process if word == name]
        print(f"  vigil {name}, the whole process{'':{50 - 22 - len(name)}}"
              f"{statistics.median(each):13.0f}  [{min(each):.0f} - {max(each):.0f}]")
    print("\nratios: median of the rounds [lowest - highest]")
    for name, what in names[2:]:
        print_ratio(what.strip() + " / a row read", [r[name] / r["read"] for r in rounds],
                    "<=", 50)


def digest(database):
    return sql("SELECT (SELECT md5(string_agg(c::text, E'\\n' ORDER BY case_ref))"
               " FROM casefile.cases c), (SELECT md5(string_agg(i::text, E'\\n' ORDER BY"
               " case_ref, kind, no)) FROM casefile.item i)", database=database)


def empty():
    sql("TRUNCATE casefile.cases, casefile.item", "CHECKPOINT", database="again")


def timed(command):
    start = time.monotonic()
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return time.monotonic() - start, done.stdout


def replay_main():
    sql("CREATE DATABASE again TEMPLATE vigil")
    config = INSTANCE / "again.conf"
    config.write_text(re.sub(r"(?m)^store.database = .*", "store.database = again",
                             (INSTANCE / "vigil.conf").read_text()))
    tables = {name: INSTANCE / f"{name}.rows" for name in ("cases", "item")}
    for name, path in tables.items():
        sql(f"\\copy casefile.{name} TO '{path}' (FORMAT binary)", database="again")
    rows = int(sql("SELECT (SELECT count(*) FROM casefile.cases) +"
                   " (SELECT count(*) FROM casefile.item)", database="again"))
    before = digest("again")
    copy = [*PSQL, "-d", "again", "-1"]
    for name, path in tables.items():
        copy += ["-c", f"\\copy casefile.{name} FROM '{path}' (FORMAT binary)"]
    copies, replays, said = [], [], ""
    for _ in range(ROUNDS):
        empty()
        copies.append(timed(copy)[0])
        empty()
        seconds, said = timed(["vigil-intake", "--replay", "--config", str(config)])
        replays.append(seconds)
    if digest("again") != before:
        raise SystemExit("bench: the replayed case file is another one")
    print(f"\nreplay     {said.strip()}; {rows} rows, the same afterwards")
    for what, each in (("vigil-intake --replay", replays), ("COPY of the same rows", copies)):
        rates = [rows / seconds for seconds in each]
        print(f"  {what:56}{statistics.median(rates):9.0f}  [{min(rates):.0f} - "
              f"{max(rates):.0f}] rows/s")
    print_ratio("rows/s, replay / COPY", [c / r for c, r in zip(copies, replays)], ">=", 0.3)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    if sys.argv[1] == "ask":
        ask_main()
    else:
        replay_main()


if __name__ == "__main__":
    main()
