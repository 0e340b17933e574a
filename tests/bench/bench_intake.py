#!/usr/bin/env python3
"""Runs the cells of the intake benchmark in turn and prints what they say, as ratios.

    bench_intake.py rounds STORED              own, libpq and RabbitMQ, interleaved
    bench_intake.py daemons STORED [NAME]...   own with the real followers NAME

Run by tests/bench/intake.sh within its instance. Never fails on a number; it fails if an
acknowledged notification is not there afterwards.
"""

import json
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import time

from bench_broker import Broker

ROUNDS = int(os.environ.get("VIGIL_BENCH_ROUNDS", "5"))
SECONDS = int(os.environ.get("VIGIL_BENCH_SECONDS", "4"))
BUILD = pathlib.Path(os.environ["VIGIL_BUILD"])
INSTANCE = pathlib.Path(os.environ["VIGIL_INSTANCE"])
RESULTS = INSTANCE / "results.json"
PSQL = "/usr/lib/postgresql/15/bin/psql"
CATCH_UP_S = 60
NAMES = {"own": "vigil", "libpq": "(a) plain libpq", "rabbit": "(b) RabbitMQ quorum"}

# program, in flight, followers (or consumers)
CELLS = [("own", 128, 0), ("libpq", 128, 0), ("own", 128, 3), ("rabbit", 128, 1),
         ("own", 128, 1), ("own", 1, 3), ("libpq", 1, 0), ("rabbit", 1, 1)]


def sql(statement):
    return subprocess.run(
        [PSQL, "-U", "postgres", "-X", "-q", "-A", "-t", "-F", " ", "-c", statement],
        check=True, capture_output=True, text=True).stdout.split()


def pid_of(name):
    return (INSTANCE / "run" / (name + ".pid")).read_text().strip()


def run_cell(cell, broker, names=()):
    """Runs one program and gives what it says."""
    program, in_flight, followers = cell
    command = [str(BUILD / "bench" / ("bench_" + program)), "--seconds", str(SECONDS),
               "--in-flight", str(in_flight), "--followers", str(followers)]
    if program == "rabbit":
        command += ["--amqp", str(broker.port), "--cpu", f"server={broker.pid}"]
    else:
        command += ["--cpu", "server=" + pid_of("postgres")]
    if program == "own":
        feed = next((INSTANCE / "socket").resolve().rglob("intake.feed"))
        command += ["--feed", str(feed)]
        for name in ("gate", "intake", *names):
            command += ["--cpu", f"{name}={pid_of(name)}"]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    result = json.loads(done.stdout)
    if result["refused"] or result["missing"]:
        print(f"  note: {cell}: {result['refused']} refused, {result['missing']} not seen "
              "by all followers in time")
    return result


def total_cpu(result):
    return sum(result["cpu"].values())


def middle(rounds, cell, key):
    if callable(key):
        return statistics.median(key(results[cell]) for results in rounds)
    return statistics.median(results[cell][key] for results in rounds)


