"""A year of national volume in the time of a sandbox, with everything killed at random.

What is sent is year_schedule.py's, what must lie in the ledger of alerts clocks_oracle.py's.
Everything goes through the gate by one client that stays (year_client.c). In between time
moves on, daemons and PostgreSQL are killed, and four times nobody looks for a week or more.

    year.py [SEED [NOTIFICATIONS]]     in an instance (./run with); the seed is printed
"""

import json
import os
import random
import signal
import struct
import subprocess
import sys
import time
from collections import Counter
from datetime import date, datetime, timedelta, timezone

from clocks_law import Law
from clocks_oracle import Book
from year_schedule import LONDON, Schedule
from year_verdict import judge

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
INSTANCE = os.environ["VIGIL_INSTANCE"]
BUILD = os.environ["VIGIL_BUILD"]
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
VICTIMS = ["deadlines", "deadlines", "intake", "decisions", "gate", "postgres"]
KILLS, LEAST_KILLS = 40, 30
SHOULD_S, MUST_S = 120, 240  # on a quiet machine; on any
QUIET_S = 30
EVES = 0.1  # how often time stands just before the hour of the rungs
QUIET = """
    SELECT (SELECT position FROM deadlines.follower) >= (SELECT position FROM journal.head)
           AND NOT EXISTS (SELECT FROM deadlines.wake AS w, deadlines.wake_cursor AS c
                            WHERE (w.wake_at, w.seq) > (c.wake_at, c.seq)
                              AND w.wake_at <= '{}')"""


