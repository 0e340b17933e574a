"""Includes go down only; within a floor, and between daemons, only the own room."""

import re

from tree import FLOOR, ROOT, finish, lines, room, sources

faults, seen = [], 0
for path in sources("services", "include"):
    seen += 1
    own = room(path)
    for number, line in lines(path.read_text(encoding="utf-8")):
        match = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
        if not match:
            continue
        other = match.group(1).split("/")[0]
        if "/" not in match.group(1) or ".." in match.group(1):
            faults.append((path, number, f'{match.group(1)}: written "room/file.h"'))
        elif other not in FLOOR:
            faults.append((path, number, f"{other} is no room"))
        elif other != own and {own, other} != {"base", "vigil"} and FLOOR[other] >= FLOOR[own]:
            faults.append((path, number, f"{own} may not include {other}"))
        elif own == "vigil" and other != "vigil":
            faults.append((path, number, "the public headers include no room"))
        elif own == "cli" and other in ("run", "store"):
            faults.append((path, number, f"cli is a client: it may not include {other}"))
        elif own == "rules" and other in ("store", "bus", "wire", "files"):
            faults.append((path, number, f"rules are pure: they may not include {other}"))
        elif own == "rules" and other == "base" and not re.match(
                r"base/base_(text|date|date_words|error|attr|codes|faults|id)\.h$", match.group(1)):
            faults.append((path, number, f"rules may not include {match.group(1)}"))

for folder in sorted((ROOT / "services").iterdir()):
    if folder.is_dir() and folder.name not in FLOOR:
        faults.append((folder, 1, f"{folder.name} is no room of the house"))
for path in sources("services", "tests", "include", ends=(".c", ".h", ".sh", ".py", ".sql")):
    if re.search(r"(^|_)(util|utils|helper|helpers|common|misc)(_|$)", path.stem):
        faults.append((path, 1, "names no thing: say what it holds"))
finish(faults, seen)
