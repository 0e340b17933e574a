"""The databases of bench_deadlines.py: a number of open clocks, and a tenth of it."""

import os
import pathlib
import subprocess

BUILD = pathlib.Path(os.environ["VIGIL_BUILD"])
INSTANCE = pathlib.Path(os.environ["VIGIL_INSTANCE"])
CLOCKS = int(os.environ.get("VIGIL_BENCH_CLOCKS", "10000000"))
SIZES = {"small": CLOCKS // 10, "large": CLOCKS}
PSQL = ["/usr/lib/postgresql/15/bin/psql", "-U", "postgres", "-X", "-q", "-A", "-t",
        "-v", "ON_ERROR_STOP=1"]

# Of clock n: Monday to Friday of 104 weeks; the first rung five working days before.
DUE = ("date '2026-06-01' + 7 * (n * 7919 % 104)::int + (n * 104729 / 104 % 5)::int")
CLOCK = ("'CSP-2026-' || n || '-N' AS case_ref, 2::smallint AS clock, 1 AS revision,"
         " 'E0' || 6000000 + n * 31 % 153 AS authority, 'rapid_review' AS rule,"
         " due - 21 AS started_on, due AS due_on, false AS provisional,"
         " 1::smallint AS state, NULL::timestamptz AS met_at,"
         " (due - 21)::timestamptz AS climbed_to,"
         " (due + 1)::timestamp AT TIME ZONE 'Europe/London' AS due_at,"
         " 'E0' || 6000000 + n * 31 % 153 AS owner")
WAKE_AT = "(due - 7 + time '09:00') AT TIME ZONE 'Europe/London'"
COLUMNS = ("case_ref, clock, revision, authority, rule, started_on, due_on, provisional,"
           " state, met_at, climbed_to, due_at, owner")


def sql(*statements, database):
    """Each in a transaction of its own; what the last one says."""
    said = ""
    for statement in statements:
        said = subprocess.run([*PSQL, "-d", database, "-c", statement], check=True,
                              stdout=subprocess.PIPE, text=True).stdout
    return said.strip()


def indexes(database):
    """Of deadlines.clock: the statements that make them."""
    return sql("SELECT indexdef FROM pg_indexes WHERE schemaname = 'deadlines' AND tablename"
               " = 'clock' ORDER BY indexname", database=database).splitlines()


def fill(database):
    count = SIZES[database]
    sql(f"CREATE DATABASE {database} TEMPLATE vigil", database="postgres")
    made = indexes(database)
    rows = f"(SELECT n, {DUE} AS due FROM generate_series(1, {count}::bigint) n) g"
    fast = "SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 0; "
    names = [index.split(" INDEX ")[1].split()[0] for index in made]
    drops = "".join(f"DROP INDEX deadlines.{name};" for name in names if name != "clock_pkey")
    sql("ALTER TABLE deadlines.clock DROP CONSTRAINT clock_pkey;" + drops,
        f"INSERT INTO deadlines.clock ({COLUMNS}) SELECT {CLOCK} FROM {rows}",
        "CREATE SCHEMA bench",
        "CREATE TABLE bench.plain (LIKE deadlines.clock INCLUDING DEFAULTS,"
        " next_rung_at timestamptz)",
        f"INSERT INTO bench.plain ({COLUMNS}, next_rung_at)"
        f" SELECT {CLOCK}, {WAKE_AT} FROM {rows}",
        "GRANT USAGE ON SCHEMA bench TO vigil_deadlines",
        "GRANT SELECT, UPDATE ON bench.plain TO vigil_deadlines",
        "INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)"
        f" SELECT wake_at, climbed_to, case_ref, clock, revision FROM"
        f" (SELECT {CLOCK}, {WAKE_AT} AS wake_at FROM {rows}) c",
        *(fast + index for index in made),
        *(fast + index.replace("deadlines.clock", "bench.plain") for index in made),
        fast + "CREATE INDEX plain_next_rung ON bench.plain (next_rung_at)"
               " WHERE next_rung_at IS NOT NULL",
        "VACUUM (ANALYZE) deadlines.clock, deadlines.wake, bench.plain",
        "CHECKPOINT", database=database)


def fill_clocks(database, prefix, count):
    """Clocks whose first rung is reached already."""
    sql(f"INSERT INTO deadlines.clock ({COLUMNS}) SELECT '{prefix}' || n || '-N', 2, 1,"
        " 'E08000025', 'rapid_review', '2026-03-30', '2026-04-21', false, 1, NULL,"
        f" '2026-03-30', '2026-04-22', 'E08000025' FROM generate_series(0, {count} - 1) n",
        database=database)


def fill_wakes(database, prefix, count, at_us):
    """Each of them is to be looked at at its instant: an SQL expression of n, from 0 on."""
    sql("INSERT INTO deadlines.wake (wake_at, climbed_to, case_ref, clock, revision)"
        f" SELECT timestamptz 'epoch' + ({at_us}) * interval '1 microsecond', '2026-03-30',"
        f" '{prefix}' || n || '-N', 2, 1 FROM generate_series(0, {count} - 1) n",
        database=database)