def conditions(stored, broker):
    def first_line(*command):
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        return (done.stdout.splitlines() or ["unknown"])[0].strip()

    cpu = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo", encoding="utf-8")
                if line.startswith("model name")), "unknown processor")
    memory = int(open("/proc/meminfo", encoding="utf-8").readline().split()[1]) // 1048576
    versions = dict(zip(*[iter(subprocess.run(
        ["dpkg-query", "-W", "-f", "${Package} ${Version} ", "postgresql-15",
         "rabbitmq-server", "erlang-base", "libzmq5", "libpq5", "librabbitmq4"],
        capture_output=True, text=True, check=False).stdout.split())] * 2))
    settings = sql("SELECT name || '=' || current_setting(name) FROM unnest(ARRAY['fsync', "
                   "'synchronous_commit', 'full_page_writes', 'data_checksums', "
                   "'shared_buffers', 'max_wal_size']) name")
    print(f"machine    {os.cpu_count()} x {cpu}, {memory} GiB, Linux {os.uname().release}")
    print("versions   " + ", ".join(f"{name} {of}" for name, of in versions.items()))
    print("           " + first_line("gcc", "--version"))
    print("PostgreSQL " + " ".join(settings))
    print(f"stored     {stored} notifications before; the same cluster for vigil and (a)")
    print(f"RabbitMQ   {broker.environment['RABBITMQ_NODENAME'].split('@')[0]}, one node, "
          "quorum queue, persistent, confirms; its package's settings")
    print(f"rounds     {ROUNDS} of {len(CELLS)} cells in turn, {SECONDS} s each after "
          "0.5 s of warm-up; medians; microseconds; CPU in s for 10,000")
    print("clients    vigil: libvigil, CURVE over TCP, one connection; (a): one connection, "
          "Unix socket;\n           (b): one connection, TCP; all on this host")
    print("e2e        from the sender's send to the last follower's commit; (b): to the "
          "consumer's receipt,\n           which commits nothing ('in hand' is the same for "
          "vigil)\n")


def table(rounds):
    heads = ["client", "gate", "intake", "server", "followers"]
    print(f"{'':22}{'in fl.':>7}{'foll.':>6}{'acked/s':>9}{'ack p50':>9}{'p99':>8}"
          f"{'in hand p50':>12}{'p99':>8}{'e2e p50':>9}{'p99':>8}  CPU: total"
          + "".join(f"{head:>10}" for head in heads))
    for cell in sorted(CELLS, key=lambda c: (-c[1], list(NAMES).index(c[0]), c[2])):
        program, in_flight, followers = cell
        print(f"{NAMES[program]:22}{in_flight:7}{followers:6}"
              f"{middle(rounds, cell, 'rate'):9.0f}"
              f"{middle(rounds, cell, 'ack_p50'):9.0f}{middle(rounds, cell, 'ack_p99'):8.0f}",
              end="")
        for key, width in (("seen_p50", 12), ("seen_p99", 8), ("done_p50", 9), ("done_p99", 8)):
            text = f"{middle(rounds, cell, key):.0f}" if followers else "-"
            print(f"{text:>{width}}", end="")
        print(f"{middle(rounds, cell, total_cpu):12.3f}", end="")
        for head in heads:
            used = statistics.median(r[cell]["cpu"].get(head, 0) for r in rounds)
            print(f"{f'{used:.3f}' if used else '-':>10}", end="")
        print()


def ratios(rounds):
    own0, own1, own3 = ("own", 128, 0), ("own", 128, 1), ("own", 128, 3)
    plain, broker = ("libpq", 128, 0), ("rabbit", 128, 1)
    single, single_plain, single_broker = ("own", 1, 3), ("libpq", 1, 0), ("rabbit", 1, 1)
    rows = [
        ("acked/s, vigil / (a), 128 in flight", own0, plain, "rate", ">=", 0.75),
        ("acked/s, vigil with 1 follower / (b) with 1", own1, broker, "rate", ">=", 1.0),
        ("acked/s, vigil with 3 followers / (b) with 1", own3, broker, "rate", ">=", 1.0),
        ("CPU, vigil with 1 follower / (b) with 1", own1, broker, total_cpu, "<=", 1.0),
        ("CPU, vigil with 3 followers / (b) with 1", own3, broker, total_cpu, None, None),
        ("e2e p99, vigil to 3 commits / (b) to 1 receipt", own3, broker, "done_p99", "<=", 1.0),
        ("  the same in hand, before the commit", own3, broker, "seen_p99", None, None),
        ("acked/s, vigil with 3 followers / without", own3, own0, "rate", ">=", 0.9),
        ("ack p99, vigil with 3 followers / (b)", own3, broker, "ack_p99", None, None),
        ("1 in flight: acked/s, vigil / (a)", single, single_plain, "rate", None, None),
        ("1 in flight: acked/s, vigil / (b)", single, single_broker, "rate", None, None),
        ("1 in flight: e2e p99, vigil / (b)", single, single_broker, "done_p99", None, None),
    ]
    print("\nratios: median of the rounds [lowest - highest]")
    for what, over, under, key, sign, aim in rows:
        def value(results, cell, key=key):
            return key(results[cell]) if callable(key) else results[cell][key]
        each = [value(r, over) / value(r, under) for r in rounds if value(r, under)]
        median = statistics.median(each) if each else float("nan")
        met = ""
        if aim is not None:
            fine = median >= aim if sign == ">=" else median <= aim
            met = f"  aim {sign} {aim}: {'met' if fine else 'MISSED'}"
        print(f"  {what:48}{median:6.2f}  [{min(each, default=0):.2f} - "
              f"{max(each, default=0):.2f}]{met}")


