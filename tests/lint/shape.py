"""Small rooms: files and functions that fit, each file opening with what it is."""

import re

from tree import ROOT, finish, lines, sources

FILE_MAX, MAIN_MAX, FUNCTION_MAX = 300, 80, 50
# one table after the other, nothing else
LISTS = {ROOT / "include/vigil" / name for name in ("codes.h", "process_codes.h", "clock_codes.h")}

faults, seen = [], 0
for path in sources("services", "include", "tests"):
    seen += 1
    text = path.read_text(encoding="utf-8")
    rows = text.splitlines()
    most = MAIN_MAX if path.name == "main.c" and path.parent.name != "cli" else FILE_MAX
    if len(rows) > most and path not in LISTS:
        faults.append((path, len(rows), f"{len(rows)} lines; at most {most}"))
    if not text.startswith("/*"):
        faults.append((path, 1, "does not open with a comment that says what it is"))
    if not text.endswith("\n"):
        faults.append((path, len(rows), "has no newline at its end"))
    if path.suffix == ".h":
        guard = path.stem.upper() + "_H"
        if not re.search(rf"^#ifndef \w*{guard}$", text, flags=re.M):
            faults.append((path, 1, f"has no include guard ending in {guard}"))
    opened = None
    for number, row in lines(text):
        if row == "{":
            opened = number
        elif row == "}" and opened is not None:
            if number - opened - 1 > FUNCTION_MAX and path.is_relative_to(ROOT / "services"):
                faults.append((path, opened, f"a function of {number - opened - 1} lines; "
                                             f"at most {FUNCTION_MAX}"))
            opened = None
        if re.search(r"\b(TODO|FIXME|XXX)\b", row):
            faults.append((path, number, "unfinished"))
finish(faults, seen)
