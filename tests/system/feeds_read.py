"""Reads calendars back with the icalendar library and compares them with what
`vigil deadlines --json` says of the same cases.

    feeds_read.py CALENDAR CLOCKS [EARLIER]
    feeds_read.py --all FOLDER              only that each can be read
    feeds_read.py --grown CALENDAR EARLIER  only what changed

CALENDAR is an iCalendar file, CLOCKS the answers of `vigil deadlines REF --json`, a file
each case, in a folder; EARLIER an older state of the same calendar: an entry that changed
has a higher SEQUENCE and the same UID, one that did not is the same byte for byte.
"""

import json
import re
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from icalendar import Calendar

RUNNING = ("running", "overdue")
SUMMARY = re.compile(r"SANDBOX (?P<kind>[A-Z].*?) (?P<state>due|due \(provisional\)|no longer due"
                     r"|done in time|done late|paused|holds until here|has held|did not hold): (?P<ref>CSP-\d{4}-\d{6,}-[0-9A-Z])$")


def wrong(text):
    sys.exit(f"{sys.argv[1:]}: {text}")


def lines(raw):
    """As RFC 5545 has them: CRLF, 75 bytes at most, UTF-8."""
    if not raw.endswith(b"\r\n"):
        wrong("does not end with a line's end")
    for line in raw[:-2].split(b"\r\n"):
        if len(line) > 75 or b"\n" in line or b"\r" in line:
            wrong(f"a line is not one: {line!r}")
    return raw.decode("utf-8")


def entries(path):
    """The calendar's entries by case and clock."""
    raw = Path(path).read_bytes()
    lines(raw)
    calendars = Calendar.from_ical(raw, multiple=True)
    if len(calendars) != 1 or calendars[0].errors:
        wrong(f"{len(calendars)} calendars, errors {[c.errors for c in calendars]}")
    calendar = calendars[0]
    for name, value in (("VERSION", "2.0"), ("METHOD", "PUBLISH"),
                        ("PRODID", "-//Vigil//Deadlines//EN")):
        if calendar.get(name) != value:
            wrong(f"{name} is {calendar.get(name)}")
    found = {}
    for event in calendar.walk("VEVENT"):
        if event.errors:
            wrong(f"errors: {event.errors}")
        match = SUMMARY.match(event["SUMMARY"])
        if not match:
            wrong(f"the summary {event['SUMMARY']}")
        kind = match["kind"].lower().replace(" ", "_")
        key = (match["ref"], kind)
        if key in found:
            wrong(f"two entries of {key}")
        found[key] = (event, match["state"])
    uids = [str(event["UID"]) for event, _ in found.values()]
    if len(set(uids)) != len(uids):
        wrong("two entries have one UID")
    return found


def rows(folder):
    """The present revision of each clock, by case and clock."""
    found = {}
    for path in sorted(Path(folder).glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            found[(row["case_ref"], row["clock"])] = row  # the last is the present one
    return found


def compare(key, event, state, row):
    start, end = event["DTSTART"].dt, event["DTEND"].dt
    if isinstance(start, datetime) or start != date.fromisoformat(row["due_on"]):
        wrong(f"{key} is on {start}, due on {row['due_on']}")
    if end - start != timedelta(days=1):
        wrong(f"{key} does not last a day")
    status = {"stopped": "CANCELLED", "paused": "TENTATIVE"}.get(row["state"],
                                         "TENTATIVE" if row["provisional"] and
                                         row["state"] in RUNNING else "CONFIRMED")
    if event["STATUS"] != status:
        wrong(f"{key} is {event['STATUS']}, its clock is {row['state']}")
    words = {"stopped": ("no longer due",), "met_in_time": ("done in time", "has held"),
             "met_late": ("done late", "did not hold"), "paused": ("paused",)}
    if not state.startswith(words.get(row["state"], ("due", "holds"))):
        wrong(f"{key} says {state}, its clock is {row['state']}")
    if row["rule"] not in event["DESCRIPTION"]:
        wrong(f"{key} does not say its rule")
    alarms = [alarm["TRIGGER"].dt for alarm in event.walk("VALARM")]
    if row["state"] in RUNNING and row["clock"] in ("rapid_review", "lcspr") and not alarms:
        wrong(f"{key} has no alarm")
    if row["state"] not in RUNNING and alarms:
        wrong(f"{key} ended and reminds")
    for alarm in alarms:
        if not isinstance(alarm, timedelta) or alarm >= timedelta(0):
            wrong(f"{key} reminds at {alarm}")


def grown(before, now):
    """How many entries changed."""
    changed = 0
    for key, (event, _) in now.items():
        if key not in before:
            continue
        old = before[key][0]
        if event["UID"] != old["UID"]:
            wrong(f"{key} has another UID than before")
        if event.to_ical() == old.to_ical():
            continue
        changed += 1
        if event["SEQUENCE"] <= old["SEQUENCE"]:
            wrong(f"{key} changed, and SEQUENCE went from {old['SEQUENCE']} to "
                  f"{event['SEQUENCE']}")
        if event["DTSTAMP"].dt < old["DTSTAMP"].dt:
            wrong(f"{key} has an older stamp than before")
    return changed


def every(folder):
    files = sorted(Path(folder).glob("*.ics"))
    print(f"{len(files)} calendars, {sum(len(entries(path)) for path in files)} entries")


def main(calendar, folder, earlier=None):
    if calendar == "--all":
        return every(folder)
    if calendar == "--grown":
        found = entries(folder)
        return print(f"{len(found)} entries, {grown(entries(earlier), found)} changed")
    found, wanted = entries(calendar), rows(folder)
    if set(found) != set(wanted):
        wrong(f"too many: {set(found) - set(wanted)}, missing: {set(wanted) - set(found)}")
    for key, (event, state) in found.items():
        compare(key, event, state, wanted[key])
    changed = grown(entries(earlier), found) if earlier else 0
    states = sorted({row["state"] for row in wanted.values()})
    print(f"{len(found)} entries, {changed} changed, states {' '.join(states)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
