#!/usr/bin/env python3
"""Working-day sums beside numpy's vectorised busday_offset, in one run, as a ratio.

    bench_calendar.py BENCH_CALENDAR HOLIDAYS.json [ROUNDS]

Two spans: up to 40 working days (what the clocks and alerts of today use) and up to 250,
a year. 500,000 random sums of each are done by both, in rounds, of which each takes the
quickest of REPEATS of either (a shared host is noisy). Prints both in ns per sum and the
median of the per-round ratios, and fails if one answer differs. Speed alone never fails
it.
"""
import json
import statistics
import subprocess
import sys
import tempfile
import time

import numpy

CASES, REPEATS, SPANS = 500_000, 9, (40, 250)


def cases_of(holidays, calendar, longest):
    """Random days on which the sum stays within the calendar, and lengths."""
    first = numpy.datetime64(str(holidays[0])[:4] + "-01-01")
    first = numpy.busday_offset(first, 0, roll="forward", busdaycal=calendar)
    last = numpy.datetime64(str(holidays[-1])[:4] + "-12-31") - 2 * longest
    random = numpy.random.default_rng(20260330)
    days = first + random.integers(0, int((last - first).astype(int)), CASES)
    lengths = random.integers(0, longest + 1, CASES)
    # n working days after a day off is n after the working day before it, so numpy is
    # told to roll backward; 0 after a day off is that day here, which numpy has not.
    lengths[~numpy.is_busday(days, busdaycal=calendar) & (lengths == 0)] = 1
    return days, lengths


def compare(program, holidays_path, holidays, longest, rounds):
    """Times both, prints, gives how many answers differ."""
    calendar = numpy.busdaycalendar(holidays=holidays)
    days, lengths = cases_of(holidays, calendar, longest)
    own, peer, ratios = [], [], []
    with tempfile.TemporaryDirectory() as folder:
        cases_path, answers_path = folder + "/cases", folder + "/answers"
        cases = numpy.empty((CASES, 2), dtype=numpy.int32)
        cases[:, 0] = days.astype("datetime64[D]").astype(numpy.int64)
        cases[:, 1] = lengths
        cases.tofile(cases_path)
        for _ in range(rounds):
            times = []
            for _ in range(REPEATS):
                start = time.perf_counter()
                theirs = numpy.busday_offset(
                    days, lengths, roll="backward", busdaycal=calendar)
                times.append((time.perf_counter() - start) * 1e9 / CASES)
            peer.append(min(times))
            printed = subprocess.run(
                [program, holidays_path, cases_path, answers_path, str(REPEATS)],
                check=True, capture_output=True, text=True).stdout
            own.append(min(float(line) for line in printed.split()))
            ratios.append(peer[-1] / own[-1])
        answers = numpy.fromfile(answers_path, dtype=numpy.int32)
    different = int(numpy.count_nonzero(answers != theirs.astype(numpy.int64)))
    print(f"0 to {longest} working days, {CASES} sums, {rounds} rounds of each in turn")
    print(f"  vigil, prefix table         {statistics.median(own):9.2f} ns a sum"
          f"  [{min(own):.2f} - {max(own):.2f}]")
    print(f"  numpy busday_offset, vector {statistics.median(peer):9.2f} ns a sum"
          f"  [{min(peer):.2f} - {max(peer):.2f}]")
    print(f"  ratio                       {statistics.median(ratios):9.0f} times as fast"
          f"  [{min(ratios):.0f} - {max(ratios):.0f}], aim 100")
    print(f"  different answers           {different:9d}")
    return different


def main():
    program, holidays_path = sys.argv[1:3]
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else 7
    with open(holidays_path, encoding="utf-8") as file:
        events = json.load(file)["england-and-wales"]["events"]
    holidays = numpy.array(sorted(e["date"] for e in events), dtype="datetime64[D]")
    different = sum(compare(program, holidays_path, holidays, longest, rounds)
                    for longest in SPANS)
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