def check(stored, acked):
    """Everything acknowledged is there, and the journal has no gap."""
    head, last, entries, cases = map(int, sql(
        "SELECT (SELECT position FROM journal.head), max(position), count(*),"
        " (SELECT count(*) FROM casefile.cases) FROM journal.entry"))
    print(f"\nafterwards: {cases} cases, {entries} entries, the last at {last}")
    if cases < stored + acked or entries != last or last != head:
        raise SystemExit(f"bench: {stored + acked} notifications were acknowledged, head "
                         f"{head}: something is lost")


def rounds_main(stored):
    rounds = []
    with Broker(INSTANCE / "broker") as broker:
        conditions(stored, broker)
        for number in range(ROUNDS):
            shift = number % len(CELLS)  # no cell always follows the same one
            rounds.append({cell: run_cell(cell, broker)
                           for cell in CELLS[shift:] + CELLS[:shift]})
            print(f"round {number + 1}: " + ", ".join(
                f"{program}/{in_flight}/{followers} "
                f"{rounds[-1][program, in_flight, followers]['rate']:.0f}"
                for program, in_flight, followers in CELLS), file=sys.stderr)
    table(rounds)
    ratios(rounds)
    acked = sum(result["acked"] for results in rounds
                for (program, _, _), result in results.items() if program != "rabbit")
    check(stored, acked)
    RESULTS.write_text(json.dumps(
        {"acked": acked, "rate": middle(rounds, ("own", 128, 0), "rate")}))


def behind(names):
    return sum(map(int, sql("SELECT " + " + ".join(
        f"(SELECT h.position - f.position FROM {name}.follower f)" for name in names)
        + " FROM journal.head h")))


def daemons_main(stored, names):
    """For honesty: the real followers do work of their own for each notification."""
    before = json.loads(RESULTS.read_text())
    print("\nwith the daemons " + (", ".join(names) or "- none is built") + " as followers, "
          "128 in flight\n(after the rounds, not among them; 'without' is their median):")
    acked = before["acked"]
    for number in range(min(ROUNDS, 3) if names else 0):
        result = run_cell(("own", 128, 0), None, names)
        acked += result["acked"]
        left, start = behind(names), time.monotonic()
        while behind(names) > 0 and time.monotonic() - start < CATCH_UP_S:
            time.sleep(0.05)
        used = ", ".join(f"{name} {seconds:.3f}" for name, seconds in result["cpu"].items())
        print(f"  {result['rate']:.0f} acked/s ({result['rate'] / before['rate']:.2f} of "
              f"without), ack p50 {result['ack_p50']:.0f} p99 {result['ack_p99']:.0f}; "
              f"{left} entries behind at the end, {time.monotonic() - start:.1f} s later "
              f"{behind(names)}\n    CPU: {used}")
    if names:
        check(stored, acked)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    stored = int(sys.argv[2])
    if sys.argv[1] == "rounds":
        rounds_main(stored)
    else:
        daemons_main(stored, sys.argv[3:])


if __name__ == "__main__":
    main()
