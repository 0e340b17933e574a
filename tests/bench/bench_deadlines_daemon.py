"""The daemon itself, for bench_deadlines.py: a real vigil-deadlines on each database, with
rungs that fall at staggered instants, then several times very many at one; then both of
them while nothing is due."""

import json
import os
import pathlib
import struct
import subprocess
import time

from bench_deadlines_sql import BUILD, INSTANCE, SIZES, fill_clocks, fill_wakes, sql

STAGGERED = 500
STEP_US = 20_000
RUSHES = 4
RUSH = min(20_000, SIZES["small"] // 5)
RUSH_EVERY_US = max(1_000_000, 400 * RUSH)
WAIT_US = 8_000_000  # until the first one
IDLE_S = 6
ROOT = pathlib.Path(__file__).parents[2]
SOCKETS = pathlib.Path(os.path.realpath(INSTANCE / "socket")) / "bus"
ONE, MANY = "CSP-2027-", "CSP-2029-"  # the first is BENCH_CLAIM_HEARD


class Daemon:
    def __init__(self, database):
        self.database = database
        self.sockets = SOCKETS / database
        self.sockets.mkdir(mode=0o700)
        self.config = INSTANCE / f"{database}.conf"
        self.config.write_text(f"run.socket_dir = {self.sockets}\n"
                               f"run.config_dir = {ROOT}/config\n"
                               f"run.sandbox_clock = {INSTANCE}/clock\n"
                               f"store.host = {os.environ['PGHOST']}\n"
                               f"store.database = {database}\n")

    def start(self):
        with open(INSTANCE / "log" / f"{self.database}.log", "w") as log:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig=TERM", str(BUILD / "bin" / "vigil-deadlines"),
                 "--config", str(self.config)], stderr=log)
        while not self.server():
            if self.process.poll() is not None:
                raise SystemExit(f"bench: vigil-deadlines ended: log/{self.database}.log")
            time.sleep(0.05)

    def server(self):
        """Its process of PostgreSQL."""
        return sql(f"SELECT pid FROM pg_stat_activity WHERE datname = '{self.database}' AND"
                   " application_name = 'deadlines'", database="postgres")

    def memory_kb(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmRSS:")[1].split()[0])

    def stop(self):
        self.process.terminate()
        self.process.wait()


def now_us():
    """As the instance's clock has it."""
    offset = (INSTANCE / "clock").read_bytes()[:8]
    return time.time_ns() // 1000 + struct.unpack("=q", offset)[0]


def wait_for(database, count):
    end = time.monotonic() + 120
    while int(sql("SELECT count(*) FROM deadlines.ledger WHERE rung = 'before_5' AND case_ref"
                  f" LIKE '{MANY}%'", database=database)) < count:
        if time.monotonic() > end:
            raise SystemExit("bench: the rungs are not raised")
        time.sleep(0.5)


def hear(daemon):
    database = daemon.database
    fill_clocks(database, ONE, STAGGERED)
    fill_clocks(database, MANY, RUSH * RUSHES)
    start = now_us() + WAIT_US
    rush = start + STAGGERED * STEP_US + RUSH_EVERY_US
    fill_wakes(database, ONE, STAGGERED, f"{start} + n * {STEP_US}")
    fill_wakes(database, MANY, RUSH * RUSHES, f"{rush} + n / {RUSH} * {RUSH_EVERY_US}")
    daemon.start()
    listening = subprocess.Popen(
        [BUILD / "bench" / "bench_deadlines", "hear",
         daemon.sockets / "deadlines" / "deadlines.feed", str(start), str(STEP_US),
         str(STAGGERED)], stdout=subprocess.PIPE, text=True)
    if now_us() > start:
        raise SystemExit("bench: the machine is too slow for WAIT_US")
    got = {"memory_start": daemon.memory_kb()}
    got.update(json.loads(listening.communicate()[0]))
    for number in range(RUSHES):
        wait_for(database, RUSH * (number + 1))
        if number == 0:
            got["memory_first"] = daemon.memory_kb()
    got["memory_last"] = daemon.memory_kb()
    got["rush_s"] = float(sql(
        f"SELECT max(extract(epoch FROM raised_at) - {rush / 1e6} - n / {RUSH} *"
        f" {RUSH_EVERY_US / 1e6}) FROM deadlines.ledger, split_part(case_ref, '-', 3) c,"
        f" CAST(c AS integer) n WHERE rung = 'before_5' AND case_ref LIKE '{MANY}%'",
        database=database))
    return got


def cpu_ns(pid):
    return int(pathlib.Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def idle_round(both):
    """Nanoseconds of each daemon and its server's process, at the same time."""
    pids = [(daemon.process.pid, daemon.server()) for daemon in both]
    before = [sum(map(cpu_ns, of)) for of in pids]
    time.sleep(IDLE_S)
    return [sum(map(cpu_ns, of)) - b for of, b in zip(pids, before)]


def measure(rounds):
    """Of each round what it costs to wait; of each database what was heard."""
    both = [Daemon(database) for database in SIZES]
    heard = {daemon.database: hear(daemon) for daemon in both}
    time.sleep(IDLE_S)  # what is dealt with is removed meanwhile
    idle = [idle_round(both) for _ in range(rounds)]
    for daemon in both:
        daemon.stop()
    return idle, heard


def report(idle, heard, line, verdict):
    print(f"\nthe daemon: {STAGGERED} rungs, one each {STEP_US // 1000} ms; then {RUSHES} "
          f"times {RUSH} at one instant")
    for database, got in heard.items():
        size = f"{SIZES[database]} open clocks"
        verdict(f"{size}: p99 from the rung to its committed row, ms", [got["p99"] / 1000],
                "<=", 20)
        line(f"{size}: p50, and the latest", [got["p50"] / 1000, got["max"] / 1000], "ms")
        line(f"{size}: all at one instant, the last is raised after", [got["rush_s"]], "s")
        verdict(f"{size}: memory after all of it / after the first {RUSH}",
                [got["memory_last"] / got["memory_first"]], "<=", 1.05)
        line(f"{size}: memory at the start, and the most",
             [got["memory_start"], got["memory_last"]], "kB")
    for at, database in enumerate(SIZES):
        line(f"{SIZES[database]} open clocks: CPU while nothing is due, daemon and server",
             [each[at] / 1000 / IDLE_S for each in idle], "us/s")
