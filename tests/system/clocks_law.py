"""The law of a folder (bank-holidays.json, clocks.csv, ladder.csv) and its sums, a second time:
the calendar walked day by day, Python's time zones. Shares no code with the program.
"""

import calendar
import csv
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
NINE = time(9)


def at_midnight(day):
    """The first instant of a day in London."""
    return datetime.combine(day, time(0), LONDON).astimezone(timezone.utc)


def london_day(instant):
    return instant.astimezone(LONDON).date()


def add_months(day, months):
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


@dataclass
class Line:
    """A line of clocks.csv."""

    name: str
    clock: str
    scopes: set
    owner: str
    starts: str
    stops: list
    length: int
    unit: str
    sense: str
    valid_from: date
    valid_until: date | None

    def is_for(self, case, though_it_covers=False):
        kinds = {case.kind}
        if case.kind == "review" and (though_it_covers or not case.covers):
            kinds.add("review_alone")
        return bool(kinds & self.scopes) and ("live" not in self.scopes or case.live)

    def holds(self, day):
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


@dataclass
class Rung:
    name: str
    offset: int
    recipient: str


class Law:
    def __init__(self, folder):
        with open(f"{folder}/bank-holidays.json", encoding="utf-8") as file:
            events = json.load(file)["england-and-wales"]["events"]
        self.holidays = {date.fromisoformat(event["date"]) for event in events}
        self.lines, self.ladder = [], {}
        with open(f"{folder}/clocks.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                self.lines.append(Line(
                    row["name"], row["clock"], set(row["scope"].split()), row["owner"],
                    row["starts"], row["stops"].split(), int(row["length"]), row["unit"],
                    row["sense"], date.fromisoformat(row["valid_from"]),
                    date.fromisoformat(row["valid_until"]) if row["valid_until"] else None))
        with open(f"{folder}/ladder.csv", encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                for n in range(int(row["times"] or 1)):
                    self.ladder.setdefault(row["clock"], []).append(Rung(
                        row["name"] + (f"_{n + 1}" if n else ""),
                        int(row["offset"]) + n * int(row["every"] or 0), row["recipient"]))
        # in the order in which they can be worked out: what another's due day starts, last
        self.clocks = list(dict.fromkeys(line.clock for line in self.lines))
        self.clocks.sort(key=lambda clock: any(
            line.starts.startswith("due:") for line in self.lines if line.clock == clock))

    def works(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def shift(self, day, count, skipped=()):
        """The count-th working day after day (before it, if negative), without those that
        one of the spans [from, until) takes out."""
        step = DAY if count > 0 else -DAY
        while count:
            day += step
            if self.works(day) and not any(since <= day < until for since, until in skipped):
                count -= 1 if count > 0 else -1
        return day

    def due(self, line, started_at, skipped):
        """The due day, and the first instant that is too late."""
        day = london_day(started_at)
        if line.unit == "hours":
            end = started_at + timedelta(hours=line.length)
            return london_day(end - timedelta(microseconds=1)), end
        if line.unit == "working_days":
            day = self.shift(day, line.length, skipped if line.length > 0 else ())
        elif line.unit == "months":
            day = self.stretch(day, add_months(day, line.length), skipped)
        else:
            days = line.length * {"weeks": 7, "days": 1}[line.unit]
            day = self.stretch(day, day + days * DAY, skipped)
        return day, at_midnight(day + DAY)

    def stretch(self, start, due, skipped, working=False):
        """The due day moved on by each day behind start, up to it, that is taken out; of a
        clock in working days by working days."""
        day = start
        while day < due:
            day += DAY
            if any(since <= day < until for since, until in skipped):
                if not working:
                    due += DAY
                elif self.works(day):
                    due = self.shift(due, 1)
        return due

    def raise_at(self, due_on, offset):
        day = self.shift(due_on, offset) if offset else due_on
        return datetime.combine(day, NINE, LONDON).astimezone(timezone.utc)


def recipient(role, authority):
    if role.startswith("panel_"):
        return "panel/" + role.removeprefix("panel_")
    return f"{authority}/{role}"
