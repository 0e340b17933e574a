#!/usr/bin/env python3
"""A bank holiday that moves very many deadlines, beside writing the same rows plainly.

One case is notified through the gate and copied within the tables of the clocks; then the
calendar comes by `vigil calendar import` and `approve`, and the time runs from the order
until the calendar is in force. The peer writes just the rows that this has left (the old
revision's end, the new one, its explanation, its next rung, its entry in the journal) into
tables of the same shape and indexes, within the server, in transactions of as many cases.
Run by tests/bench/deadlines.sh in an instance. Never fails on a number.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import time

from bench_deadlines_sql import INSTANCE, sql

MOVES = int(os.environ.get("VIGIL_BENCH_MOVES", "100000"))
A_TIME = 1024  # DEADLINES_MOVES_MAX
ROUNDS = 3
ROOT = pathlib.Path(__file__).parents[2]
EXAMPLE = ROOT / "tests" / "data" / "examples" / "notification.json"
WAIT_S = 600
COPIED = ["facts", "clock", "explanation"]

# What the move has left, kept aside, and tables like those that it went into.
KEEP = """
DROP SCHEMA IF EXISTS bench CASCADE; CREATE SCHEMA bench;
CREATE TABLE bench.moved AS SELECT *, (row_number() OVER (ORDER BY case_ref) - 1) / {a_time}
    AS part FROM deadlines.clock WHERE revision = {revision};
CREATE TABLE bench.explained AS SELECT e.*, m.part FROM deadlines.explanation e
    JOIN bench.moved m USING (case_ref, clock, revision);
CREATE TABLE bench.woken AS SELECT w.*, m.part FROM deadlines.wake w
    JOIN bench.moved m USING (case_ref, clock, revision);
CREATE TABLE bench.told AS SELECT e.*, m.part FROM journal.entry e
    JOIN bench.moved m USING (case_ref) WHERE e.position > {position};
CREATE TABLE bench.clock (LIKE deadlines.clock INCLUDING ALL);
CREATE TABLE bench.explanation (LIKE deadlines.explanation INCLUDING ALL);
CREATE TABLE bench.wake (LIKE deadlines.wake INCLUDING ALL);
CREATE TABLE bench.entry (LIKE journal.entry INCLUDING ALL);
INSERT INTO bench.clock SELECT * FROM deadlines.clock WHERE revision < {revision};
CREATE INDEX ON bench.moved (part); CREATE INDEX ON bench.explained (part);
CREATE INDEX ON bench.woken (part); CREATE INDEX ON bench.told (part)"""

PLAIN = """
DO $$ DECLARE p bigint; BEGIN
    FOR p IN SELECT DISTINCT part FROM bench.moved ORDER BY 1 LOOP
        UPDATE bench.clock c SET state = 4, met_at = m.changed_at, changed_at = m.changed_at,
            turn = c.turn + 1 FROM bench.moved m WHERE m.part = p
            AND c.case_ref = m.case_ref AND c.clock = m.clock
            AND c.revision = m.revision - 1;
        INSERT INTO bench.clock SELECT {clock} FROM bench.moved WHERE part = p;
        INSERT INTO bench.explanation SELECT {explanation} FROM bench.explained WHERE part = p;
        INSERT INTO bench.wake SELECT {wake} FROM bench.woken WHERE part = p;
        INSERT INTO bench.entry SELECT {entry} FROM bench.told WHERE part = p;
        COMMIT;
    END LOOP;
