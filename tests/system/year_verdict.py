"""Judges the ledger of a year: none early, none twice, none missing, and of those that were
reached while nobody looked the last one sent to each recipient. See year.py."""

import bisect
import re
from collections import Counter, defaultdict
from datetime import date, datetime, timedelta, timezone

from clocks_law import london_day

AT_ONCE = timedelta(minutes=5)  # time was not moved on within so much
LEDGER = """
    SELECT case_ref, clock, revision, rung, recipient, due_on,
           extract(epoch FROM reached_at) * 1000000, extract(epoch FROM raised_at) * 1000000,
           sent
      FROM deadlines.ledger"""

CLOCKS = "SELECT case_ref, clock, revision, started_on, due_on, state FROM deadlines.clock"
RUNNING, MET_IN_TIME, MET_LATE, STOPPED, PAUSED = "12345"


def clock_names(root):
    """The numbers of clocks, as the headers have them."""
    with open(f"{root}/include/vigil/clock_codes.h", encoding="utf-8") as file:
        text = file.read()
    table = text[text.index("#define VIGIL_CLOCKS(X)"):].split("\n\n")[0]
    return {number: name for number, name in re.findall(r"X\(\w+, (\d+), \"(\w+)\"\)", table)}


def instant(microseconds):
    return datetime.fromtimestamp(int(float(microseconds)) / 1e6, timezone.utc)


class Row:
    def __init__(self, cells, names):
        self.key = (cells[0], names[cells[1]], int(cells[2]), cells[3], cells[4])
        self.due_on = date.fromisoformat(cells[5])
        self.reached_at, self.raised_at = instant(cells[6]), instant(cells[7])
        self.sent = cells[8] == "t"


def judge(year, sql, root):
    """All that is wrong, as lines."""
    names, faults = clock_names(root), []
    rows = [Row(cells, names) for cells in sql(LEDGER)]
    found = {row.key: row for row in rows}
    until = year.looked[-1][0]
    expected = {key: (due_on, at, revision)
                for key, due_on, at, revision in year.book.rungs(until)}
    print(f"year: {len(rows)} rungs in the ledger, {len(expected)} expected; "
          f"{sum(row.sent for row in rows)} sent; {dict(Counter(k[1] for k in expected))}")
    for key in sorted(expected.keys() - found.keys()):
        if may_be_missing(*expected[key][1:], year.looked):
            continue
        faults.append(f"missing: {key} reached {expected[key][1]}")
    for key in sorted(found.keys() - expected.keys()):
        faults.append(f"not of the ladder: {key} due {found[key].due_on} "
                      f"raised {found[key].raised_at}")
    looked = [reached for reached, _ in year.looked]
    for key in sorted(expected.keys() & found.keys()):
        due_on, at, revision = expected[key]
        row = found[key]
        if (row.due_on, row.reached_at) != (due_on, at):
            faults.append(f"another day: {key} due {row.due_on} at {row.reached_at}, "
                          f"expected {due_on} at {at}")
        if row.raised_at < at:
            faults.append(f"early: {key} raised {row.raised_at}, reached {at}")
        seen = bisect.bisect_left(looked, max(at, revision.ran_from))
        if seen < len(looked) and row.raised_at > year.looked[seen][1]:
            faults.append(f"late: {key} raised {row.raised_at}, reached {at}")
    faults += judge_sent(rows, expected)
    faults += judge_clocks(sql(CLOCKS), names, year.book.cases)
    return faults


def judge_clocks(rows, names, cases):
    """Each revision of each clock as it is kept, against the one that the events give."""
    kept = {(ref, names[clock], int(revision)): tuple(rest)
            for ref, clock, revision, *rest in rows}
    given = {(case.ref, clock, revision.number): (case, revision)
             for case in cases.values() for clock, revisions in case.revisions.items()
             for revision in revisions}
    print(f"year: {len(kept)} revisions of clocks kept, {len(given)} from the events")
    faults = [f"clock not kept: {key}" for key in sorted(given.keys() - kept.keys())]
    faults += [f"clock unknown: {key} {kept[key]}" for key in sorted(kept.keys() - given.keys())]
    for key in sorted(kept.keys() & given.keys()):
        case, revision = given[key]
        last = revision is case.revisions[key[1]][-1]
        if revision.runs():
            state = RUNNING
        elif revision.met_at:
            state = MET_IN_TIME if london_day(revision.met_at) <= revision.due_on else MET_LATE
        elif last and any(p.clock == key[1] and not p.until for p in case.pauses):
            state = PAUSED
        else:
            state = STOPPED
        if state == STOPPED and revision.paused and kept[key][2] == PAUSED:
            state = PAUSED  # it is no matter which, of one that has gone
        wanted = (str(revision.started_on), str(revision.due_on), state)
        if kept[key] != wanted:
            faults.append(f"clock differs: {key} {kept[key]}, the events give {wanted}")
    return faults


def may_be_missing(at, revision, looked):
    """What was met before the rung and told behind it: the rung is there if somebody looked
    in between, and else it need not be."""
    if revision.met_at is None or revision.met_at > at:
        return False
    return not any(reached >= at and until <= revision.ran_until for reached, until in looked)


def judge_sent(rows, expected):
    """Of what one recipient was told at one time of one clock, the last alone is sent; and
    nothing if the clock did not run any more."""
    groups, faults = defaultdict(list), []
    for row in rows:
        if row.key in expected:
            groups[row.key[:3] + (row.key[4], row.raised_at)].append(row)
    collapsed = 0
    for group in groups.values():
        last = max(row.reached_at for row in group)
        revision = expected[group[0].key][2]
        runs = revision.runs_at(group[0].raised_at)
        if not runs and group[0].raised_at < revision.ran_until + AT_ONCE:
            continue  # the entry that ended it was on its way
        sent = [row for row in group if row.sent]
        collapsed += len(group) > 1
        if len(sent) != int(runs) or any(row.reached_at != last for row in sent):
            faults.append(f"sent {[row.key[3] for row in sent]} of {group[0].key[:3]} "
                          f"{[row.key[3] for row in group]} at {group[0].raised_at}, "
                          f"which {'runs' if runs else 'does not run'}")
    print(f"year: {collapsed} times several rungs at once for one recipient")
    if collapsed < 20:
        faults.append("void: too few were reached while nobody looked")
    return faults
