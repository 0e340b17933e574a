"""The tree as the lint tests see it: the project's own files, by room and floor."""

import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

DAEMONS = ("gate", "intake", "decisions", "deadlines", "reporting", "dispatch")
FLOOR = {"vigil": 0, "base": 0, "forms": 0.5,  # the ground floor, forms lying on base
         "store": 1, "bus": 1, "wire": 1, "files": 1,
         "rules": 2,
         "run": 3, "client": 3,
         **{daemon: 4 for daemon in DAEMONS}, "cli": 4}


def sources(*folders, ends=(".c", ".h")):
    """The files below the folders, in order of name."""
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in ends and path.is_file():
                yield path


def room(path):
    """services/store/x.c is of room store, include/vigil/x.h of room vigil."""
    return path.relative_to(ROOT).parts[1]


def code(path):
    """The text without comments and without the content of strings, lines kept."""
    def blank(match):
        text = match.group(0)
        return '""' if text[0] == '"' else "\n" * text.count("\n") + " "
    text = path.read_text(encoding="utf-8")
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def lines(text):
    return enumerate(text.splitlines(), 1)


def finish(faults, seen):
    """Prints the faults; a lint that saw nothing has failed, too."""
    for path, line, what in faults:
        print(f"{Path(path).relative_to(ROOT)}:{line}: {what}")
    print(f"{seen} files, {len(faults)} faults")
    sys.exit(1 if faults or not seen else 0)