END $$"""


def ask(text):
    return sql(text, database="vigil")


def vigil(profile, *words):
    done = subprocess.run(["vigil", "--profile", profile, *words], check=False,
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"bench: vigil {words[0]}: {done.stdout}{done.stderr}")
    return done.stdout


def wait_for(text, wanted):
    end = time.monotonic() + WAIT_S
    while ask(text) != wanted:
        if time.monotonic() > end:
            sys.exit(f"bench: this never came: {text}")
        time.sleep(0.1)


def columns(schema, table):
    """Those that are written: not the ones that PostgreSQL generates."""
    return ask("SELECT string_agg(column_name, ', ' ORDER BY ordinal_position) FROM"
               f" information_schema.columns WHERE table_schema = '{schema}'"
               f" AND table_name = '{table}'")


def fill():
    """One case by the front door, the others copied from it."""
    mine = INSTANCE / "notification.json"
    mine.write_text(EXAMPLE.read_text().replace("2026-03-02", "2026-04-13")
                    .replace("2026-03-03", "2026-04-14"))
    ref = re.search(r"CSP-\S+", vigil("e08000025", "notify", str(mine))).group()
    wait_for(f"SELECT count(*) FROM deadlines.clock WHERE case_ref = '{ref}' AND clock = 2", "1")
    for table in COPIED:
        ask(f"INSERT INTO deadlines.{table} SELECT (jsonb_populate_record(t,"
            " jsonb_build_object('case_ref', 'CSP-2027-' || lpad(n::text, 6, '0') || '-N'))).*"
            f" FROM deadlines.{table} t, generate_series(2, {MOVES}) n"
            f" WHERE case_ref = '{ref}'")
    ask("INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision, turn)"
        " SELECT wake_at, climbed_to, 'CSP-2027-' || lpad(n::text, 6, '0') || '-N', clock,"
        f" revision, turn FROM deadlines.wake, generate_series(2, {MOVES}) n"
        f" WHERE case_ref = '{ref}' AND wake_at > '2026-04-16'")
    ask("VACUUM (ANALYZE) deadlines.clock, deadlines.facts, deadlines.wake")
    ask("CHECKPOINT")


def move(number, calendar):
    """Another day of no work before all of them are due."""
    version, day = f"2026-{number}", f"2026-04-{26 + number:02}"
    calendar["england-and-wales"]["events"].append(
        {"title": "A day for all", "date": day, "notes": "", "bunting": True})
    calendar["england-and-wales"]["events"].sort(key=lambda event: event["date"])
    file = INSTANCE / f"{version}.json"
    file.write_text(json.dumps(calendar))
    vigil("operator", "calendar", "import", str(file), "--name", version)
    position = ask("SELECT position FROM journal.head")
    begun = time.monotonic()
    vigil("operator", "calendar", "approve", version)
    wait_for(f"SELECT moved FROM law.version WHERE kind = 1 AND version = '{version}'"
             " AND in_force_from IS NOT NULL", str(MOVES))
    return time.monotonic() - begun, position


def plain(number, position):
    ask(KEEP.format(a_time=A_TIME, revision=number + 1, position=position))
    names = {"clock": columns("deadlines", "clock"), "wake": columns("deadlines", "wake"),
             "explanation": columns("deadlines", "explanation"),
             "entry": columns("journal", "entry")}
    rows = ask("SELECT (SELECT count(*) FROM bench.moved), (SELECT count(*) FROM bench.explained),"
               " (SELECT count(*) FROM bench.woken), (SELECT count(*) FROM bench.told)")
    ask("VACUUM (ANALYZE) bench.moved, bench.clock, bench.explained, bench.woken, bench.told")
    ask("CHECKPOINT")
    begun = time.monotonic()
    ask(PLAIN.format(**names))
    return time.monotonic() - begun, rows


def main():
    fill()
    calendar = json.loads((ROOT / "config" / "bank-holidays.json").read_text())
    print(f"\na bank holiday that moves {MOVES} deadlines, {ROUNDS} times; the same rows "
          "plainly")
    ratios = []
    for number in range(1, ROUNDS + 1):
        ask("CHECKPOINT")
        took, position = move(number, calendar)
        peer, rows = plain(number, position)
        ratios.append(took / peer)
        print(f"  moved in {took:6.1f} s, plainly {peer:6.1f} s, ratio {took / peer:5.2f}; "
              f"rows of clock, explanation, wake, journal: {rows.replace('|', ', ')}",
              flush=True)
    median = sorted(ratios)[ROUNDS // 2]
    print(f"  ratio, the median {median:.2f}  aim <= 3: {'met' if median <= 3 else 'MISSED'}")


if __name__ == "__main__":
    main()
