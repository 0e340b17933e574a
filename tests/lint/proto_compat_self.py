"""That proto_compat.py sees what breaks peers, and lets pass what does not: on copies of
proto/ with one change each; and that the first baseline is still understood."""

import shutil
import sys
import tempfile
from pathlib import Path

from proto_compat import BASELINE, PROTOS, ROOT, compare, described, read

FIRST = ROOT / "tests/data/proto/v1-first.baseline"
GONE = None  # instead of a new text: the file is taken away

# what is done, in which file, the text and what it becomes
BAD = [
    ("a field renumbered", "notification", "string incident_on = 3;",
     "string incident_on = 99;"),
    ("a field renamed", "notification", "string incident_on = 3;", "string began_on = 3;"),
    ("two fields swapped", "busy", "uint32 retry_after_ms = 1;",
     "uint32 late_ms = 1; uint32 retry_after_ms = 2;"),
    ("a type changed", "child", "uint32 child_no = 1;", "string child_no = 1;"),
    ("another list", "notification", "YesNo neglect = 9;", "History neglect = 9;"),
    ("a list made single", "notification", "repeated Child children = 13;",
     "Child children = 13;"),
    ("a field made a list", "lcspr", "string methods = 17;", "repeated string methods = 17;"),
    ("a field put into a oneof", "busy", "uint32 retry_after_ms = 1;",
     "oneof is { uint32 retry_after_ms = 1; }"),
    ("a field removed", "rapid_review", "string rationale = 4;", ""),
    ("a field removed, its name free", "rapid_review", "string rationale = 4;", "reserved 4;"),
    ("a field removed, its number free", "rapid_review", "string rationale = 4;",
     'reserved "rationale";'),
    ("a code renumbered", "codes", "SEX_MALE = 2;", "SEX_MALE = 9;"),
    ("a code renamed", "codes", "SEX_MALE = 2;", "SEX_BOY = 2;"),
    ("a code removed", "codes", "SEX_MALE = 2;", ""),
    ("a message renamed", "seen", "message Seen ", "message Noticed "),
    ("a message removed", "seen", "", GONE),
]
GOOD = [
    ("a field added", "busy", "uint32 retry_after_ms = 1;",
     "uint32 retry_after_ms = 1; string why = 2;"),
    ("a code added", "codes", "SEX_MALE = 2;", "SEX_MALE = 2; SEX_ANOTHER = 40;"),
    ("a message added", "busy", "message Busy ", "message Idle { string of = 1; }\n"
     "message Busy "),
    ("a field removed and reserved", "rapid_review", "string rationale = 4;",
     'reserved 4; reserved "rationale";'),
    ("a code removed and reserved", "codes", "SEX_MALE = 2;",
     'reserved 2; reserved "SEX_MALE";'),
    ("a comment", "busy", "message Busy ", "// again, in a while\nmessage Busy "),
]


def changed(folder, file, old, new):
    """The lines of a copy with this change."""
    copy = Path(tempfile.mkdtemp(dir=folder)) / "proto"
    shutil.copytree(PROTOS, copy)
    path = copy / "vigil/v1" / f"{file}.proto"
    if new is GONE:
        path.unlink()
    else:
        text = path.read_text(encoding="utf-8")
        if text.count(old) != 1:
            sys.exit(f"{path.name} does not have one {old!r}")
        path.write_text(text.replace(old, new), encoding="utf-8")
    return described(copy)


def main():
    failures, now = [], described(PROTOS)
    with tempfile.TemporaryDirectory() as folder:
        for what, *change in BAD:
            if not compare(now, changed(folder, *change)):
                failures.append(f"{what}: was let pass")
        for what, *change in GOOD:
            faults = compare(now, changed(folder, *change))
            if faults:
                failures.append(f"{what}: {faults[0]}")
        # what was once reserved stays so
        freed = changed(folder, "rapid_review", "string rationale = 4;",
                        'reserved 4; reserved "rationale";')
        used = changed(folder, "rapid_review", "string rationale = 4;", "string note = 4;")
        if not compare(freed, used) or not compare(freed, now):
            failures.append("a reserved number or name used again: was let pass")
    failures += [f"since the first baseline: {fault}" for fault in compare(read(FIRST), now)]
    if not compare(now, read(FIRST)):
        failures.append("the first baseline lacks nothing of the present one")
    if set(read(FIRST)) - set(read(BASELINE)):
        failures.append("the baseline has lost lines of the first one")
    for failure in failures:
        print(failure)
    print(f"{len(BAD)} bad and {len(GOOD)} good changes, {len(failures)} failures")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
