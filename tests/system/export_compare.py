"""The case file of two instances beside each other.

    export_compare.py dump FOLDER            writes FOLDER/cases.json and items.json
    export_compare.py compare ONE OTHER      exit 1, with what differs

References differ from instance to instance, so each is replaced by what its case is known
by: kind, authority, own reference, or where there is none, its days. That a case was told
live or brought in is not compared.
"""

import json
import re
import subprocess
import sys
from pathlib import Path

REFERENCE = re.compile(r"CSP-\d{4}-\d{6,}-[0-9A-Z]")
NOTED = 11  # a death without abuse or neglect, which the Panel does not see
TABLES = {"cases": "casefile.cases", "items": "casefile.item"}


def dump(folder):
    for name, table in TABLES.items():
        rows = subprocess.run(
            ["psql", "-U", "postgres", "-At", "-c", f"SELECT to_json(t) FROM {table} t"],
            stdout=subprocess.PIPE, text=True, check=True).stdout
        (Path(folder) / f"{name}.json").write_text(rows, encoding="utf-8")


def read(folder):
    return [[json.loads(line) for line in
             (Path(folder) / f"{name}.json").read_text(encoding="utf-8").splitlines()]
            for name in TABLES]


def name_of(case):
    own = case["notification_ref"]
    if own is None or REFERENCE.fullmatch(own):
        own = f"{case['incident_on']} {case['notified_at']}"
    return f"{case['kind']} {case['authority']} {own}"


def rows_of(folder):
    """All rows as text, without what may differ."""
    cases, items = read(folder)
    cases = [case for case in cases if NOTED not in (case["state"], case["state_before"])]
    seen = {case["case_ref"] for case in cases}
    items = [item for item in items if item["case_ref"] in seen]
    names = {case["case_ref"]: name_of(case) for case in cases}
    if len(set(names.values())) != len(names):
        sys.exit(f"{folder}: cases that cannot be told apart")
    rows = {}
    for row in cases + items:
        row.pop("historic", None)
        for column, value in row.items():
            if isinstance(value, str):
                row[column] = REFERENCE.sub(lambda found: names[found[0]], value)
        key = (row["case_ref"], row["kind"] if "no" in row else 0, row.get("no", 0))
        rows[key] = row
    return rows


def compare(one, other):
    first, second = rows_of(one), rows_of(other)
    differ = 0
    for key in sorted(first.keys() | second.keys()):
        a, b = first.get(key), second.get(key)
        if a is None or b is None:
            print(key, "is only in", one if b is None else other)
            differ += 1
        elif a != b:
            print(key, {column: (a[column], b[column]) for column in a
                        if a[column] != b[column]})
            differ += 1
    print(f"{len(first)} rows, {differ} differ")
    return 1 if differ or not first else 0


if sys.argv[1] == "dump":
    dump(sys.argv[2])
else:
    sys.exit(compare(sys.argv[2], sys.argv[3]))