def now():
    """The sandbox's time: see base_time.h."""
    with open(f"{INSTANCE}/clock", "rb") as file:
        offset = struct.unpack("q", file.read(8))[0]
    return EPOCH + timedelta(microseconds=time.time_ns() // 1000 + offset)


class Sql:
    """A psql that stays until PostgreSQL is killed."""

    def __init__(self):
        self.process = None

    def __call__(self, text):
        """Rows, or None if PostgreSQL is away just now."""
        if self.process is None:
            self.process = subprocess.Popen(
                ["psql", "-U", "postgres", "-XqAtF", "\t", "-v", "ON_ERROR_STOP=1"], text=True,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        rows = []
        try:
            self.process.stdin.write(text + ";\n\\echo .\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            self.end()
            return None
        while (line := self.process.stdout.readline()) not in (".\n", ""):
            rows.append(line.rstrip("\n").split("\t"))
        if line == "":
            self.end()
            return None
        return rows

    def end(self):
        self.process.kill()
        self.process.wait()
        self.process = None


sql = Sql()


class Client:
    def __init__(self):
        self.process = subprocess.Popen([f"{BUILD}/tools/vigil-year-client"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def begin(self, lines):
        for line in lines:
            self.process.stdin.write("\t".join(line) + "\n")
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self, count):
        return [self.process.stdout.readline().rstrip("\n").split("\t") for _ in range(count)]


class Year:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.client = Client()
        self.book = Book(Law(f"{ROOT}/config"))
        self.log = open(f"{INSTANCE}/log/year.log", "w", encoding="utf-8")
        self.refs, self.counts, self.kills = {}, Counter(), Counter()
        self.refused, self.attempts = Counter(), 0
        self.looked = []  # (from, until): reached before `from`, entered by `until`

        self.spent = Counter()

    # ---- Faults --------------------------------------------------------------------------

    def kill(self):
        """Some process, if it is there just now; nobody waits for it to come back."""
        name = self.random.choice(VICTIMS)
        try:
            with open(f"{INSTANCE}/run/{name}.ready", encoding="ascii") as file:
                os.kill(int(file.read()), signal.SIGKILL)
        except (OSError, ValueError):
            return
        self.kills[name] += 1

    def exchange(self, lines, kill):
        self.client.begin(lines)
        if kill:
            time.sleep(self.random.random() * 0.012)
            self.kill()
        return self.client.end(len(lines))

    # ---- Time ----------------------------------------------------------------------------

    def advance(self, instant, kill):
        step = int((instant - now()).total_seconds() * 1e6)
        if step > 0:
            answer = self.exchange([["operator", "time_advance", str(step)]], kill)[0]
            if answer[0] != "ok":
                sys.exit(f"year: time did not move: {answer}")

    def quiet(self):
        """Waits until all that is reached by now is in the ledger."""
        reached = now()
        until = time.monotonic() + QUIET_S
        while True:
            rows = sql(QUIET.format(reached.isoformat()))
            if rows == [["t"]]:
                break
            if time.monotonic() > until:
                sys.exit(f"year: the deadlines are not quiet after {QUIET_S} s")
            time.sleep(0.01)
        self.looked.append((reached, now()))

    def stop_before_nine(self, instant):
        """Now and then: rungs are reached at nine, and none may be raised the minute before."""
        eve = instant.replace(hour=8, minute=59, second=0)
        if self.random.random() < EVES and now() < eve < instant:
            self.advance(eve, False)
            self.quiet()

    # ---- Sending -------------------------------------------------------------------------

    def line_of(self, step):
        body = dict(step.body)
        if step.what == "lcspr":
            body["links"] = [{"case_ref": self.refs[one["notification_ref"]]}
                             for one in body["links"] if one["notification_ref"] in self.refs]
        step.sent = body
        return [step.profile, step.what, json.dumps(body)]

    def send(self, steps, kill):
        answers = self.exchange([self.line_of(step) for step in steps], kill)
        taken = []
        for step, answer in zip(steps, answers):
            self.counts[answer[0]] += 1
            self.attempts += int(answer[1])
            if answer[0] == "ok":
                ref = answer[4]
                if step.what in ("notification", "lcspr"):
                    self.refs[step.about[0]] = ref
                taken.append((int(answer[2]), ref, step, EPOCH + timedelta(
                    microseconds=int(answer[3]))))
            else:
                self.refused[" ".join([step.what, *answer[2:]])] += 1
        for position, ref, step, instant in sorted(taken, key=lambda one: one[0]):
            print(json.dumps([position, str(instant), ref, step.what, step.sent]),
                  file=self.log)
            self.book.take(ref, step.what, step.sent, instant)

    def run(self, schedule):
        outages = [(date(2026, 6, 9), 9), (date(2026, 8, 27), 6), (date(2026, 12, 22), 14),
                   (date(2027, 2, 3), 30)]
        slots = {}
        for step in schedule.steps:
            at = step.at
            for since, days in outages:
                if since <= at.date() < since + timedelta(days=days):
                    at = datetime.combine(since + timedelta(days=days), at.time(), LONDON)
            slots.setdefault((at, step.at), []).append(step)
        order = sorted(slots)
        killing = set(self.random.sample(range(len(order)), KILLS))
        for number, key in enumerate(order):
            kill = number in killing
            first = self.random.random() < 0.5
            begun = time.monotonic()
            self.stop_before_nine(key[0])
            self.advance(key[0], kill and first)
            moved = time.monotonic()
            if self.random.random() < 0.5:
                self.quiet()
            looked = time.monotonic()
            self.send(slots[key], kill and not first)
            self.spent.update({"moving": moved - begun, "looking": looked - moved,
                               "sending": time.monotonic() - looked})


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else int(os.environ.get("VIGIL_SEED", "0"))
    seed = seed or random.SystemRandom().randrange(1, 1 << 31)
    # the sanitizers make everything several times slower
    count = 120 if BUILD.endswith("asan") else 500
    count = int(sys.argv[2]) if len(sys.argv) > 2 else count
    print(f"year: seed {seed}, {count} notifications", flush=True)
    begun = time.monotonic()
    year = Year(seed)
    year.run(Schedule(seed, date(2026, 4, 1), date(2027, 3, 31), count))
    year.advance(datetime(2027, 4, 1, 12, tzinfo=LONDON), False)
    year.quiet()
    took = time.monotonic() - begun
    print(f"year: {sum(year.counts.values())} submissions, {dict(year.counts)}, "
          f"{year.attempts} attempts; killed {dict(year.kills)}; {took:.0f} s: "
          + ", ".join(f"{what} {spent:.0f} s" for what, spent in year.spent.items()))
    for what, count in year.refused.most_common():
        print(f"year:   refused {count}: {what}")
    faults = judge(year, sql, ROOT)
    if sum(year.kills.values()) < LEAST_KILLS:
        faults.append("void: too few were killed")
    if year.counts["ok"] < 0.9 * sum(year.counts.values()):
        faults.append("void: too few were acknowledged")
    if took > SHOULD_S:
        print(f"year: slower than the {SHOULD_S} s of a quiet machine: load {os.getloadavg()[0]}")
    if took > MUST_S:
        faults.append(f"it took longer than {MUST_S} s")
    for fault in faults[:40]:
        print(f"year: {fault}")
    print(f"year: {len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
